import type { DecisionId, OfficeId, PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Step } from '../question.ts'
import type { First, Outcome, Second } from './decide.ts'

/** A decision to be decided again, as the office elsewhere sees it. */
export type Sample = {
  readonly id: string
  /** The first day of the month it was decided in. */
  readonly month: LocalDate
  readonly decision: DecisionId
  readonly office: OfficeId
  readonly step: Step
  readonly ruleSet: RuleSetDigest
  readonly facts: Facts
  readonly factsOn: LocalDate
  readonly madeAt: Instant
}

type SecondRow = Second & { sample: string; person: PersonId; at: Instant }
type Tables = {
  'directions.sample': Sample
  'directions.firstDecision': First & { sample: string; office: OfficeId }
  'directions.secondDecision': SecondRow
}

/** Keeps a decision that was drawn, its first outcome apart. One that was drawn before stays as it is. */
export async function insertSample(
  tx: Tx,
  sample: Omit<Sample, 'id' | 'madeAt'>,
  first: First & { readonly office: OfficeId },
): Promise<void> {
  const id = tx.newId<string>()
  const { numInsertedOrUpdatedRows } = await tx
    .db<Tables>()
    .insertInto('directions.sample')
    .values({ ...sample, id, madeAt: tx.now, facts: JSON.stringify(sample.facts) as never })
    .onConflict((conflict) => conflict.column('decision').doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return
  await tx
    .db<Tables>()
    .insertInto('directions.firstDecision')
    .values({ ...first, sample: id })
    .execute()
}

/** A sample the actor may see. */
export const sampleById = async (tx: Tx, id: string): Promise<Sample | undefined> =>
  await tx.db<Tables>().selectFrom('directions.sample').selectAll().where('id', '=', id).executeTakeFirst()

/** What an office has to decide again, and has decided, newest month first. */
export async function samplesOf(
  tx: Tx,
  office: OfficeId,
): Promise<readonly (Pick<Sample, 'id' | 'month' | 'step'> & { readonly outcome: Outcome | null })[]> {
  return await tx
    .db<Tables>()
    .selectFrom('directions.sample as s')
    .leftJoin('directions.secondDecision as d', 'd.sample', 's.id')
    .select(['s.id', 's.month', 's.step', 'd.outcome'])
    .where('s.office', '=', office)
    .orderBy('s.month', 'desc')
    .orderBy('s.id')
    .limit(200)
    .execute()
}

/** How many an office still has to decide again. */
export async function samplesWaiting(tx: Tx, office: OfficeId): Promise<number> {
  const { count } = await tx
    .db<Tables>()
    .selectFrom('directions.sample as s')
    .leftJoin('directions.secondDecision as d', 'd.sample', 's.id')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('s.office', '=', office)
    .where('d.sample', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const secondOf = async (tx: Tx, sample: string): Promise<SecondRow | undefined> =>
  await tx
    .db<Tables>()
    .selectFrom('directions.secondDecision')
    .selectAll()
    .where('sample', '=', sample)
    .executeTakeFirst()

/** What was decided first; nothing before whoever looks has decided again. */
export const firstOf = async (tx: Tx, sample: string): Promise<First | undefined> =>
  await tx
    .db<Tables>()
    .selectFrom('directions.firstDecision')
    .select(['outcome', 'rules'])
    .where('sample', '=', sample)
    .executeTakeFirst()

export const insertSecond = async (tx: Tx, second: SecondRow): Promise<unknown> =>
  await tx.db<Tables>().insertInto('directions.secondDecision').values(second).execute()

/** A month's samples: how each was decided first, and again where it was. */
export type Pair = {
  readonly month: LocalDate
  readonly first: First
  readonly second: Pick<Second, 'outcome' | 'rule'> | null
}

/** Every sample since a month, for the centre. */
export async function pairsSince(tx: Tx, month: LocalDate): Promise<readonly Pair[]> {
  const rows = await tx
    .db<Tables>()
    .selectFrom('directions.sample as s')
    .innerJoin('directions.firstDecision as f', 'f.sample', 's.id')
    .leftJoin('directions.secondDecision as d', 'd.sample', 's.id')
    .select(['s.month', 'f.outcome', 'f.rules', 'd.outcome as again', 'd.rule'])
    .where('s.month', '>=', month)
    .orderBy('s.month', 'desc')
    .execute()
  return rows.map(({ month: of, outcome, rules, again, rule }) => ({
    month: of,
    first: { outcome, rules },
    second: again === null ? null : { outcome: again, rule },
  }))
}
