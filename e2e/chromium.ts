import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** How to start a headless Chromium. */
export type Chromium = { readonly executable: string; readonly env: Readonly<Record<string, string>> }

const cache = join(import.meta.dirname, '../.cache')
const packed = join(import.meta.dirname, '../node_modules/@sparticuz/chromium')

/**
 * The browser for tests: the one `CHROMIUM` names (`npm`: the package's), else the machine's, else the one of the npm
 * package, unpacked once into a folder that carries its version, so that no older or half-written one is ever taken.
 */
export async function findChromium(): Promise<Chromium> {
  const own = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (existsSync(own)) return { executable: own, env: {} }
  if (process.env['CHROMIUM'] !== undefined && own !== 'npm')
    throw new Error(`CHROMIUM names ${own}, which is not there`)
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}-${process.arch}`)
  if (!existsSync(folder)) await unpack(folder)
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** The package unpacks into TMPDIR, so it does it in a process whose TMPDIR is the new folder. */
async function unpack(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(join(cache, 'unpacking-'))
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', `await (await import('@sparticuz/chromium')).default.executablePath()`],
      // Only there does the package bring the libraries that a bare machine lacks.
      {
        cwd: join(packed, '../..'),
        env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
      },
    )
    await writeFile(join(fresh, 'fonts.conf'), fonts(folder))
    await rename(fresh, folder).catch((problem: unknown) => {
      if (!existsSync(folder)) throw problem
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The package's fonts and the machine's; the package's own list names folders of another machine. */
const fonts = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
