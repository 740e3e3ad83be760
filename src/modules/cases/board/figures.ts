import type { OfficeId } from '../../../kernel/ids.ts'
import { type Interval, wilson } from '../../../kernel/interval.ts'
import { day, dayIn, daysBetween, type Instant, type LocalDate, WIB } from '../../../kernel/time.ts'
import { type Middle, middleOf } from './median.ts'

/** A case as figures need it: moments and promises, nothing that was said. */
export type Told = {
  /** The office that has it; `null`: the centre. */
  readonly office: OfficeId | null
  readonly filedAt: Instant
  readonly closedAt: Instant | null
  /** The reporter said yes, it is solved. */
  readonly confirmed: boolean
  /** When an office first wrote to the reporter. */
  readonly answeredAt: Instant | null
  /** Until when a first answer was promised, and a decision; `null`: nothing was. */
  readonly answerDueAt: Instant | null
  readonly decisionDueAt: Instant | null
}

/** A share with its 95 % interval (Wilson). */
export type Share = Interval & { readonly share: number; readonly of: number }

/** What can be said of complaints that were filed in the same month, as they stood at a moment. */
export type Figures = {
  readonly filed: number
  readonly open: number
  readonly decided: number
  /** Days from filing to the decision; those without one count as longer than all others. */
  readonly days: Middle | null
  /** Decided by the promised moment, of those whose promise has come to its end; `null`: of none. */
  readonly inTime: Share | null
  /** The reporter said yes, of those decided. */
  readonly confirmed: Share | null
  /** First answered by the promised moment, of those answered or past it. */
  readonly answered: Share | null
  /** Days since the oldest open one was filed. */
  readonly oldest: number | null
}

/**
 * The figures of some cases as they stood at a moment: what came after it has not happened. Pure, whatever their order.
 *
 * @param asOf  all of them were filed before it
 */
export function figuresOf(cases: readonly Told[], asOf: Instant): Figures {
  const before = (at: Instant | null): at is Instant => at !== null && at < asOf
  const decided = cases.filter(({ closedAt }) => before(closedAt))
  const open = cases.filter(({ closedAt }) => !before(closedAt))
  const lengths = decided.map(({ filedAt, closedAt }) => daysBetween(dayOf(filedAt), dayOf(closedAt ?? asOf)))
  const promised = cases.map(({ answerDueAt, answeredAt, decisionDueAt, closedAt }) => ({
    answer: kept(answerDueAt, before(answeredAt) ? answeredAt : null, asOf),
    decision: kept(decisionDueAt, before(closedAt) ? closedAt : null, asOf),
  }))
  const ages = open.map(({ filedAt }) => daysBetween(dayOf(filedAt), dayOf(asOf)))
  return {
    filed: cases.length,
    open: open.length,
    decided: decided.length,
    days: middleOf(lengths, cases.length),
    inTime: shareOf(promised.map(({ decision }) => decision)),
    confirmed: shareOf(decided.map(({ confirmed }) => confirmed)),
    answered: shareOf(promised.map(({ answer }) => answer)),
    oldest: ages.length === 0 ? null : ages.reduce((a, b) => Math.max(a, b)),
  }
}

const dayOf = (at: Instant): LocalDate => dayIn(at, WIB)

/** Whether a promise was kept; `undefined`: there was none, or it has not ended. */
function kept(due: Instant | null, done: Instant | null, asOf: Instant): boolean | undefined {
  if (due === null) return undefined
  if (done !== null) return done <= due
  return due < asOf ? false : undefined
}

function shareOf(answers: readonly (boolean | undefined)[]): Share | null {
  const known = answers.filter((answer) => answer !== undefined)
  if (known.length === 0) return null
  const share = known.filter(Boolean).length / known.length
  return { share, of: known.length, ...wilson(share, known.length) }
}

/** One month of filing: every office that got a complaint, and all of them together. */
export type Month = {
  /** Its first day. */
  readonly month: LocalDate
  readonly all: Figures
  /** By the id of the office; the centre's, `null`, last. */
  readonly offices: readonly { readonly office: OfficeId | null; readonly figures: Figures }[]
}

/** The first day of the month of a moment, where the ministry is. */
export const monthOf = (at: Instant): LocalDate => day(`${dayOf(at).slice(0, 7)}-01`)

/** Figures by month of filing and by office, newest month first. Pure. */
export function monthsOf(cases: readonly Told[], asOf: Instant): readonly Month[] {
  const months = Map.groupBy(
    cases.filter(({ filedAt }) => filedAt < asOf),
    ({ filedAt }) => monthOf(filedAt),
  )
  return [...months]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, filed]) => ({
      month,
      all: figuresOf(filed, asOf),
      offices: [...Map.groupBy(filed, ({ office }) => office)]
        .toSorted(([a], [b]) => byName(a, b))
        .map(([office, own]) => ({ office, figures: figuresOf(own, asOf) })),
    }))
}

function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : 1
}
