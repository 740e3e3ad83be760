import { workingMinutesBetween } from '../../../kernel/deadline.ts'
import { minutesBetween } from '../../../kernel/time.ts'
import type { Case, Level } from '../case.ts'
import type { Clockwork } from '../clockwork.ts'

type Waiting = { readonly level: Level } & Pick<Case, 'unreadSince' | 'alarmedAt'>

/**
 * Whether a message of the reporter has waited too long: since it came, or since somebody was last told. Danger is counted
 * day and night, the rest in the hours of the office. Pure.
 */
export function isSilent({ level, unreadSince, alarmedAt }: Waiting, { now, calendar, limits }: Clockwork): boolean {
  const limit = limits.find((one) => one.level === level)
  if (unreadSince === null || !limit) return false
  const since = alarmedAt !== null && alarmedAt > unreadSince ? alarmedAt : unreadSince
  const waited = limit.counted === 'always' ? minutesBetween(since, now) : workingMinutesBetween(since, now, calendar)
  return waited >= limit.minutes
}
