import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { StaticAsset } from '../http/static.ts'

const require = createRequire(import.meta.url)

/**
 * The verifier as a browser gets it: the modules of `browser/`, and the Ed25519 in JavaScript for browsers that have
 * none. They import each other by relative name, so their folder, not each file, is named by their content.
 */
export type Verifier = {
  readonly assets: readonly StaticAsset[]
  /** The address of a module, e.g. `urlOf('read-card.js')`. @throws RangeError when there is none of that name */
  readonly urlOf: (name: string) => string
}

const fallback = 'ed25519-script.js'

/** Reads the modules from disk, once at start. */
export function openVerifier(): Verifier {
  const folder = new URL('browser/', import.meta.url)
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => ({ name, text: forBrowser(readFileSync(new URL(name, folder), 'utf8')) }))
  const files = [
    ...modules,
    { name: fallback, text: forBrowser(readFileSync(require.resolve('@noble/ed25519'), 'utf8')) },
  ]
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('base64url').slice(0, 12)
  const assets = files.map(({ name, text }) => ({
    path: `/aset/kartu.${hash}/${name}` as const,
    type: 'text/javascript',
    body: new TextEncoder().encode(text),
    immutable: true,
  }))
  return {
    assets,
    urlOf: (name) => {
      const asset = assets.find(({ path }) => path.endsWith(`/${name}`))
      if (!asset) throw new RangeError(`the verifier has no module "${name}"`)
      return asset.path
    },
  }
}

/** Comments stay here, and the package's bare name becomes its file's; both packages keep their licence line (`/*!`). */
const forBrowser = (text: string): string =>
  text
    .replaceAll(/^[ \t]*\/\*(?!!)[\s\S]*?\*\/[ \t]*\n/gm, '')
    .replaceAll(/^[ \t]*\/\/.*\n/gm, '')
    .replaceAll("'@noble/ed25519'", `'./${fallback}'`)
