import type pg from 'pg'
import { leavesNeeded, nodesOfTile, parseTilePath } from '../../kernel/tile.ts'

type Reader = Pick<pg.Pool, 'query'>

/** A file of the public log. Tiles never change; the checkpoint does. */
export type LogFile = { readonly body: Uint8Array; readonly type: string; readonly immutable: boolean }

/**
 * A file of the public log by its path under the log's address (C2SP tlog-tiles): `checkpoint`, `tile/<L>/<N>[.p/<W>]`,
 * `tile/entries/<N>[.p/<W>]`. The entries are the 32-byte commitments: they say nothing about anybody.
 *
 * @returns `undefined` for a path that is none, or a tile the signed tree does not have
 */
export async function readLogFile(db: Reader, path: string): Promise<LogFile | undefined> {
  if (path === 'checkpoint') return await readCheckpoint(db)
  const tile = parseTilePath(path)
  if (tile === undefined || !Number.isSafeInteger(leavesNeeded(tile))) return undefined
  const { rows } = await db.query<{ size: number | null }>('select max(size) as size from ledger.checkpoint')
  if (leavesNeeded(tile) > (rows[0]?.size ?? 0)) return undefined
  const [first] = nodesOfTile(tile)
  if (first === undefined) return undefined
  const range = [first.index, first.index + tile.width]
  const body = tile.level === 'entries' ? await entries(db, range) : await hashes(db, first.level, range)
  return { body, type: 'application/octet-stream', immutable: true }
}

async function readCheckpoint(db: Reader): Promise<LogFile | undefined> {
  const { rows } = await db.query<{ note: string }>('select note from ledger.checkpoint order by size desc limit 1')
  return rows[0] && { body: Buffer.from(rows[0].note), type: 'text/plain', immutable: false }
}

async function hashes(db: Reader, level: number, range: readonly number[]): Promise<Uint8Array> {
  const { rows } = await db.query<{ hash: Buffer }>(
    'select hash from ledger.node where level = $1 and index >= $2 and index < $3 order by index',
    [level, ...range],
  )
  return Buffer.concat(rows.map(({ hash }) => hash))
}

/** Each entry with its length before it, two bytes, big end first. */
async function entries(db: Reader, range: readonly number[]): Promise<Uint8Array> {
  const { rows } = await db.query<{ commitment: Buffer }>(
    `select e.commitment from ledger.leaf l join ledger.entry e on e.id = l.entry
     where l.position >= $1 and l.position < $2 order by l.position`,
    [...range],
  )
  return Buffer.concat(rows.flatMap(({ commitment }) => [Uint8Array.of(0, commitment.length), commitment]))
}
