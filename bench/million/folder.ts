import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts'
import { lockFolder } from '../../src/platform/db/embedded/folder-lock.ts'
import { reap } from '../../src/platform/db/embedded/reap.ts'

type Server = Awaited<ReturnType<typeof startEmbedded>>

const root = join(import.meta.dirname, '../..')
const prefix = 'bekal-bench-'
/** Bytes that a million files and what PostgreSQL needs beside them take on the disk. */
const needed = 6e9

/**
 * A data folder in the system's temporary folder that is filled once and used by every later run: its name holds the
 * digest of all it is made of. Folders of earlier versions are removed.
 *
 * @param fill  fills the new database of a server that need not survive a power cut
 * @returns the folder, with the server stopped
 * @throws Error when the disk has no room
 */
export async function filledFolder(
  { many, say }: { readonly many: number; readonly say: (text: string) => void },
  fill: (server: Server) => Promise<void>,
): Promise<string> {
  const name = `${prefix}${many}-${await digestOfMaking()}`
  const folder = join(tmpdir(), name)
  const whole = join(folder, 'whole')
  if (existsSync(whole)) return folder
  for (const old of await readdir(tmpdir())) if (old.startsWith(prefix)) await removeUnlessHeld(join(tmpdir(), old))
  const { bavail, bsize } = await statfs(tmpdir())
  if (many > 100_000 && bavail * bsize < needed)
    throw new Error(
      `${tmpdir()} has no room for ${needed / 1e9} GB; set TMPDIR to a larger disk, or BENCH_APPLICATIONS`,
    )
  say(`filling ${folder}: once, a few minutes`)
  const server = await startEmbedded({ dataDir: folder, durable: false })
  try {
    await fill(server)
  } finally {
    await server.stop()
  }
  await writeFile(whole, '')
  return folder
}

/** Everything the rows and their tables come from. */
async function digestOfMaking(): Promise<string> {
  const made = createHash('sha256')
  const patterns = [
    'migrations/*.sql',
    'bench/million/*.ts',
    'data/**/*.yaml',
    'regulations/**/*.yaml',
    'package-lock.json',
  ]
  for (const path of patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted())
    made.update(path).update(await readFile(join(root, path)))
  return made.digest('hex').slice(0, 12)
}

/** Another run may be measuring in it; what nobody living holds is cleared away. */
async function removeUnlessHeld(folder: string): Promise<void> {
  const lock = await lockFolder(folder).catch(() => undefined)
  if (lock === undefined) return
  await reap(join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
}
