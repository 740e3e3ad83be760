import { execFileSync, spawn } from 'node:child_process'
import { chown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from './problem.ts'

/** How to run a PostgreSQL program: it refuses to run as root, so root lends it another identity. */
export type RunAs = {
  readonly kind: 'self' | 'user-namespace' | 'other-user'
  readonly command: (program: string, args: readonly string[]) => readonly [string, readonly string[]]
  readonly ids: { readonly uid: number; readonly gid: number } | null
}

const self: RunAs = { kind: 'self', command: (program, args) => [program, args], ids: null }

/**
 * Finds the identity to run PostgreSQL with. An ordinary user runs it as themself. Root uses a user namespace, in
 * which files stay root's (so it works in a closed home folder too), else the user `postgres` or `nobody`.
 *
 * @throws StartProblem when root has no other identity to lend
 */
export function findIdentity(): RunAs {
  if (process.getuid?.() !== 0) return self
  if (worksInNamespace())
    return {
      kind: 'user-namespace',
      command: (program, args) => ['unshare', ['--user', '--map-user=1', '--map-group=1', program, ...args]],
      ids: null,
    }
  for (const name of ['postgres', 'nobody']) {
    const ids = idsOf(name)
    if (ids) return { kind: 'other-user', command: (program, args) => [program, args], ids }
  }
  throw new StartProblem(
    'no-user',
    'PostgreSQL does not run as root, and no other user was found. Run as an ordinary user, or set DATABASE_URL.',
  )
}

function worksInNamespace(): boolean {
  try {
    return (
      execFileSync('unshare', ['--user', '--map-user=1', '--map-group=1', 'id', '-u'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .toString()
        .trim() === '1'
    )
  } catch {
    return false
  }
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
    )
    return uid !== undefined && gid !== undefined ? { uid, gid } : undefined
  } catch {
    return undefined
  }
}

/** What PostgreSQL's programs see of ours: nothing that changes how they sort, speak or count time. */
export const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
})

/** Runs a program to its end. @returns its exit code and what it said */
export async function run(
  identity: RunAs,
  program: string,
  args: readonly string[],
): Promise<{ code: number; said: string }> {
  const [command, all] = identity.command(program, args)
  return await new Promise((resolve, reject) => {
    const child = spawn(command, all, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'], ...identity.ids })
    let said = ''
    const hear = (chunk: Buffer): void => void (said += chunk.toString())
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

/** Gives a folder and what is in it to the identity, when that is another user. */
export async function give(identity: RunAs, folder: string): Promise<void> {
  if (identity.ids === null) return
  const { uid, gid } = identity.ids
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await give(identity, join(folder, entry.name))
    else await chown(join(folder, entry.name), uid, gid)
}
