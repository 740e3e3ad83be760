/**
 * `npm run bench [-- name …] [--json]`: every bench/*.bench.ts, or those whose name begins so, as ratios measured in one run.
 *
 * Exit code: 0 everything was measured, whether or not an aim is met (a busy machine is no mistake); 1 something could
 * not be measured; 2 no bench has that name.
 */
import { globSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report, Row } from '../bench/measure.ts'

type Bench = { readonly bench: () => Promise<Report> }
type Measured = Report & { readonly file: string }

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

/** What a reader must know first: what a ratio is, and which aims are met. */
function opening(measured: readonly Measured[]): string {
  const aims = measured.flatMap(({ rows }) => rows.filter(({ aim }) => aim !== undefined))
  const verdict = ({ label, ratio, aim = 0 }: Row): string =>
    `  ${ratio >= aim ? 'met   ' : 'MISSED'}  ${figure(ratio).padStart(6)}  aim ${figure(aim).padEnd(5)} ${label}`
  return [
    'Every speed beside a floor it is held against, both measured in turns in this run.',
    '× is ours over the floor: 1 is as fast as the floor, 0.5 half as fast, 2 twice. Compare ratios, not rates: a busy',
    'machine slows both. For SQL the floor is the same statements sent one by one as text, which the server plans each',
    'time; "prepared" is the stricter floor, the same statements prepared beforehand, as ours are.',
    `${cpus().length} processors, load ${figure(loadavg()[0] ?? 0)}.`,
    ...(aims.length === 0 ? [] : ['', 'Aims', ...aims.map(verdict)]),
  ].join('\n')
}

function detail({ name, against, rows }: Measured): string {
  const line = ({ label, perSecond, ratio, prepared }: Row): string =>
    `  ${label.padEnd(78)} ${figure(perSecond).padStart(10)} /s  × ${figure(ratio).padEnd(6)}${prepared === undefined ? '' : ` prepared × ${figure(prepared)}`}`
  return [`${name}\n  beside ${against}`, ...rows.map(line)].join('\n')
}

async function measureAll(files: readonly string[]): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const file of files) {
    const name = basename(file, '.bench.ts')
    process.stderr.write(`measuring ${name}\n`)
    const { bench } = (await import(join(folder, file))) as Bench
    measured.push({ file: name, ...(await bench()) })
  }
  return measured
}

const files = globSync('*.bench.ts', { cwd: folder }).filter(wanted).toSorted()
if (files.length === 0) {
  process.stderr.write(`No bench is called ${positionals.join(' ')}.\n`)
  process.exitCode = 2
} else {
  const measured = await measureAll(files)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ok: true, benches: measured })}\n`
      : `\n${[opening(measured), ...measured.map(detail)].join('\n\n')}\n`,
  )
}
