import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Case } from '../case.ts'
import type { CaseStandard } from '../categories.ts'
import { readNumber } from '../numbers.ts'

type Candidate = Pick<Case, 'id' | 'number' | 'state' | 'closedAt'>
type Inbound = CaseStandard['inbound']
const minutesOfDay = 24 * 60

/**
 * Which case of a sender a message belongs to: the one whose number it names, else the first that is open, else the first
 * that was closed not long ago; `undefined`: a new one. `of`: the sender's own cases, open ones first, then the newest.
 */
export function whichCase(
  text: string,
  { of, now }: { readonly of: readonly Candidate[]; readonly now: Instant },
  { closedDays }: Pick<Inbound, 'closedDays'>,
): Candidate | undefined {
  const named = (text.match(/ADU-?\s*\d{2}-?\s*\d{6}/gi) ?? []).map(readNumber)
  const since = plusMinutes(now, -closedDays * minutesOfDay)
  return (
    of.find(({ number }) => named.includes(number)) ??
    of.find(({ state }) => state !== 'closed') ??
    of.find(({ closedAt }) => closedAt !== null && closedAt >= since)
  )
}

/**
 * When a message is looked at: at once, or, when many came from its address, a little later together with the others.
 * One that speaks of danger never waits.
 */
export const lookedAt = (
  { recent, speaksOfDanger, now }: { readonly recent: number; readonly speaksOfDanger: boolean; readonly now: Instant },
  { messages, holdMinutes }: Inbound['flood'],
): Instant => (recent >= messages && !speaksOfDanger ? plusMinutes(now, holdMinutes) : now)

/** How often a file is fetched before the message goes on without it: the last time after a day. */
export const mostTries = 11

/** When what failed is tried again: after one, two, four minutes and so on, at most seventeen hours. */
export const nextTry = (tries: number, now: Instant): Instant => plusMinutes(now, 2 ** Math.min(tries, 10))

/** The clock of a provider is believed for two days back, and never about the future. */
export function saidMoment(saidAt: Instant, now: Instant): Instant {
  const oldest = plusMinutes(now, -2 * minutesOfDay)
  if (saidAt > now) return now
  return saidAt < oldest ? oldest : saidAt
}
