import { checkSize, type Node } from './merkle.ts'

/**
 * Tiles of a Merkle tree (C2SP tlog-tiles): 256 hashes of one level side by side, as static files anybody can fetch,
 * keep and check. Level `n` of tiles holds the nodes of level `8n` of the tree; `entries` holds the leaves' entries.
 */
export type Tile = {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 … 256; less than 256 only at the right edge of the tree. */
  readonly width: number
}

const tileWidth = 256
const tileHeight = 8

/** All tiles of hashes a tree of this size has, lowest level first. */
export function tilesOf(size: number): Tile[] {
  checkSize(size)
  const tiles: Tile[] = []
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth))
    for (let index = 0; index * tileWidth < hashes; index += 1)
      tiles.push({ level, index, width: Math.min(tileWidth, hashes - index * tileWidth) })
  return tiles
}

/** The path of a tile under the log's address: `tile/1/x001/234.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [index % 1000]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(rest % 1000)
  const name = groups.map((group, i) => `${i < groups.length - 1 ? 'x' : ''}${String(group).padStart(3, '0')}`)
  return `tile/${level}/${name.join('/')}${width === tileWidth ? '' : `.p/${width}`}`
}

const shape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** Reads a tile's path; `undefined` for anything that `tilePath` does not write. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level, name, width] = shape.exec(path) ?? []
  if (level === undefined || name === undefined) return undefined
  const index = Number(name.replaceAll(/[x/]/g, ''))
  const tile: Tile = { level: level === 'entries' ? level : Number(level), index, width: Number(width ?? tileWidth) }
  const isTile =
    Number.isSafeInteger(index) && tile.width <= tileWidth && (tile.level === 'entries' || tile.level <= 63)
  return isTile && tilePath(tile) === path ? tile : undefined
}

/** The nodes of the tree a tile shows, in order; for `entries` the leaves it holds. */
export const nodesOfTile = ({ level, index, width }: Tile): Node[] =>
  Array.from({ length: width }, (_, i) => ({
    level: level === 'entries' ? 0 : level * tileHeight,
    index: index * tileWidth + i,
  }))

/** How many leaves a tree must have for this tile to be there. */
export const leavesNeeded = ({ level, index, width }: Tile): number =>
  (index * tileWidth + width) * 2 ** (level === 'entries' ? 0 : level * tileHeight)
