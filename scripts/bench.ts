// `npm run bench [-- name] [--json]`: every bench/*.bench.ts, as ratios measured in one run.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'

type Row = { readonly label: string; readonly perSecond: number; readonly ratio: number }
type Bench = { readonly bench: () => Promise<{ readonly name: string; readonly rows: readonly Row[] }> }

const folder = join(import.meta.dirname, '../bench')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const wanted = (file: string): boolean => positionals.length === 0 || positionals.some((name) => file.startsWith(name))

const figure = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })

const done = []
for (const file of globSync('*.bench.ts', { cwd: folder }).filter(wanted).toSorted()) {
  const { bench } = (await import(join(folder, file))) as Bench
  const { name, rows } = await bench()
  done.push({ file: basename(file, '.bench.ts'), name, rows })
  if (values.json) continue
  process.stdout.write(`\n${name}\n`)
  for (const { label, perSecond, ratio } of rows)
    process.stdout.write(`  ${label.padEnd(60)} ${figure(perSecond).padStart(12)} /s  × ${figure(ratio)}\n`)
}
if (values.json) process.stdout.write(`${JSON.stringify({ ok: true, benches: done })}\n`)
