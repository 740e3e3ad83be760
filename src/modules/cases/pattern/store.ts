import { sql } from 'kysely'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { caseStandard } from '../categories.ts'

/** Several cases against one company in a short time. */
export type Pattern = {
  readonly id: string
  readonly companyKey: string
  readonly company: string
  readonly cases: number
  readonly since: Instant
  readonly at: Instant
  readonly doneBy: PersonId | null
  readonly doneAt: Instant | null
}
type Tables = { 'cases.pattern': Pattern & { readonly said: Uint8Array | null } }

/** Counts the cases against the company of a case over all offices, and opens an alert once. @returns its id, when it is new */
export async function noticePattern(tx: Tx, id: string): Promise<string | null> {
  const { cases, days } = caseStandard().pattern
  const { rows } = await sql<{ alert: string | null }>`select cases.notice_pattern(${id}::uuid,
    ${`${days} days`}::interval, ${cases}::integer, ${tx.newId()}::uuid, ${tx.now}::timestamptz) as alert`.execute(
    tx.db(),
  )
  return rows[0]?.alert ?? null
}

/** Alerts nobody has dealt with, newest first. */
export const openPatterns = async (tx: Tx): Promise<readonly Pattern[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.pattern')
    .select(['id', 'companyKey', 'company', 'cases', 'since', 'at', 'doneBy', 'doneAt'])
    .where('doneAt', 'is', null)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()

/** Somebody of the centre says what was done. @returns whether it was open */
export const closePattern = async (
  tx: Tx,
  { id, by, said }: { readonly id: string; readonly by: PersonId; readonly said: Uint8Array },
): Promise<boolean> =>
  (await tx
    .db<Tables>()
    .updateTable('cases.pattern')
    .set({ doneBy: by, doneAt: tx.now, said })
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined
