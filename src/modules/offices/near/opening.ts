import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../../kernel/deadline.ts'
import { dayIn, type Instant, type LocalDate, plusDays, timeIn } from '../../../kernel/time.ts'

/** Whether a counter is open, and when it opens again. */
export type Opening =
  | { readonly state: 'open'; readonly closes: string }
  | { readonly state: 'later-today'; readonly opens: string }
  | { readonly state: 'closed'; readonly on: LocalDate; readonly opens: string }

/** What the counter of a calendar does at a moment, on its own clock. Pure. @throws RangeError if it never opens */
export function openingAt(at: Instant, calendar: WorkingCalendar): Opening {
  if (calendar.weekdays.length === 0) throw new RangeError('an office that never opens')
  const { zone, opens, closes } = calendar
  const today = dayIn(at, zone)
  const clock = timeIn(at, zone)
  if (isWorkingDay(today, calendar)) {
    if (clock < opens) return { state: 'later-today', opens }
    if (clock < closes) return { state: 'open', closes }
  }
  return { state: 'closed', on: nextWorkingDay(plusDays(today, 1), calendar), opens }
}
