import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { StaticAsset } from '../http/static.ts'

const require = createRequire(import.meta.url)

/**
 * The verifier as a browser gets it: the modules of `browser/`, the Ed25519 in JavaScript for browsers that have none,
 * and the reader of QR codes for cameras and photos. They import each other by relative name, so their folder, not each file, is named by their content.
 */
export type Verifier = {
  readonly assets: readonly StaticAsset[]
  /** The address of a module, e.g. `urlOf('read-card.js')`. @throws RangeError when there is none of that name */
  readonly urlOf: (name: string) => string
}

/** Files of packages: what our modules import, and the name it is served under. */
const packages = [
  { from: '@noble/ed25519', as: 'ed25519-script.js' },
  { from: 'qr/decode.js', as: 'qr-decode.js' },
  { from: 'qr', as: 'qr-tables.js' },
] as const

/** Reads the modules from disk, once at start. */
export function openVerifier(): Verifier {
  const folder = new URL('browser/', import.meta.url)
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => ({ name, text: forBrowser(readFileSync(new URL(name, folder), 'utf8')) }))
  const files = [
    ...modules,
    ...packages.map(({ from, as }) => ({ name: as, text: forBrowser(readFileSync(require.resolve(from), 'utf8')) })),
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

/** Comments stay here, but a package's licence line (`/*!`); packages are asked for by the names of their files. */
const forBrowser = (text: string): string =>
  packages
    .reduce((code, { from, as }) => code.replaceAll(`'${from}'`, `'./${as}'`), text)
    .replaceAll("'./index.js'", "'./qr-tables.js'")
    .replaceAll(/^[ \t]*\/\*(?!!)[\s\S]*?\*\/[ \t]*\n/gm, '')
    .replaceAll(/^[ \t]*\/\/.*\n/gm, '')
