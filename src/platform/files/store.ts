import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Where sealed bytes lie. Keys are ours: lower-case words, digits and dashes between slashes. Small enough for a
 * folder and for an object store with conditional writes.
 */
export type Store = {
  /** Writes once, wholly or not at all, and durably. `false` when the key was taken already. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<boolean>
  readonly get: (key: string) => Promise<Uint8Array | undefined>
  /** The names directly under a key. */
  readonly list: (key: string) => Promise<readonly string[]>
  /** Removes a key and all under it; nothing there is fine. */
  readonly remove: (key: string) => Promise<void>
  /** Removes what was left half written before this moment, in milliseconds since 1970. */
  readonly tidy: (before: number) => Promise<void>
}

/** A store in a folder that only its owner can read. */
export function diskStore(dir: string): Store {
  const unfinished = join(dir, 'unfinished')
  return {
    put: async (key, bytes) => {
      const path = pathOf(dir, key)
      await makeFolder(unfinished)
      await makeFolder(dirname(path))
      const fresh = join(unfinished, randomBytes(16).toString('hex'))
      try {
        await writeDurably(fresh, bytes)
        await link(fresh, path)
        await syncFolder(dirname(path))
        return true
      } catch (problem) {
        if (codeOf(problem) === 'EEXIST') return false
        throw problem
      } finally {
        await rm(fresh, { force: true })
      }
    },
    get: async (key) => await orNothing(readFile(pathOf(dir, key)), undefined),
    list: async (key) => await orNothing(readdir(pathOf(dir, key)), []),
    remove: async (key) => await rm(pathOf(dir, key), { recursive: true, force: true }),
    tidy: async (before) => {
      for (const name of await orNothing(readdir(unfinished), [])) {
        const path = join(unfinished, name)
        const found = await orNothing(stat(path), undefined)
        if (found && found.mtimeMs < before) await orNothing(unlink(path), undefined)
      }
    },
  }
}

function pathOf(dir: string, key: string): string {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new RangeError(`not a key of the store: ${key}`)
  return join(dir, key)
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a folder and, when it is new, makes its place durable too. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await syncFolder(dirname(folder))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function orNothing<T, Nothing>(found: Promise<T>, nothing: Nothing): Promise<T | Nothing> {
  try {
    return await found
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return nothing
    throw problem
  }
}

const codeOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'

/** Whether a write failed because the disk, or our share of it, is full. */
export const isFull = (problem: unknown): boolean => /^(ENOSPC|EDQUOT)$/.test(codeOf(problem))
