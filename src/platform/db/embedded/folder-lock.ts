import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from './problem.ts'

type Holder = { readonly pid: number; readonly bornAt: string; readonly since: string }

/** A data folder held by this process until it is let go. */
export type FolderLock = { readonly release: () => Promise<void> }

/**
 * Takes the data folder for this process. A lock left by a dead process is taken over, also when its number has
 * been given to another process since: the process's own birth is compared.
 *
 * @throws StartProblem that names the holder when a living process has it, or when the folder cannot be written
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'bekal.lock')
  const mine: Holder = { pid: process.pid, bornAt: (await birthOf(process.pid)) ?? '', since: new Date().toISOString() }
  const fresh = join(folder, `.lock-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(fresh, JSON.stringify(mine), { mode: 0o644 })
  } catch (problem) {
    throw new StartProblem(
      'folder-not-writable',
      `The data folder ${folder} cannot be written (${codeOf(problem)}). Give this user write access, or set DATA_DIR.`,
    )
  }
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(fresh, path)) return { release: async () => await unlink(path).catch(() => undefined) }
      const holder = await readHolder(path)
      if (holder && (await isAlive(holder)))
        throw new StartProblem(
          'folder-in-use',
          `The data folder ${folder} is in use by process ${holder.pid} since ${holder.since}. Stop that one first, or set DATA_DIR to another folder.`,
        )
      await rename(path, `${fresh}.stale`).catch(() => undefined)
      await unlink(`${fresh}.stale`).catch(() => undefined)
    }
    throw new StartProblem(
      'folder-in-use',
      `The data folder ${folder} is being started by another process just now. Try again.`,
    )
  } finally {
    await unlink(fresh).catch(() => undefined)
  }
}

const linked = async (from: string, to: string): Promise<boolean> =>
  await link(from, to).then(
    () => true,
    () => false,
  )

const readHolder = async (path: string): Promise<Holder | undefined> =>
  await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Holder,
    () => undefined,
  )

const isAlive = async ({ pid, bornAt }: Holder): Promise<boolean> => {
  const birth = await birthOf(pid)
  return birth !== undefined && (bornAt === '' || birth === bornAt)
}

/** When a process was born, as the kernel counts; `undefined` when there is none. Elsewhere than on Linux: only whether it lives. */
export async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    if (process.platform === 'linux') return undefined
    try {
      process.kill(pid, 0)
      return ''
    } catch {
      return undefined
    }
  }
}

const codeOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'
