import type { Transaction } from 'kysely'
import { digestOf } from '../../kernel/digest.ts'
import type { EntryId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Actor } from '../access/actor.ts'
import { commitmentOf, type EntryMembers } from './commitment.ts'
import type { Entry } from './entry.ts'

type LedgerTables = {
  'ledger.entry': Omit<EntryMembers, 'payload' | 'id'> & {
    id: EntryId
    payloadHash: Uint8Array
    salt: Uint8Array
    commitment: Uint8Array
  }
  'ledger.leaf': { position: number; entry: EntryId }
  'ledger.node': { level: number; index: number; hash: Uint8Array }
  'ledger.pending': { entry: EntryId }
  'ledger.checkpoint': { size: number; root: Uint8Array; note: string; at: Instant }
}

export type Appending = {
  readonly actor: Actor
  readonly at: Instant
  readonly entry: Entry
  readonly id: EntryId
  readonly salt: Uint8Array
}

/** Writes one entry, in the transaction of the act it belongs to. Its place in the tree comes later, from the sequencer. */
export async function appendEntry(
  trx: Transaction<unknown>,
  { actor, at, entry, id, salt }: Appending,
): Promise<EntryId> {
  const payload = digestOf(entry.payload)
  const members: EntryMembers = {
    id,
    at,
    role: actor.role,
    person: actor.person,
    office: actor.office,
    onBehalfOf: actor.onBehalfOf,
    client: actor.client,
    act: entry.act,
    recordKind: entry.record.kind,
    recordId: entry.record.id,
    ground: entry.ground ?? null,
    payload,
  }
  const { payload: _, ...columns } = members
  await (trx as Transaction<LedgerTables>)
    .insertInto('ledger.entry')
    .values({ ...columns, id, payloadHash: Buffer.from(payload, 'hex'), salt, commitment: commitmentOf(members, salt) })
    .execute()
  return id
}
