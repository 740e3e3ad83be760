import { sql } from 'kysely'
import { fewestTold } from '../../../kernel/disclosure.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Practised } from './exercise.ts'

type Own = Practised & { person: PersonId; rule: string; at: Instant }
type Kept = Omit<Own, 'isRight'> & { isRight: boolean | null }
export type ExerciseTotal = {
  readonly exercise: string
  readonly rule: string
  readonly rights: number
  readonly wrongs: number
}
type Tables = { 'directions.practised': Kept; 'directions.exerciseTotal': ExerciseTotal }

/** What whoever looks has answered, newest first; nobody reads another's. */
export const practisedBy = async (tx: Tx, person: PersonId): Promise<readonly Omit<Own, 'person'>[]> =>
  await tx
    .db<Tables>()
    .selectFrom('directions.practised')
    .select(['exercise', 'rule', 'isRight', 'at'])
    .where('person', '=', person)
    .where('isRight', 'is not', null)
    .orderBy('at', 'desc')
    .$narrowType<{ isRight: boolean }>()
    .execute()

/**
 * Keeps an answer, and counts it in the total of its exercise. Only a first answer counts; a later one replaces what
 * the officer sees of themselves, so that what was wrong can become right.
 */
export async function keepAnswer(tx: Tx, answer: Practised & { person: PersonId; rule: string }): Promise<void> {
  const { person, exercise, rule, isRight } = answer
  const before = await tx
    .db<Tables>()
    .deleteFrom('directions.practised')
    .where('person', '=', person)
    .where('exercise', '=', exercise)
    .executeTakeFirst()
  await tx
    .db<Tables>()
    .insertInto('directions.practised')
    .values({ ...answer, at: tx.now })
    .execute()
  if (before.numDeletedRows > 0n) return
  await tx
    .db<Tables>()
    .insertInto('directions.exerciseTotal')
    .values({ exercise, rule, rights: isRight ? 1 : 0, wrongs: isRight ? 0 : 1 })
    .onConflict((conflict) =>
      conflict.column('exercise').doUpdateSet({
        rights: sql`exercise_total.rights + excluded.rights`,
        wrongs: sql`exercise_total.wrongs + excluded.wrongs`,
      }),
    )
    .execute()
}

/**
 * Deletes what somebody answered. The totals, which say of nobody, stay, and so does that they answered once: nobody
 * counts twice by forgetting.
 */
export const forgetAnswers = async (tx: Tx, person: PersonId): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('directions.practised')
    .set({ isRight: null })
    .where('person', '=', person)
    .execute()

/** How often the exercises of each rule were answered wrong, of all answers; rules with too few are left out. */
export async function totalsByRule(tx: Tx): Promise<readonly { rule: string; answers: number; wrongs: number }[]> {
  const rows = await tx
    .db<Tables>()
    .selectFrom('directions.exerciseTotal')
    .select(({ fn }) => ['rule', fn.sum<string>('wrongs').as('wrongs'), fn.sum<string>('rights').as('rights')])
    .groupBy('rule')
    .execute()
  return rows
    .map(({ rule, wrongs, rights }) => ({ rule, wrongs: Number(wrongs), answers: Number(wrongs) + Number(rights) }))
    .filter(({ answers }) => answers >= fewestTold)
    .toSorted((a, b) => b.wrongs / b.answers - a.wrongs / a.answers || (a.rule < b.rule ? -1 : 1))
}
