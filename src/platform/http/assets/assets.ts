import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { StaticAsset } from '../static.ts'

/** A file of ours, named by its content. */
export type Asset = StaticAsset & {
  /** As pages ask for it: `queue.js`. */
  readonly name: string
  /** SHA-256 of the bytes, shortened, base64url. */
  readonly hash: string
}

/** Fonts and scripts, read once at start. The server mounts them; nothing is bundled. */
export const assets: readonly Asset[] = [
  ...readFolder('fonts', '.woff2', 'font/woff2'),
  ...readFolder('scripts', '.js', 'text/javascript'),
]

const byName = new Map(assets.map((asset) => [asset.name, asset]))

/**
 * The address of an asset, e.g. `/aset/plus-jakarta-sans-800.Xc2…woff2`.
 * @throws RangeError when there is no such asset: a page would silently lose it
 */
export function assetUrl(name: string): string {
  const asset = byName.get(name)
  if (asset === undefined) throw new RangeError(`no asset "${name}"; there are ${[...byName.keys()].join(', ')}`)
  return asset.path
}

function readFolder(folder: string, ending: string, type: string): readonly Asset[] {
  const place = new URL(`${folder}/`, import.meta.url)
  return readdirSync(place)
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.js'))
    .sort()
    .map((name) => describe(name, type, readFileSync(new URL(name, place))))
}

/** A script stands alone: an import by relative name would miss the hashed one. */
function describe(name: string, type: string, body: Buffer): Asset {
  if (type === 'text/javascript' && /^\s*import[\s{'"]/m.test(body.toString('utf8')))
    throw new RangeError(`${name} imports; a browser script of ours is one file`)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const path = `/aset/${name.slice(0, dot)}.${hash}${name.slice(dot)}` as const
  return { name, path, type, body: new Uint8Array(body), hash, immutable: true }
}
