import type pg from 'pg'
import type { Json } from '../../kernel/canonical.ts'
import { digestOf } from '../../kernel/digest.ts'
import { consistencyProof, inclusionProof, leafHash, verifyInclusion } from '../../kernel/merkle.ts'
import { entryColumns } from './columns.ts'
import { commitmentOf, type EntryMembers } from './commitment.ts'
import { withNodes } from './nodes.ts'
import { type Keys, openCheckpoint } from './note.ts'

type Reader = Pick<pg.Pool, 'query'>

/** What proves that an act stands in the log: what it says, its place, the path to a signed root, and the signature. */
export type Receipt = {
  /** Who did what to which record, on what ground, and the hash of everything that was decided. */
  readonly entry: EntryMembers
  /** 16 bytes, hex: what hides the entry in the public log. */
  readonly salt: string
  readonly position: number
  readonly size: number
  /** Hashes from the leaf upwards, hex. */
  readonly proof: readonly string[]
  /** The signed note over `size` and its root. */
  readonly checkpoint: string
}

/** The receipt of an entry under the newest checkpoint; `undefined` while it waits for its place. */
export async function receiptFor(db: Reader, entry: string): Promise<Receipt | undefined> {
  const { rows } = await db.query<EntryMembers & { position: number; salt: Buffer; size: number; note: string }>(
    `select ${entryColumns}, l.position, e.salt, c.size, c.note
     from ledger.leaf l join ledger.entry e on e.id = l.entry,
       lateral (select size, note from ledger.checkpoint where size > l.position order by size desc limit 1) c
     where e.id = $1`,
    [entry],
  )
  const [found] = rows
  if (!found) return undefined
  const { position, salt, size, note, ...members } = found
  const proof = await withNodes(db, (hashOf) => inclusionProof(position, size, hashOf))
  return {
    entry: members,
    salt: salt.toString('hex'),
    position,
    size,
    proof: proof.map(hex),
    checkpoint: note,
  }
}

/**
 * Whether a receipt holds: from the receipt and our public keys alone, with neither network nor database.
 *
 * @param payload  what the holder was told was decided, when they have it; its hash must be the entry's
 */
export function verifyReceipt(
  { entry, salt, position, size, proof, checkpoint }: Receipt,
  { origin, keys }: Keys,
  payload?: Json,
): boolean {
  const signed = openCheckpoint(checkpoint, { origin, keys })
  if (!signed || signed.size !== size || !/^[0-9a-f]{32}$/.test(salt)) return false
  if (!proof.every((hash) => /^[0-9a-f]{64}$/.test(hash))) return false
  if (payload !== undefined && digestOf(payload) !== entry.payload) return false
  return verifyInclusion(
    proof.map((hash) => Buffer.from(hash, 'hex')),
    { index: position, size, leaf: leafHash(commitmentOf(entry, Buffer.from(salt, 'hex'))), root: signed.root },
  )
}

/** Proof for a witness that the log of `size` grew out of the one of `old` they saw; hashes in hex. */
export const consistencyFor = async (db: Reader, old: number, size: number): Promise<string[]> =>
  (await withNodes(db, (hashOf) => consistencyProof(old, size, hashOf))).map(hex)

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')
