import type pg from 'pg'
import { grow, type Hash, leafHash, root, subtrees } from '../../kernel/merkle.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Seal } from '../seal/seal.ts'
import { readNodes, type StoredNode, withNodes } from './nodes.ts'
import { type Checkpoint, signCheckpoint } from './note.ts'

export type Sequenced = {
  readonly added: number
  readonly size: number
  /** The checkpoint that was signed, to be kept outside (`keep.ts`) and given to witnesses; `null` when nothing waited. */
  readonly note: string | null
}

export type Sequencing = {
  /** The log's name, e.g. `bekal.go.id/log`. */
  readonly origin: string
  readonly now: Instant
  /** Most entries in one call. */
  readonly limit?: number
  /** The last checkpoint kept outside: nothing is signed on top of a log that no longer contains it. */
  readonly kept?: Checkpoint | undefined
}

/** The database holds less, or something else, than was already signed: a restored backup, or tampering. Nothing was done. */
export class LedgerWentBack extends Error {
  override readonly name = 'LedgerWentBack'
}

/**
 * Gives waiting entries their places in the tree, stores the hashes that became full and signs a checkpoint; all in
 * one transaction of the sealer. Entries are written without any common lock; only this one writer orders them, and it
 * sees only what has been committed.
 *
 * @throws LedgerWentBack when the log does not contain the kept checkpoint
 */
export async function sequence(
  pool: pg.Pool,
  seal: Seal,
  { origin, now, limit = 5_000, kept }: Sequencing,
): Promise<Sequenced> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select from ledger.sequencer for update')
    const { rows: waiting } = await client.query<{ id: string; commitment: Buffer }>(
      'select e.id, e.commitment from ledger.pending p join ledger.entry e on e.id = p.entry order by p.entry limit $1',
      [limit],
    )
    const { rows: last } = await client.query<{ size: number }>(
      'select coalesce(max(position) + 1, 0) as size from ledger.leaf',
    )
    const before = last[0]?.size ?? 0
    if (kept) await holdKept(client, before, kept)
    const note = waiting.length > 0 ? await place(client, waiting, { before, seal, origin, now }) : null
    await client.query('commit')
    return { added: waiting.length, size: before + waiting.length, note }
  } catch (problem) {
    await client.query('rollback')
    throw problem
  } finally {
    client.release()
  }
}

async function holdKept(client: pg.PoolClient, size: number, kept: Checkpoint): Promise<void> {
  if (size < kept.size)
    throw new LedgerWentBack(`The ledger has ${size} entries; a checkpoint over ${kept.size} has been signed.`)
  const made = await withNodes(client, (hashOf) => root(kept.size, hashOf))
  if (!Buffer.from(made).equals(kept.root))
    throw new LedgerWentBack(`The first ${kept.size} entries are not those that were signed.`)
}

type Placing = { before: number; seal: Seal; origin: string; now: Instant }

async function place(
  client: pg.PoolClient,
  waiting: readonly { id: string; commitment: Buffer }[],
  { before, seal, origin, now }: Placing,
): Promise<string> {
  const hashes = await readNodes(client, subtrees(0, before))
  const fresh: StoredNode[] = []
  const hashOf = (node: { level: number; index: number }): Hash => {
    const hash = hashes.get(`${node.level}/${node.index}`)
    if (!hash) throw new Error(`the ledger lacks node ${node.level}/${node.index}`)
    return hash
  }
  waiting.forEach(({ commitment }, i) => {
    for (const { node, hash } of grow(before + i, leafHash(commitment), hashOf)) {
      hashes.set(`${node.level}/${node.index}`, hash)
      fresh.push({ ...node, hash })
    }
  })
  const size = before + waiting.length
  const top = root(size, hashOf)
  const ids = waiting.map(({ id }) => id)
  await client.query(
    'insert into ledger.leaf (position, entry) select $1 + o - 1, id from unnest($2::uuid[]) with ordinality as w (id, o)',
    [before, ids],
  )
  await client.query(
    'insert into ledger.node (level, index, hash) select * from unnest($1::int[], $2::bigint[], $3::bytea[])',
    [fresh.map(({ level }) => level), fresh.map(({ index }) => index), fresh.map(({ hash }) => Buffer.from(hash))],
  )
  const note = signCheckpoint(seal, { origin, size, root: top })
  await client.query('insert into ledger.checkpoint (size, root, note, at) values ($1, $2, $3, $4)', [
    size,
    Buffer.from(top),
    note,
    now,
  ])
  await client.query('delete from ledger.pending where entry = any ($1::uuid[])', [ids])
  return note
}
