import { boolean, constantFrom, integer, option, record } from 'fast-check'
import type { OfficeId } from '../../../kernel/ids.ts'
import { type Instant, instant, plusMinutes } from '../../../kernel/time.ts'
import type { Told } from './figures.ts'

/** When what is told of is looked at. */
export const lookedAt = instant('2026-11-01T00:00:00Z')
const day = 24 * 60
const start = instant('2026-08-01T00:00:00Z')

const offices = ['bp3mi-bali', 'bp3mi-jawa-timur', 'bp3mi-ntb'] as unknown as readonly OfficeId[]
const later = option(integer({ min: 0, max: 60 * day }), { nil: null })

/** Any case that may be told of: filed in three months, with or without promises, answers and an end. */
export const anyTold = record({
  office: constantFrom(null, ...offices),
  filed: integer({ min: 0, max: 90 * day }),
  closed: later,
  answered: later,
  answerDue: later,
  decisionDue: later,
  confirmed: boolean(),
}).map(({ office, filed, closed, answered, answerDue, decisionDue, confirmed }): Told => {
  const filedAt = plusMinutes(start, filed)
  const after = (minutes: number | null): Instant | null => (minutes === null ? null : plusMinutes(filedAt, minutes))
  return {
    office,
    filedAt,
    closedAt: after(closed),
    answeredAt: after(answered),
    answerDueAt: after(answerDue),
    decisionDueAt: after(decisionDue),
    confirmed: confirmed && closed !== null,
  }
})

/** A case that was filed on a day of October and has come to nothing yet, but for what is said otherwise. */
export const toldOn = (filed: string, change: Partial<Told> = {}): Told => ({
  office: offices[0] ?? null,
  filedAt: instant(`${filed}T03:00:00Z`),
  closedAt: null,
  confirmed: false,
  answeredAt: null,
  answerDueAt: null,
  decisionDueAt: null,
  ...change,
})
