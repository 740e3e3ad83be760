import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { Question } from '../question.ts'

type Measured = Pick<Question, 'state' | 'directorate' | 'rule' | 'citation' | 'askedAt' | 'dueAt' | 'closedAt'>

/** How a unit of the centre keeps its duty of reply. Times in whole hours; `null` where there is nothing to measure. */
export type Reply = {
  readonly directorate: string
  readonly open: number
  readonly late: number
  /** Since when the oldest open question waits. */
  readonly oldest: Instant | null
  readonly answered: number
  /** Half of the answers took no longer than this. */
  readonly medianHours: number | null
}

const minutesInHour = 60

/** The duty of reply by unit, those with most waiting first. Pure. */
export const repliesOf = (questions: readonly Measured[], now: Instant): readonly Reply[] =>
  [...Map.groupBy(questions, ({ directorate }) => directorate)]
    .map(([directorate, asked]) => ({ directorate, ...replyOf(asked, now) }))
    .toSorted((a, b) => b.open - a.open || (a.directorate < b.directorate ? -1 : 1))

function replyOf(asked: readonly Measured[], now: Instant): Omit<Reply, 'directorate'> {
  const open = asked.filter(({ state }) => state === 'open')
  const took = asked
    .flatMap(({ state, askedAt, closedAt }) =>
      state === 'answered' && closedAt !== null ? [minutesBetween(askedAt, closedAt)] : [],
    )
    .toSorted((a, b) => a - b)
  return {
    open: open.length,
    late: open.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
    oldest: open.map(({ askedAt }) => askedAt).toSorted()[0] ?? null,
    answered: took.length,
    medianHours: medianOf(took),
  }
}

function medianOf(minutes: readonly number[]): number | null {
  const middle = minutes.slice(Math.floor((minutes.length - 1) / 2), Math.floor(minutes.length / 2) + 1)
  if (middle.length === 0) return null
  return Math.round(middle.reduce((sum, one) => sum + one, 0) / middle.length / minutesInHour)
}

/** A rule and how often it was asked about. */
export type AskedRule = { readonly rule: string; readonly citation: string; readonly questions: number }

/** The rules asked about most: those most in need of repair. Pure. */
export const rulesAskedAbout = (questions: readonly Measured[], most = 10): readonly AskedRule[] =>
  [...Map.groupBy(questions, ({ rule }) => rule)]
    .map(([rule, asked]) => ({ rule, citation: asked[0]?.citation ?? '', questions: asked.length }))
    .toSorted((a, b) => b.questions - a.questions || (a.rule < b.rule ? -1 : 1))
    .slice(0, most)
