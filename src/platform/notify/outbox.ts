import type { Generated, Transaction } from 'kysely'
import { type Instant, plusMinutes } from '../../kernel/time.ts'
import type { Message } from './message.ts'

export type OutboxTables = {
  'outbox.key': { key: string; at: Instant }
  'outbox.message': {
    id: string
    key: string
    channel: Message['channel']
    recipient: string
    text: string
    at: Instant
    sentAt: Instant | null
    attempts: number
    problem: string | null
    nextAt: Generated<Instant>
  }
}

/** A message in the outbox, and whether it has left. */
export type Outgoing = Message & {
  readonly id: string
  readonly at: Instant
  readonly sentAt: Instant | null
  readonly attempts: number
}

/**
 * Puts a message into the outbox, in the transaction of the act. The same key twice is once. Keys stand apart from the
 * messages, because whoever writes a message may not read any: only Bekal itself sees what was sent to whom.
 */
export async function putMessage(
  trx: Transaction<unknown>,
  message: Message,
  { id, at }: { id: string; at: Instant },
): Promise<void> {
  const db = trx as Transaction<OutboxTables>
  const { key, channel, to: recipient, text } = message
  const fresh = await db
    .insertInto('outbox.key')
    .values({ key, at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!fresh) return
  await db
    .insertInto('outbox.message')
    .values({ id, key, channel, recipient, text, at, sentAt: null, attempts: 0, problem: null })
    .execute()
}

const columns = ['id', 'key', 'channel', 'recipient as to', 'text', 'at', 'sentAt', 'attempts'] as const

/** Minutes of a week, in which a message that could not be sent is tried again; then it says nothing worth knowing. */
const triedForMinutes = 10_080

/**
 * Takes up to `limit` messages that wait and whose next try has come, oldest first, locked for this transaction; another
 * sender skips them.
 */
export const takeWaiting = async (trx: Transaction<OutboxTables>, now: Instant, limit = 20): Promise<Outgoing[]> =>
  await trx
    .selectFrom('outbox.message')
    .select(columns)
    .where('sentAt', 'is', null)
    .where('nextAt', '<=', now)
    .where('at', '>', plusMinutes(now, -triedForMinutes))
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Marks a message as gone. What it said is forgotten, except in a demonstration, where people read it here. */
export const markSent = async (
  trx: Transaction<OutboxTables>,
  id: string,
  { at, keepsText }: { readonly at: Instant; readonly keepsText: boolean },
): Promise<unknown> =>
  await trx
    .updateTable('outbox.message')
    .set({ sentAt: at, problem: null, ...(keepsText ? {} : { text: '-' }) })
    .where('id', '=', id)
    .execute()

/** Seconds until the next try: one, two, four and so on, at most half an hour. */
const secondsToNextTry = (attempts: number): number => Math.min(2 ** Math.min(attempts, 20), 1_800)

/** Notes that a message could not be sent; it is tried again later. */
export const markFailed = async (
  trx: Transaction<OutboxTables>,
  { id, attempts }: Pick<Outgoing, 'id' | 'attempts'>,
  { now, problem }: { readonly now: Instant; readonly problem: string },
): Promise<unknown> =>
  await trx
    .updateTable('outbox.message')
    .set({
      attempts: attempts + 1,
      nextAt: plusMinutes(now, secondsToNextTry(attempts) / 60),
      problem: problem.slice(0, 500),
    })
    .where('id', '=', id)
    .execute()

/** The newest messages, for the dev inbox of a demonstration. */
export const recentMessages = async (trx: Transaction<OutboxTables>, limit = 50): Promise<Outgoing[]> =>
  await trx
    .selectFrom('outbox.message')
    .select(columns)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
