import { execFileSync } from 'node:child_process'
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Stops a server of ours that outlived its Bekal (a `kill -9`), so that a new one can take the folder. Only processes
 * that are PostgreSQL and work in this very folder are touched: a number alone may belong to somebody else by now.
 */
export async function reap(folder: string): Promise<void> {
  const real = await realpath(folder).catch(() => undefined)
  if (real === undefined) return
  const left = async (): Promise<number[]> => await serversIn(real)
  for (const [signal, tries] of [
    ['SIGINT', 200],
    ['SIGQUIT', 100],
    ['SIGKILL', 100],
  ] as const) {
    const running = await left()
    if (running.length === 0) break
    for (const pid of running) send(pid, signal)
    for (let i = 0; i < tries && (await left()).length > 0; i += 1) await wait(50)
  }
  // Nobody works here any more; its number may be somebody else's by now, which PostgreSQL would take for a server.
  await rm(join(real, 'postmaster.pid'), { force: true })
}

/** The socket's folder that a server killed with its Bekal left behind, if it is one of ours. */
export async function socketOf(folder: string): Promise<string | undefined> {
  const [, , , , socket = ''] = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return basename(socket).startsWith('bekal-') ? socket : undefined
}

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself in between.
  }
}

/** PostgreSQL's processes all work in their data folder, the server itself and its children. */
async function serversIn(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return await serverByItsFile(folder)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [exe, cwd] = await Promise.all(
        ['exe', 'cwd'].map((name) => readlink(`/proc/${pid}/${name}`).catch(() => '')),
      )
      return basename(exe ?? '').startsWith('postgres') && cwd === folder ? [Number(pid)] : []
    }),
  )
  return found.flat()
}

async function serverByItsFile(folder: string): Promise<number[]> {
  const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return []
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
    return command.toString().includes(folder) ? [pid] : []
  } catch {
    return []
  }
}
