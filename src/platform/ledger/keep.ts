import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Checkpoint, type Keys, openCheckpoint } from './note.ts'

/**
 * Checkpoints kept outside the database, in `<dataDir>/ledger`: the newest, and the last one of each day. Whoever
 * restores, cuts or rewrites the database cannot make it contain these. Copies belong on another machine.
 */
const folderOf = (dataDir: string): string => join(dataDir, 'ledger')
const newest = 'newest.txt'

/** Keeps a checkpoint; `day` is the day of its signing, `2026-11-23`. */
export async function keepCheckpoint(dataDir: string, note: string, day: string): Promise<void> {
  const folder = folderOf(dataDir)
  await mkdir(folder, { recursive: true })
  for (const name of [`${day}.txt`, newest]) {
    const fresh = join(folder, `${name}.part`)
    const file = await open(fresh, 'w', 0o644)
    await file.writeFile(note)
    await file.sync()
    await file.close()
    await rename(fresh, join(folder, name))
  }
}

/** All kept notes, for `verifyLedger`; none before the first checkpoint. */
export async function keptNotes(dataDir: string): Promise<string[]> {
  const folder = folderOf(dataDir)
  const names = (await readdir(folder).catch(missing<string[]>([]))).filter((name) => name.endsWith('.txt')).sort()
  return await Promise.all(names.map(async (name) => await readFile(join(folder, name), 'utf8')))
}

/** The newest kept checkpoint, for `sequence`. @throws Error when the file is there and is not one of ours */
export async function newestKept(dataDir: string, keys: Keys): Promise<Checkpoint | undefined> {
  const path = join(folderOf(dataDir), newest)
  const note = await readFile(path, 'utf8').catch(missing<undefined>(undefined))
  if (note === undefined) return undefined
  const checkpoint = openCheckpoint(note, keys)
  if (!checkpoint) throw new Error(`${path} is not a checkpoint this ledger has signed`)
  return checkpoint
}

const missing =
  <T>(instead: T) =>
  (problem: NodeJS.ErrnoException): T => {
    if (problem.code === 'ENOENT') return instead
    throw problem
  }
