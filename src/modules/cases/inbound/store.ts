import { type Generated, sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'

/** A message as a provider delivered it. `content` is hidden, and gone once it stands in a conversation. */
export type InboundRow = {
  readonly id: string
  readonly external: string
  readonly channel: 'whatsapp' | 'sms' | 'email'
  readonly addressIndex: Uint8Array
  readonly content: Uint8Array | null
  readonly at: Instant
  readonly saidAt: Instant
  readonly tries: number
  readonly nextAt: Instant
  readonly doneAt: Instant | null
  readonly outcome: Outcome | null
  readonly case: string | null
}
/** `heard`: a reply to what others asked; it is part of no case. */
export type Outcome = 'filed' | 'threaded' | 'empty' | 'heard'
type Tables = { 'cases.inbound': InboundRow & { readonly arrived: Generated<string> } }

/** Keeps a message. The same id of a provider twice is once. @returns whether it was new */
export const putInbound = async (
  tx: Tx,
  row: Omit<InboundRow, 'tries' | 'doneAt' | 'outcome' | 'case'>,
): Promise<boolean> =>
  (await tx
    .db<Tables>()
    .insertInto('cases.inbound')
    .values({ ...row, tries: 0, doneAt: null, outcome: null, case: null })
    .onConflict((conflict) => conflict.column('external').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** How many messages came from an address since a moment. */
export async function countFrom(tx: Tx, addressIndex: Uint8Array, since: Instant): Promise<number> {
  const { many } = await tx
    .db<Tables>()
    .selectFrom('cases.inbound')
    .select(({ fn }) => fn.countAll<string>().as('many'))
    .where('addressIndex', '=', addressIndex)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(many)
}

/**
 * What waits and whose time has come: the oldest, with everything else of its sender that waits as well, in the order in
 * which it was said. Empty: nothing waits.
 */
export const nextWaiting = async (tx: Tx): Promise<readonly InboundRow[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.inbound')
    .selectAll()
    .where('doneAt', 'is', null)
    .where('nextAt', '<=', tx.now)
    .where('addressIndex', '=', (one) =>
      one
        .selectFrom('cases.inbound')
        .select('addressIndex')
        .where('doneAt', 'is', null)
        .where('nextAt', '<=', tx.now)
        .orderBy('nextAt')
        .orderBy('saidAt')
        .orderBy('arrived')
        .limit(1),
    )
    .orderBy('saidAt')
    .orderBy('arrived')
    .limit(200)
    .execute()

/** Takes messages in hand, so that nobody else does: those of them that still wait. One address is one at a time. */
export async function takeInHand(
  tx: Tx,
  { ids, addressIndex }: { readonly ids: readonly string[]; readonly addressIndex: Uint8Array },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${Buffer.from(addressIndex).toString('hex')}, 34))`.execute(
    tx.db(),
  )
  const found = await tx
    .db<Tables>()
    .selectFrom('cases.inbound')
    .select('id')
    .where('id', 'in', ids)
    .where('doneAt', 'is', null)
    .forUpdate()
    .execute()
  return found.length
}

/** They stand in a conversation, or are nothing; what was said is no longer here. */
export const finishInbound = async (
  tx: Tx,
  ids: readonly string[],
  done: { readonly outcome: Outcome; readonly case: string | null },
): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.inbound')
    .set({ ...done, doneAt: tx.now, content: null })
    .where('id', 'in', ids)
    .execute()

/** Something of them could not be fetched: they are looked at again later. */
export const postponeInbound = async (tx: Tx, ids: readonly string[], nextAt: Instant): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.inbound')
    .set(({ eb }) => ({ nextAt, tries: eb('tries', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
