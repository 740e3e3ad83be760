import { sql } from 'kysely'
import type { DecisionId, OfficeId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, type LocalDate, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Rule } from '../../../rules/rule.ts'
import { type CanonicalFacts, situationOf } from './situation.ts'
import type { Counted, Outcome, Tally, Total } from './tally.ts'

/** A tally, and the last decision it counts. */
export type StoredTally = Tally & { readonly latest: string }

type TallyTables = {
  'directions.tally': StoredTally
  'directions.situation': { digest: string; rule: string; facts: CanonicalFacts }
}

/** A rule that a decision weighed: what it found on the file, and what the decision did with it. */
export type Weighed = { readonly rule: Rule; readonly finding: Pick<Finding, 'outcome'>; readonly outcome: Outcome }

export type Observed = {
  readonly decision: DecisionId
  readonly office: OfficeId
  readonly at: Instant
  readonly facts: Facts
  readonly weighed: readonly Weighed[]
}

/**
 * Counts a decision that can no longer be undone: each rule it weighed once, in its month in Jakarta. Call it once for a
 * decision, in the transaction that says it has been done. Nothing of it tells whom it was about or who decided.
 */
export async function observe(tx: Tx, { decision, office, at, facts, weighed }: Observed): Promise<void> {
  const month = monthOf(dayIn(at, WIB))
  // In one order for all, so that two who count at once wait for each other and never in a circle.
  const rows = weighed
    .map(({ rule, finding, outcome }) => ({ rule: rule.id, outcome, ...situationOf(rule, facts, finding) }))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1))
  if (rows.length === 0) return
  await tx
    .db<TallyTables>()
    .insertInto('directions.situation')
    .values(rows.map(({ rule, digest, facts: seen }) => ({ rule, digest, facts: JSON.stringify(seen) as never })))
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
  await tx
    .db<TallyTables>()
    .insertInto('directions.tally')
    .values(
      rows.map(({ rule, digest, outcome }) => ({
        rule,
        month,
        office,
        situation: digest,
        outcome,
        decisions: 1,
        latest: decision,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['rule', 'month', 'office', 'situation', 'outcome'])
        .doUpdateSet({ decisions: sql`tally.decisions + 1`, latest: sql`excluded.latest` }),
    )
    .execute()
}

/** The first day of a day's month. */
export const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01` as LocalDate

/** What was counted in a month, as far as whoever looks may see it; of one rule or of all. */
export const talliesOf = async (tx: Tx, month: LocalDate, rule: string | null = null): Promise<StoredTally[]> =>
  await tx
    .db<TallyTables>()
    .selectFrom('directions.tally')
    .selectAll()
    .where('month', '=', month)
    .where((all) => (rule === null ? all.val(true) : all('rule', '=', rule)))
    .orderBy('rule')
    .orderBy('situation')
    .orderBy('office')
    .orderBy('outcome')
    .execute()

/** The same of all offices together: a few rows for each rule. */
export async function totalsOf(tx: Tx, month: LocalDate): Promise<readonly Total[]> {
  const rows = await tx
    .db<TallyTables>()
    .selectFrom('directions.tally')
    .select(['rule', 'situation', 'outcome', ({ fn }) => fn.sum<string>('decisions').as('decisions')])
    .where('month', '=', month)
    .groupBy(['rule', 'situation', 'outcome'])
    .execute()
  return rows.map((row) => ({ ...row, decisions: Number(row.decisions) }))
}

/** The last month in which anything was counted; nothing when none was. */
export async function lastMonth(tx: Tx): Promise<LocalDate | undefined> {
  const found = await tx
    .db<TallyTables>()
    .selectFrom('directions.tally')
    .select(({ fn }) => fn.max('month').as('month'))
    .executeTakeFirst()
  return found?.month ?? undefined
}

/** A rule's counts of several months, all offices together, oldest month first. */
export async function monthsOf(
  tx: Tx,
  rule: string,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): Promise<readonly (Counted & { readonly month: LocalDate })[]> {
  const rows = await tx
    .db<TallyTables>()
    .selectFrom('directions.tally')
    .select(['month', 'situation', 'outcome', ({ fn }) => fn.sum<string>('decisions').as('decisions')])
    .where('rule', '=', rule)
    .where('month', '>=', first)
    .where('month', '<=', last)
    .groupBy(['month', 'situation', 'outcome'])
    .orderBy('month')
    .execute()
  return rows.map((row) => ({ ...row, decisions: Number(row.decisions) }))
}

/** The facts behind digests. */
export async function situationsOf(tx: Tx, digests: readonly string[]): Promise<ReadonlyMap<string, CanonicalFacts>> {
  if (digests.length === 0) return new Map()
  const rows = await tx
    .db<TallyTables>()
    .selectFrom('directions.situation')
    .select(['digest', 'facts'])
    .where('digest', 'in', digests)
    .execute()
  return new Map(rows.map(({ digest, facts }) => [digest, facts]))
}
