import {
  dayIn,
  type Instant,
  type LocalDate,
  minutesBetween,
  momentOf,
  plusDays,
  plusMinutes,
  type TimeZone,
  timeIn,
  weekday,
} from './time.ts'

/**
 * The days an office works and the hours of its counter, for the years it knows.
 * A year that is not `confirmed` holds only what is certain (fixed holidays); a clock that runs into it says so.
 */
export type WorkingCalendar = {
  readonly zone: TimeZone
  /** Opening and closing of the counter, `HH:MM`. */
  readonly opens: string
  readonly closes: string
  /** ISO weekdays on which the office is open, 1 (Monday) … 7 (Sunday). */
  readonly weekdays: readonly number[]
  /** National holidays and collective leave (libur nasional, cuti bersama), and closures of this office. */
  readonly closed: ReadonlySet<LocalDate>
  /** Years whose holidays are fixed by decree. */
  readonly confirmedYears: ReadonlySet<number>
}

/** When a promise ends, and whether the calendar behind it is certain. */
export type Due = { readonly at: Instant; readonly provisional: boolean }

export const isWorkingDay = (date: LocalDate, { weekdays, closed }: WorkingCalendar): boolean =>
  weekdays.includes(weekday(date)) && !closed.has(date)

/**
 * The last working day on which an answer is still in time.
 *
 * Counts working days, starting with the day after `from`; `from` itself never counts.
 *
 * @param from         the day the clock starts, in the office's own time zone
 * @param workingDays  length of the clock in working days, 0 or more; 0 gives `from` itself or the next working day
 * @returns            the due day, inclusive, always a working day
 * @throws RangeError  if `workingDays` is not a whole number of 0 or more, or the office never opens
 *
 * @example
 * workingDaysAfter(day('2026-08-14'), 2, calendar) // Friday; 17 Aug is a holiday → '2026-08-19'
 */
export function workingDaysAfter(from: LocalDate, workingDays: number, calendar: WorkingCalendar): LocalDate {
  if (!Number.isInteger(workingDays) || workingDays < 0)
    throw new RangeError(`workingDays must be a whole number of 0 or more, got ${workingDays}`)
  if (calendar.weekdays.length === 0) throw new RangeError('an office that never opens cannot promise anything')

  if (workingDays === 0) return nextWorkingDay(from, calendar)
  let due = from
  for (let left = workingDays; left > 0; left -= 1) due = nextWorkingDay(plusDays(due, 1), calendar)
  return due
}

/** The day itself when the office is open on it, else the next day on which it is. */
export function nextWorkingDay(from: LocalDate, calendar: WorkingCalendar): LocalDate {
  let date = from
  while (!isWorkingDay(date, calendar)) date = plusDays(date, 1)
  return date
}

/**
 * The moment a promise of working days ends, when it starts at `start`.
 *
 * A request inside opening hours ends at the same wall-clock time, `workingDays` working days later. One that comes
 * before opening counts as coming at opening; one after closing or on a closed day, at opening of the next working day.
 */
export function dueAfterWorkingDays(start: Instant, workingDays: number, calendar: WorkingCalendar): Due {
  const { zone, opens, closes } = calendar
  const arrived = dayIn(start, zone)
  const clock = timeIn(start, zone)
  const open = isWorkingDay(arrived, calendar)
  const inTime = open && clock < closes
  const counted = inTime ? arrived : nextWorkingDay(plusDays(arrived, 1), calendar)
  const from = inTime && clock > opens ? clock : opens
  const due = workingDaysAfter(counted, workingDays, calendar)
  return { at: momentOf(due, from, zone), provisional: touchesProvisionalYear(arrived, due, calendar) }
}

/** The moment a promise of calendar days ends: the same wall-clock time, `days` days later. */
export function dueAfterCalendarDays(start: Instant, days: number, zone: TimeZone): Due {
  return { at: momentOf(plusDays(dayIn(start, zone), days), timeIn(start, zone), zone), provisional: false }
}

/** Minutes of open counter between two moments; 0 when `to` is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  let minutes = 0
  for (const [opens, closes] of openings(from, calendar)) {
    if (opens >= to) return minutes
    minutes += Math.max(0, minutesBetween(opens > from ? opens : from, closes < to ? closes : to))
  }
  return minutes
}

/**
 * The moment at which `minutes` of open counter have passed since `start`: how a clock goes on after a pause.
 *
 * @param minutes  working minutes, 0 or more
 * @throws RangeError when `minutes` is negative
 */
export function plusWorkingMinutes(start: Instant, minutes: number, calendar: WorkingCalendar): Due {
  if (minutes < 0) throw new RangeError(`minutes must be 0 or more, got ${minutes}`)
  let left = minutes
  for (const [opens, closes] of openings(start, calendar)) {
    const from = opens > start ? opens : start
    const open = minutesBetween(from, closes)
    if (open > 0 && left <= open) {
      const at = plusMinutes(from, left)
      return {
        at,
        provisional: touchesProvisionalYear(dayIn(start, calendar.zone), dayIn(at, calendar.zone), calendar),
      }
    }
    left -= Math.max(0, open)
  }
  throw new RangeError('an office that never opens cannot promise anything')
}

/** Every opening of the counter from the day of `from` on: the moments it opens and closes. */
function* openings(from: Instant, calendar: WorkingCalendar): Generator<readonly [Instant, Instant]> {
  if (calendar.weekdays.length === 0) return
  const { zone, opens, closes } = calendar
  for (let date = nextWorkingDay(dayIn(from, zone), calendar); ; date = nextWorkingDay(plusDays(date, 1), calendar))
    yield [momentOf(date, opens, zone), momentOf(date, closes, zone)]
}

function touchesProvisionalYear(from: LocalDate, to: LocalDate, { confirmedYears }: WorkingCalendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!confirmedYears.has(year)) return true
  return false
}
