import { isWorkingDay, type WorkingCalendar } from '../../kernel/deadline.ts'
import {
  dayIn,
  type Instant,
  type LocalDate,
  minutesBetween,
  momentOf,
  plusDays,
  plusMinutes,
  timeIn,
} from '../../kernel/time.ts'
import type { Random } from './random.ts'

/** Where the promise of a file that waits stands: past, ending today, or ending later. */
const shares = { past: 0.18, today: 0.38, later: 0.44 }

/**
 * Draws when a file that waits for its office was sent, so that the queue has something in each of its groups whenever
 * the demonstration begins. An office owes its answer one working day later; so nothing can end today on a day it is
 * closed, or once it has closed: what would end today ends later then.
 *
 * @param now  the present; the file was sent at or before it
 */
export function sentAt(now: Instant, calendar: WorkingCalendar, chance: Random): Instant {
  const standing = chance.weighted(shares)
  const { from, past, today } = boundsAt(now, calendar)
  const left = minutesBetween(past, today)
  if (standing === 'past') return awakeBetween(from, plusMinutes(past, -1), { calendar, chance })
  if (standing === 'today' && left > 1)
    return awakeBetween(plusMinutes(past, Math.min(30, Math.floor(left / 2))), plusMinutes(today, -1), {
      calendar,
      chance,
    })
  return awakeBetween(today, now, { calendar, chance })
}

type Bounds = {
  /** Some working days ago. */
  readonly from: Instant
  /** What was sent before this is past its promise. */
  readonly past: Instant
  /** What was sent before this, but not past, ends today. */
  readonly today: Instant
}

function boundsAt(now: Instant, calendar: WorkingCalendar): Bounds {
  const { zone, opens, closes } = calendar
  const at = (date: LocalDate, time: string): Instant => momentOf(date, time, zone)
  const date = dayIn(now, zone)
  const works = isWorkingDay(date, calendar)
  const before = lastWorkingDay(works ? date : lastWorkingDay(date, calendar), calendar)
  const further = lastWorkingDay(before, calendar)
  const [clock, today] = [timeIn(now, zone), at(before, closes)]
  const past = !works || clock >= closes ? today : clock > opens ? at(before, clock) : at(further, closes)
  return { from: at(further, opens), past, today }
}

/** The last working day before a day. */
function lastWorkingDay(before: LocalDate, calendar: WorkingCalendar): LocalDate {
  let date = plusDays(before, -1)
  while (!isWorkingDay(date, calendar)) date = plusDays(date, -1)
  return date
}

/** A minute between two moments, both included, at which people are awake. There must be one. */
function awakeBetween(
  from: Instant,
  to: Instant,
  { calendar: { zone }, chance }: { calendar: WorkingCalendar; chance: Random },
): Instant {
  for (;;) {
    const moment = plusMinutes(from, chance.int(0, minutesBetween(from, to)))
    const clock = timeIn(moment, zone)
    if (clock >= '06:00' && clock < '22:00') return moment
  }
}
