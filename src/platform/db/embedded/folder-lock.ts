import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
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
    await unlink(fresh).catch(() => undefined)
    throw notWritable(folder, problem)
  }
  try {
    await take(path, fresh, folder)
    return { release: async () => await release(path, mine) }
  } finally {
    await unlink(fresh).catch(() => undefined)
  }
}

/**
 * Gives `path` the content of `fresh`, if it is free or its holder is dead. A dead holder's lock may be removed only
 * by the one who holds a second lock named after it; so nobody removes a living lock that came in between.
 */
async function take(path: string, fresh: string, folder: string): Promise<void> {
  while (!(await linked(fresh, path, folder))) {
    const text = await textOf(path)
    if (text === undefined) continue
    const holder = holderOf(text)
    if (holder && (await isAlive(holder))) throw inUse(folder, holder)
    const claim = `${path}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
    await take(claim, fresh, folder)
    if ((await textOf(path)) === text) await succeeds(unlink(path))
    await succeeds(unlink(claim))
  }
}

/** Whether `path` was free. A hard link makes a file with its content in one step, or not at all. */
const linked = async (fresh: string, path: string, folder: string): Promise<boolean> =>
  await link(fresh, path).then(
    () => true,
    (problem: unknown) => {
      if (codeOf(problem) === 'EEXIST') return false
      throw notWritable(folder, problem)
    },
  )

async function release(path: string, mine: Holder): Promise<void> {
  const text = await textOf(path)
  if (text === JSON.stringify(mine)) await succeeds(unlink(path))
}

const succeeds = async (doing: Promise<unknown>): Promise<boolean> =>
  await doing.then(
    () => true,
    () => false,
  )

const textOf = async (path: string): Promise<string | undefined> => await readFile(path, 'utf8').catch(() => undefined)

function holderOf(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder | null
    return typeof holder?.pid === 'number' ? holder : undefined
  } catch {
    return undefined
  }
}

const isAlive = async ({ pid, bornAt }: Holder): Promise<boolean> => {
  const birth = await birthOf(pid)
  return birth !== undefined && (bornAt === '' || birth === bornAt)
}

/** When a process was born, as the kernel counts; `undefined` when there is none. Elsewhere than on Linux: only whether it lives. */
export async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : fields[18]
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

const inUse = (folder: string, { pid, since }: Holder): StartProblem =>
  new StartProblem(
    'folder-in-use',
    `The data folder ${folder} is in use by process ${pid} since ${since}. Stop that one first, or set DATA_DIR to another folder.`,
  )

const notWritable = (folder: string, problem: unknown): StartProblem => {
  const code = codeOf(problem)
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new StartProblem('no-space', `The disk of the data folder ${folder} is full. Make room, then start again.`)
    : new StartProblem(
        'folder-not-writable',
        `The data folder ${folder} cannot be written (${code}). Give this user write access, or set DATA_DIR.`,
      )
}
