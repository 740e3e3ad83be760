// `npm run check`: everything that can be held against a measure. Each step says how long it took; all of them run.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

/** Tests about the house as a whole: its floors, its words, its messages, the law outside of code. */
const houseTests = readdirSync(join(root, 'src'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `src/${name}`)

/** @type {readonly (readonly [string, string, readonly string[]])[]} */
const steps = [
  ['format', 'biome', ['ci', '--colors=off']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['-p', '.']],
  ['house', 'vitest', ['run', '--project=pure', ...houseTests]],
  ['dead code', 'knip', ['--no-progress']],
  ['schema', 'node', ['scripts/schema.ts', '--check']],
  ['page budgets', 'vitest', ['run', '--project=browser', 'e2e/budgets.e2e.test.ts']],
]

let failed = 0
for (const [name, program, words] of steps) {
  const started = performance.now()
  const { code, said } = await run(program, words, { quiet: true })
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${seconds} s\n`)
  if (code === 0) continue
  failed += 1
  process.stdout.write(`${said.trim().replace(/^/gm, '  ')}\n\n`)
}
process.stdout.write(failed === 0 ? 'All is well.\n' : `${failed} of ${steps.length} checks failed.\n`)
process.exitCode = failed === 0 ? 0 : 1
