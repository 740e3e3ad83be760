import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')

/**
 * Runs a program of `node_modules/.bin` (or `node`) in the checkout, on the packaged Node.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [how]  quiet: what it says is returned instead of shown
 * @returns {Promise<{ code: number, said: string }>}
 */
export async function run(program, words, { env = {}, quiet = false } = {}) {
  return await new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
    child.once('error', (problem) => resolve({ code: 1, said: problem.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}
