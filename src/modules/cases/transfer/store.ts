import type { OfficeId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import type { ToldTransfer, Transfer } from './decide.ts'

type Hidden = {
  readonly why: Uint8Array
  readonly consentWhy: Uint8Array | null
  readonly answerWhy: Uint8Array | null
}
type Tables = { 'cases.transfer': Transfer & Hidden }

const columns = [
  'id', 'case', 'number', 'category', 'level', 'country', 'fromOffice', 'toOffice', 'askedAt', 'askedBy', 'consent',
  'consentMessage', 'dueAt', 'answer', 'answeredAt', 'answeredBy',
] as const // biome-ignore format: a table

const transfers = (tx: Tx) => tx.db<Tables>().selectFrom('cases.transfer').select(columns)

export const insertTransfer = async (tx: Tx, row: Transfer & Hidden): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.transfer').values(row).execute()

/** The transfers of a case, oldest first, as far as the actor may see them. */
export const transfersOf = async (tx: Tx, id: string): Promise<readonly Transfer[]> =>
  await transfers(tx).where('case', '=', id).orderBy('askedAt').limit(100).execute()

/** One transfer; nothing when it is not the actor's to see. */
export const transferById = async (tx: Tx, id: string): Promise<Transfer | undefined> =>
  await transfers(tx).where('id', '=', id).executeTakeFirst()

/** The same while it waits, locked until the end of the transaction; nothing once somebody has answered. */
export const lockWaiting = async (tx: Tx, id: string): Promise<Transfer | undefined> =>
  await transfers(tx).where('id', '=', id).where('answer', 'is', null).forUpdate().executeTakeFirst()

/** The transfer of a case that waits, if there is one. */
export const waitingOf = async (tx: Tx, of: string): Promise<Transfer | undefined> =>
  await transfers(tx).where('case', '=', of).where('answer', 'is', null).executeTakeFirst()

/** Transfers that wait for an answer of an office, or that it waits for; the next to end first. `null`: the centre. */
export const transfersAt = async (
  tx: Tx,
  side: 'fromOffice' | 'toOffice',
  office: OfficeId | null,
): Promise<readonly Transfer[]> =>
  await transfers(tx)
    .where('answer', 'is', null)
    .where(side, office === null ? 'is' : '=', office)
    .orderBy('dueAt')
    .limit(200)
    .execute()

/**
 * Writes an answer to a transfer that waits. `accepted` moves the case in the same statement.
 * @returns whether it still waited
 */
export async function writeAnswer(
  tx: Tx,
  id: string,
  answer: Pick<Transfer & Hidden, 'answer' | 'answeredBy' | 'answerWhy'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .db<Tables>()
    .updateTable('cases.transfer')
    .set({ ...answer, answeredAt: tx.now })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The reasons of a transfer, opened. */
export async function reasonsOf(tx: Tx, seal: Seal, transfer: Transfer): Promise<ToldTransfer> {
  const { why, consentWhy, answerWhy } = await tx
    .db<Tables>()
    .selectFrom('cases.transfer')
    .select(['why', 'consentWhy', 'answerWhy'])
    .where('id', '=', transfer.id)
    .executeTakeFirstOrThrow()
  const open = (hidden: Uint8Array | null, where: string): string => (hidden === null ? '' : seal.reveal(hidden, where))
  return {
    ...transfer,
    whyText: open(why, hiddenAt.transferWhy(transfer.id)),
    consentText: open(consentWhy, hiddenAt.transferConsent(transfer.id)),
    answerText: open(answerWhy, hiddenAt.transferAnswer(transfer.id)),
  }
}
