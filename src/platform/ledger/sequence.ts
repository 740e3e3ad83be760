import type pg from 'pg'
import { grow, type Hash, leafHash, root } from '../../kernel/merkle.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Seal } from '../seal/seal.ts'
import { readNodes, type StoredNode } from './nodes.ts'
import { signCheckpoint } from './note.ts'

export type Sequenced = { readonly added: number; readonly size: number }

/**
 * Gives waiting entries their places in the tree, stores the hashes that became full and signs a checkpoint; all in
 * one transaction of the sealer. Entries are written without any common lock; only this one writer orders them.
 *
 * @param limit  most entries in one call
 */
export async function sequence(
  pool: pg.Pool,
  seal: Seal,
  { origin, now, limit = 5_000 }: { origin: string; now: Instant; limit?: number },
): Promise<Sequenced> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select from ledger.sequencer for update')
    const { rows: waiting } = await client.query<{ id: string; commitment: Buffer }>(
      'select e.id, e.commitment from ledger.pending p join ledger.entry e on e.id = p.entry order by e.at, e.id limit $1',
      [limit],
    )
    const { rows: last } = await client.query<{ size: number }>(
      'select coalesce(max(position) + 1, 0) as size from ledger.leaf',
    )
    const before = Number(last[0]?.size ?? 0)
    if (waiting.length > 0) await place(client, waiting, { before, seal, origin, now })
    await client.query('commit')
    return { added: waiting.length, size: before + waiting.length }
  } catch (problem) {
    await client.query('rollback')
    throw problem
  } finally {
    client.release()
  }
}

type Placing = { before: number; seal: Seal; origin: string; now: Instant }

async function place(
  client: pg.PoolClient,
  waiting: readonly { id: string; commitment: Buffer }[],
  { before, seal, origin, now }: Placing,
): Promise<void> {
  const hashes = await readNodes(client, frontier(before))
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
  await client.query('insert into ledger.checkpoint (size, root, note, at) values ($1, $2, $3, $4)', [
    size,
    Buffer.from(top),
    signCheckpoint(seal, { origin, size, root: top }),
    now,
  ])
  await client.query('delete from ledger.pending where entry = any ($1::uuid[])', [ids])
}

/** The full subtrees a tree of this size is made of: all that is needed to go on. */
function frontier(size: number): { level: number; index: number }[] {
  const nodes: { level: number; index: number }[] = []
  for (let level = 0, left = size; left > 0; level += 1, left = Math.floor(left / 2))
    if (left % 2 === 1) nodes.push({ level, index: left - 1 })
  return nodes
}
