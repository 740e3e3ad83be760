import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { MassMessage, SetAside, Signature, Standing } from './message.ts'

export type Receiver = {
  readonly message: string
  readonly worker: PersonId
  readonly language: string
  readonly sentAt: Instant | null
}

export type MessageTables = {
  'crisis.message': MassMessage
  'crisis.signature': Signature
  'crisis.setAside': SetAside
  'crisis.receiver': Receiver
}

const db = (tx: Tx) => tx.db<MessageTables>()

export const insertMessage = async (tx: Tx, message: MassMessage): Promise<unknown> =>
  await db(tx)
    .insertInto('crisis.message')
    .values({ ...message, texts: JSON.stringify(message.texts) as never })
    .execute()

/** Keeps the second signature. @returns whether there was none before */
export const insertSignature = async (tx: Tx, signature: Signature): Promise<boolean> =>
  (await db(tx)
    .insertInto('crisis.signature')
    .values(signature)
    .onConflict((conflict) => conflict.column('message').doNothing())
    .returning('message')
    .executeTakeFirst()) !== undefined

export const insertSetAside = async (tx: Tx, aside: SetAside): Promise<unknown> =>
  await db(tx).insertInto('crisis.setAside').values(aside).execute()

/** Writes down to whom a signed message goes. */
export const insertReceivers = async (tx: Tx, receivers: readonly Receiver[]): Promise<unknown> =>
  receivers.length === 0
    ? []
    : await db(tx)
        .insertInto('crisis.receiver')
        .values([...receivers])
        .execute()

/** A message with what became of it; nothing when the actor may not see it. */
export async function messageById(tx: Tx, id: string): Promise<Standing | undefined> {
  const message = await db(tx).selectFrom('crisis.message').selectAll().where('id', '=', id).executeTakeFirst()
  return message && (await standing(tx, [message]))[0]
}

/** The same, while nobody else signs it or sets it aside. */
export async function lockMessage(tx: Tx, id: string): Promise<Standing | undefined> {
  await takeTurn(tx, `crisis message ${id}`)
  return await messageById(tx, id)
}

/** The messages of an event, newest first. */
export const messagesOf = async (tx: Tx, event: string): Promise<readonly Standing[]> =>
  await standing(
    tx,
    await db(tx)
      .selectFrom('crisis.message')
      .selectAll()
      .where('event', '=', event)
      .orderBy('proposedAt', 'desc')
      .limit(100)
      .execute(),
  )

/** Everything that was really sent, newest first. */
export const signedMessages = async (tx: Tx, most = 1_000): Promise<readonly Standing[]> =>
  await standing(
    tx,
    await db(tx)
      .selectFrom('crisis.message as m')
      .innerJoin('crisis.signature as s', 's.message', 'm.id')
      .selectAll('m')
      .orderBy('s.at', 'desc')
      .limit(most)
      .execute(),
  )

async function standing(tx: Tx, messages: readonly MassMessage[]): Promise<Standing[]> {
  if (messages.length === 0) return []
  const ids = messages.map(({ id }) => id)
  const signed = await db(tx).selectFrom('crisis.signature').selectAll().where('message', 'in', ids).execute()
  const aside = await db(tx).selectFrom('crisis.setAside').selectAll().where('message', 'in', ids).execute()
  return messages.map((message) => ({
    message,
    signature: signed.find((one) => one.message === message.id) ?? null,
    setAside: aside.find((one) => one.message === message.id) ?? null,
  }))
}

/** How many have been written to, of how many. */
export const progressOf = async (tx: Tx, message: string): Promise<{ readonly sent: number; readonly all: number }> =>
  await db(tx)
    .selectFrom('crisis.receiver')
    .select((one) => [
      one.fn.count<number>('worker').filterWhere('sentAt', 'is not', null).as('sent'),
      one.fn.countAll<number>().as('all'),
    ])
    .where('message', '=', message)
    .executeTakeFirstOrThrow()

/** Signed messages that somebody still waits for. */
export const messagesWaiting = async (tx: Tx): Promise<readonly string[]> =>
  (
    await db(tx)
      .selectFrom('crisis.signature as s')
      .select('s.message')
      .where((one) =>
        one.exists(
          one.selectFrom('crisis.receiver as r').whereRef('r.message', '=', 's.message').where('r.sentAt', 'is', null),
        ),
      )
      .orderBy('s.at')
      .execute()
  ).map(({ message }) => message)

/** The next who wait for a message, locked for this transaction; another sender skips them. */
export const takeReceivers = async (tx: Tx, message: string, most: number): Promise<readonly Receiver[]> =>
  await db(tx)
    .selectFrom('crisis.receiver')
    .selectAll()
    .where('message', '=', message)
    .where('sentAt', 'is', null)
    .orderBy('worker')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()

/** Notes that a message has been put into the outbox for these. */
export const markSent = async (tx: Tx, message: string, workers: readonly PersonId[]): Promise<unknown> =>
  await db(tx)
    .updateTable('crisis.receiver')
    .set({ sentAt: tx.now })
    .where('message', '=', message)
    .where('worker', 'in', workers)
    .execute()
