import type { PersonId } from '../../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Case } from '../case.ts'
import type { MoveName } from '../moves.ts'
import { caseById } from '../store.ts'

/** A company an officer is tied to, as they declared it. */
export type Tie = {
  readonly person: PersonId
  readonly companyKey: string
  readonly company: string
  readonly at: Instant
  readonly endedAt: Instant | null
}
type Tables = { 'cases.tie': Tie }

/** The ties of somebody that count now, newest first; `endedAt`: until when, of one that was said to be over. */
export const tiesOf = async (tx: Tx, person: PersonId): Promise<readonly Tie[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.tie')
    .selectAll()
    .where('person', '=', person)
    .where((tie) => tie.or([tie('endedAt', 'is', null), tie('endedAt', '>', tx.now)]))
    .orderBy('at', 'desc')
    .limit(100)
    .execute()

/** Declares a tie; one that was ended begins again. */
export const putTie = async (tx: Tx, { person, companyKey, company }: Omit<Tie, 'at' | 'endedAt'>): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('cases.tie')
    .values({ person, companyKey, company, at: tx.now, endedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['person', 'companyKey']).doUpdateSet({ company, at: tx.now, endedAt: null }),
    )
    .execute()

/** A tie is said to be over, and counts on for a time; saying it again does not begin that time anew. */
export const endTie = async (
  tx: Tx,
  { person, companyKey, days }: Pick<Tie, 'person' | 'companyKey'> & { readonly days: number },
): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.tie')
    .set({ endedAt: plusMinutes(tx.now, days * 24 * 60) })
    .where('person', '=', person)
    .where('companyKey', '=', companyKey)
    .where('endedAt', 'is', null)
    .execute()

/** A case whose words the actor may read: one they see, and are not tied to the company of. */
export async function caseToRead(tx: Tx, id: string): Promise<Case | undefined> {
  const one = await caseById(tx, id)
  return one && !(await isTied(tx, one, 'sorted')) ? one : undefined
}

const handsOn: readonly MoveName[] = ['moved', 'transfer-asked', 'transfer-withdrawn']

/** Whether whoever acts is tied to the company a case is against. Handing it to another office stays possible. */
export async function isTied(tx: Tx, { companyKey }: Pick<Case, 'companyKey'>, doing: MoveName): Promise<boolean> {
  const { person, role } = tx.actor
  if (person === null || role === 'system' || companyKey === null || handsOn.includes(doing)) return false
  return (await tiesOf(tx, person)).some((tie) => tie.companyKey === companyKey)
}
