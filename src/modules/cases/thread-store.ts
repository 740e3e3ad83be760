import { sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'
import type { Message, Step } from './case.ts'
import type { CaseTables } from './store.ts'

/** The next place in a conversation; the case must be locked. */
export async function nextPlace(tx: Tx, id: string): Promise<number> {
  const { last } = await tx
    .db<CaseTables>()
    .selectFrom('cases.message')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('case', '=', id)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

/**
 * Keeps a message. The same id of a provider twice is once; without one nothing is asked back, because an officer may write
 * down the first message of a case that another office will have.
 * @returns whether it was new
 */
export async function insertMessage(
  tx: Tx,
  message: Message & { readonly body: Uint8Array; readonly external: string | null },
): Promise<boolean> {
  const insert = tx
    .db<CaseTables>()
    .insertInto('cases.message')
    .values({ ...message, files: JSON.stringify(message.files) as never })
  if (message.external === null) return (await insert.execute()).length > 0
  const kept = await insert
    .onConflict((conflict) => conflict.column('external').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

const messages = (tx: Tx) =>
  tx
    .db<CaseTables>()
    .selectFrom('cases.message')
    .select(['id', 'case', 'seq', 'at', 'side', 'channel', 'person', 'office', 'files', 'digest', 'body'])

/** The conversation of a case, from its beginning; what was said is still hidden. */
export const messagesOf = async (
  tx: Tx,
  id: string,
  most = 500,
): Promise<readonly (Message & { readonly body: Uint8Array })[]> =>
  await messages(tx).where('case', '=', id).orderBy('seq').limit(most).execute()

/** One message; what was said is still hidden. */
export const messageById = async (tx: Tx, id: string): Promise<(Message & { readonly body: Uint8Array }) | undefined> =>
  await messages(tx).where('id', '=', id).executeTakeFirst()

/** Notes what was done to a case. `said` is hidden already. */
export const insertStep = async (tx: Tx, step: Step & { readonly said: Uint8Array | null }): Promise<unknown> =>
  await tx
    .db<CaseTables>()
    .insertInto('cases.step')
    .values({ ...step, data: JSON.stringify(step.data) as never })
    .execute()

/** What was done to a case, from its beginning; of one moment, in the order of its versions. */
export const stepsOf = async (
  tx: Tx,
  id: string,
  most = 500,
): Promise<readonly (Step & { readonly said: Uint8Array | null })[]> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.step')
    .select(['id', 'case', 'at', 'step', 'person', 'office', 'data', 'said'])
    .where('case', '=', id)
    .orderBy('at')
    .orderBy(sql`(data->>'version')::integer`)
    .orderBy('id')
    .limit(most)
    .execute()

export const insertNote = async (tx: Tx, note: CaseTables['cases.note']): Promise<unknown> =>
  await tx.db<CaseTables>().insertInto('cases.note').values(note).execute()

/** What officers told each other of a case, from the beginning; hidden. */
export const notesOf = async (tx: Tx, id: string, most = 200): Promise<readonly CaseTables['cases.note'][]> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.note')
    .selectAll()
    .where('case', '=', id)
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute()
