import type pg from 'pg'
import {
  consistencyProof,
  grow,
  type Hash,
  inclusionProof,
  leafHash,
  type Node,
  root,
  verifyInclusion,
} from '../../kernel/merkle.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PublicKey } from '../seal/seal.ts'
import { commitmentOf, type EntryMembers } from './commitment.ts'
import { withNodes } from './nodes.ts'
import { openCheckpoint } from './note.ts'

export type Verified =
  | { readonly whole: true; readonly size: number; readonly waiting: number; readonly checkpoints: number }
  | { readonly whole: false; readonly position: number | null; readonly what: string }

export type Keys = { readonly origin: string; readonly keys: readonly PublicKey[] }

/** A checkpoint somebody kept outside; the log must contain it. */
type Reader = Pick<pg.Pool, 'query'>

class Broken extends Error {
  readonly position: number | null
  constructor(position: number | null, what: string) {
    super(what)
    this.position = position
  }
}

/**
 * Recomputes the whole ledger: every entry's commitment, every leaf, every stored hash, and every signed checkpoint.
 * Reports the first place where something differs.
 *
 * @param kept  checkpoints kept outside (notes); a log that was cut or rewritten does not contain them
 */
export async function verifyLedger(
  db: Reader,
  { origin, keys }: Keys,
  kept: readonly string[] = [],
): Promise<Verified> {
  try {
    const { size, nodes } = await recompute(db)
    const checkpoints = await holdCheckpoints(db, { origin, keys, nodes, size, kept })
    const waiting = await count(
      db,
      'select count(*) as n from ledger.entry e where not exists (select from ledger.leaf l where l.entry = e.id)',
    )
    return { whole: true, size, waiting, checkpoints }
  } catch (problem) {
    if (problem instanceof Broken) return { whole: false, position: problem.position, what: problem.message }
    throw problem
  }
}

const count = async (db: Reader, sql: string): Promise<number> =>
  Number((await db.query<{ n: number }>(sql)).rows[0]?.n ?? 0)

type EntryRow = Omit<EntryMembers, 'payload'> & {
  payload_hash: Buffer
  salt: Buffer
  commitment: Buffer
  position: number
  leaf: Buffer | null
}

async function recompute(db: Reader): Promise<{ size: number; nodes: Map<string, Hash> }> {
  const nodes = new Map<string, Hash>()
  const hashOf = ({ level, index }: Node): Hash => nodes.get(`${level}/${index}`) ?? new Uint8Array(32)
  const batch = 5_000
  let size = 0
  for (;;) {
    const { rows } = await db.query<EntryRow>(
      `select l.position, e.id, e.at, e.role, e.person, e.office, e.on_behalf_of as "onBehalfOf", e.client, e.act, e.record_kind as "recordKind",
              e.record_id as "recordId", e.ground, e.payload_hash, e.salt, e.commitment, n.hash as leaf
       from ledger.leaf l left join ledger.entry e on e.id = l.entry left join ledger.node n on n.level = 0 and n.index = l.position
       where l.position >= $1 order by l.position limit $2`,
      [size, batch],
    )
    for (const row of rows) {
      holdEntry(row, size)
      for (const { node, hash } of grow(size, leafHash(row.commitment), hashOf))
        nodes.set(`${node.level}/${node.index}`, hash)
      size += 1
    }
    if (rows.length < batch) break
  }
  await holdNodes(db, nodes)
  return { size, nodes }
}

function holdEntry(row: EntryRow, position: number): void {
  if (Number(row.position) !== position)
    throw new Broken(position, `place ${position} is empty; the next is ${row.position}`)
  if (row.id === null) throw new Broken(position, `the entry at place ${position} is gone`)
  const { payload_hash, salt, commitment, leaf, position: _, ...members } = row
  const made = commitmentOf({ ...members, at: members.at as Instant, payload: payload_hash.toString('hex') }, salt)
  if (!commitment.equals(made)) throw new Broken(position, `the entry at place ${position} was altered`)
  if (leaf === null || !leaf.equals(leafHash(commitment)))
    throw new Broken(position, `the leaf at place ${position} is not the hash of its entry`)
}

