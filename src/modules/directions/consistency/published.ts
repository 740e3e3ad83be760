import { fewestTold } from '../../../kernel/disclosure.ts'
import { dayIn, type Instant, type LocalDate, plusDays, plusMonths, WIB } from '../../../kernel/time.ts'
import { type Agreement, agreementOf } from './index-of.ts'
import { bySituation, type Situation, type Tally } from './tally.ts'

/** Fewer offices than these behind a figure: each of two could take away its own and know the other's. */
export const fewestOffices = 3

/** How alike a rule was decided in a month, as everybody may read it; `null`: held back. */
export type PublicRule = {
  readonly rule: string
  readonly month: LocalDate
  readonly told: (Pick<Agreement, 'value' | 'low' | 'high' | 'decisions'> & { readonly offices: number }) | null
}

/**
 * The figures of one month without what could say how somebody's file was decided. Facts on which fewer than `fewest`
 * decisions were made do not count. A figure is held back with fewer than three offices, where all but the largest
 * office made fewer than `fewest` decisions, or where fewer than `fewest`, but not none, came out the other way. No sum
 * of rules is told, so that nothing can be taken away from anything. Rules by their ids, never offices. Pure.
 *
 * @param tallies  of one month
 */
export const publishedOf = (tallies: readonly Tally[], fewest: number = fewestTold): readonly PublicRule[] =>
  [...Map.groupBy(tallies, ({ rule }) => rule)]
    .map(([rule, rows]) => ({ rule, month: rows[0]?.month ?? ('' as LocalDate), told: toldOf(rows, fewest) }))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1))

function toldOf(rows: readonly Tally[], fewest: number): PublicRule['told'] {
  const situations = bySituation(rows)
  const counted = rows.filter(({ situation }) => (situations.get(situation)?.all ?? 0) >= fewest)
  const index = agreementOf(counted)
  const byOffice = [...Map.groupBy(counted, ({ office }) => office).values()].map(decisionsIn)
  const besidesLargest = decisionsIn(counted) - Math.max(0, ...byOffice)
  const other = [...bySituation(counted).values()].reduce((total, one) => total + fewerIn(one), 0)
  const isSmall = other > 0 && other < fewest
  if (index === null || byOffice.length < fewestOffices || besidesLargest < fewest || isSmall) return null
  const { value, low, high, decisions } = index
  return {
    value: whole(Math.round, value),
    low: whole(Math.floor, low),
    high: whole(Math.ceil, high),
    decisions,
    offices: byOffice.length,
  }
}

const decisionsIn = (rows: readonly Tally[]): number => rows.reduce((total, { decisions }) => total + decisions, 0)
/** How many came out as the fewer did. */
const fewerIn = ({ all, named }: Situation): number => Math.min(named, all - named)
/** In whole percents: finer ones would count single decisions. */
const whole = (round: (percent: number) => number, share: number): number => round(share * 100) / 100

/** Days after a month until it is told: what can still be undone is not counted yet. */
const settled = 7
/** How far back is told. */
const told = 12

/** Months that are over and told, newest first. A running month is not: from one day to the next it would tell of one file. */
export function toldMonths(now: Instant): readonly LocalDate[] {
  const on = plusDays(dayIn(now, WIB), -settled)
  const running = `${on.slice(0, 7)}-01` as LocalDate
  return Array.from({ length: told }, (_, back) => plusMonths(running, -1 - back))
}
