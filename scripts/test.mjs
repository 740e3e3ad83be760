// `npm test [-- filters]`: everything once, then the database tests again on a PostgreSQL server, where one is installed.
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const cache = join(root, '.cache')
const filters = process.argv.slice(2)

/** The programs of an installed PostgreSQL server, the newest first. */
function serverPrograms() {
  if (process.env['TEST_PG_BIN']) return process.env['TEST_PG_BIN']
  const found = globSync(['/usr/lib/postgresql/*/bin/postgres', '/usr/pgsql-*/bin/postgres'])
  const version = (/** @type {string} */ path) => Number(/\d+/.exec(path)?.[0])
  return found
    .filter((path) => version(path) >= 15)
    .toSorted((a, b) => version(b) - version(a))[0]
    ?.replace(/\/postgres$/, '')
}

/**
 * Runs vitest once and counts.
 * @param {string} name
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 */
async function vitest(name, words, env = {}) {
  const report = join(cache, `tests-${name}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run('vitest', ['run', '--passWithNoTests', ...reporters, ...words, ...filters], { env })
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that cannot even be read has no tests to fail.
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    const failed = numFailedTests + broken
    return { code, passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: numPendingTests }
  } catch {
    return { code: code || 1, passed: 0, failed: 1, skipped: 0 }
  }
}

mkdirSync(cache, { recursive: true })
const runs = [await vitest('all', ['--project=pure', '--project=database', '--project=browser'])]
const programs = serverPrograms()
if (programs) {
  process.stdout.write(`\nThe database tests again, on ${programs}\n`)
  const words = ['--project=database', '--exclude=src/platform/db/embedded/**']
  runs.push(await vitest('server', words, { TEST_PG_BIN: programs }))
} else {
  process.stdout.write('\nNo PostgreSQL server is installed here: the database tests ran on the embedded one only.\n')
}

const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) => runs.reduce((total, run) => total + run[what], 0)
if (sum('skipped') > 0) process.stdout.write(`\n${sum('skipped')} tests do not apply to this machine.\n`)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = runs.some(({ code }) => code !== 0) || sum('failed') > 0 ? 1 : 0
