import type pg from 'pg'
import type { Hash, Node } from '../../kernel/merkle.ts'

export type StoredNode = Node & { readonly hash: Hash }
type Reader = Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>

/** Reads the stored hashes of nodes in one query, by `level/index`. Unknown ones are missing. */
export async function readNodes(db: Reader, nodes: readonly Node[]): Promise<Map<string, Hash>> {
  if (nodes.length === 0) return new Map()
  const { rows } = await (db as pg.Pool).query<{ level: number; index: number; hash: Buffer }>(
    'select n.level, n.index, n.hash from unnest($1::int[], $2::bigint[]) as w (level, index) join ledger.node n using (level, index)',
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
  )
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
}

/**
 * Runs a pure computation over stored hashes: first it is asked which nodes it needs, they are read in one query,
 * then it computes. @throws Error when a node it needs is not stored
 */
export async function withNodes<T>(db: Reader, compute: (hashOf: (node: Node) => Hash) => T): Promise<T> {
  const needed: Node[] = []
  const placeholder = new Uint8Array(32)
  compute((node) => {
    needed.push(node)
    return placeholder
  })
  const hashes = await readNodes(db, needed)
  return compute(({ level, index }) => {
    const hash = hashes.get(`${level}/${index}`)
    if (!hash) throw new Error(`the ledger lacks node ${level}/${index}`)
    return hash
  })
}