async function holdNodes(db: Reader, nodes: ReadonlyMap<string, Hash>): Promise<void> {
  const { rows } = await db.query<{ level: number; index: number; hash: Buffer }>(
    'select level, index, hash from ledger.node order by level, index',
  )
  for (const { level, index, hash } of rows) {
    const made = nodes.get(`${level}/${index}`)
    if (!made || !hash.equals(made))
      throw new Broken(level === 0 ? index : index * 2 ** level, `the stored hash ${level}/${index} differs`)
  }
  if (rows.length !== nodes.size) throw new Broken(null, `${nodes.size - rows.length} stored hashes are gone`)
}

type Holding = Keys & {
  readonly nodes: ReadonlyMap<string, Hash>
  readonly size: number
  readonly kept: readonly string[]
}

async function holdCheckpoints(db: Reader, { origin, keys, nodes, size, kept }: Holding): Promise<number> {
  const hashOf = ({ level, index }: Node): Hash => nodes.get(`${level}/${index}`) ?? new Uint8Array(32)
  const { rows } = await db.query<{ size: number; root: Buffer; note: string }>(
    'select size, root, note from ledger.checkpoint order by size',
  )
  const last = Number(rows.at(-1)?.size ?? 0)
  if (last !== size)
    throw new Broken(Math.min(last, size), `${size} entries have a place, but the last checkpoint signs ${last}`)
  for (const row of rows) {
    const signed = openCheckpoint(row.note, origin, keys)
    if (!signed) throw new Broken(null, `the checkpoint of size ${row.size} is not signed by us`)
    if (signed.size !== Number(row.size) || !row.root.equals(signed.root))
      throw new Broken(null, `the checkpoint of size ${row.size} does not say what its note says`)
  }
  for (const note of [...rows.map((row) => row.note), ...kept]) {
    const signed = openCheckpoint(note, origin, keys)
    if (!signed) throw new Broken(null, 'a checkpoint kept outside is not signed by us')
    if (signed.size > size)
      throw new Broken(size, `a signed checkpoint counts ${signed.size} entries, the ledger has ${size}`)
    if (!Buffer.from(signed.root).equals(root(signed.size, hashOf)))
      throw new Broken(null, `the first ${signed.size} entries hash to another root than was signed`)
  }
  return rows.length
}

/** What proves that an entry stands in the log: its place, the path to a signed root, and the signature. */
export type Receipt = {
  readonly entry: string
  readonly commitment: string
  readonly salt: string
  readonly position: number
  readonly size: number
  /** Hashes from the leaf upwards, hex. */
  readonly proof: readonly string[]
  readonly checkpoint: string
}

/** The receipt of an entry; `undefined` while it waits for its place. */
export async function receiptFor(db: Reader, entry: string): Promise<Receipt | undefined> {
  const { rows } = await db.query<{ position: number; commitment: Buffer; salt: Buffer }>(
    'select l.position, e.commitment, e.salt from ledger.leaf l join ledger.entry e on e.id = l.entry where e.id = $1',
    [entry],
  )
  const { rows: latest } = await db.query<{ size: number; note: string }>(
    'select size, note from ledger.checkpoint order by size desc limit 1',
  )
  const [found, checkpoint] = [rows[0], latest[0]]
  if (!found || !checkpoint) return undefined
  const [position, size] = [Number(found.position), Number(checkpoint.size)]
  const proof = await withNodes(db, (hashOf) => inclusionProof(position, size, hashOf))
  return {
    entry,
    commitment: found.commitment.toString('hex'),
    salt: found.salt.toString('hex'),
    position,
    size,
    proof: proof.map((hash) => Buffer.from(hash).toString('hex')),
    checkpoint: checkpoint.note,
  }
}

/** Whether a receipt holds, from the receipt and our public keys alone. */
export function verifyReceipt(
  { commitment, position, size, proof, checkpoint }: Receipt,
  { origin, keys }: Keys,
): boolean {
  const signed = openCheckpoint(checkpoint, origin, keys)
  if (!signed || signed.size !== size) return false
  const hashes = proof.map((hash) => Buffer.from(hash, 'hex'))
  return verifyInclusion(hashes, {
    index: position,
    size,
    leaf: leafHash(Buffer.from(commitment, 'hex')),
    root: signed.root,
  })
}

/** Proof for a witness that the log of `size` grew out of the one of `old` they saw; hashes in hex. */
export const consistencyFor = async (db: Reader, old: number, size: number): Promise<string[]> =>
  (await withNodes(db, (hashOf) => consistencyProof(old, size, hashOf))).map((hash) =>
    Buffer.from(hash).toString('hex'),
  )
