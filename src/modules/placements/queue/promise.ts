import { isWorkingDay, nextWorkingDay, type WorkingCalendar, workingMinutesBetween } from '../../../kernel/deadline.ts'
import {
  dayIn,
  daysBetween,
  type Instant,
  instant,
  type LocalDate,
  minutesBetween,
  momentOf,
  plusDays,
  plusMinutes,
  timeIn,
} from '../../../kernel/time.ts'

/** The last moment of the day it is now at the office. */
export const endOfTodayAt = (now: Instant, { zone }: Pick<WorkingCalendar, 'zone'>): Instant =>
  instant(new Date(Date.parse(momentOf(plusDays(dayIn(now, zone), 1), '00:00', zone)) - 1))

/** The first moment of the day it is now at the office. */
export const startOfTodayAt = (now: Instant, { zone }: Pick<WorkingCalendar, 'zone'>): Instant =>
  momentOf(dayIn(now, zone), '00:00', zone)

/** The day an office opens again once it is closed for today; `null` while it is open, or opens later today. */
export function opensAgain(now: Instant, calendar: WorkingCalendar): LocalDate | null {
  const today = dayIn(now, calendar.zone)
  const opensToday = isWorkingDay(today, calendar) && timeIn(now, calendar.zone) < calendar.closes
  return opensToday ? null : nextWorkingDay(plusDays(today, 1), calendar)
}

export type Standing = 'past' | 'today' | 'later'
export const standingOf = (dueAt: Instant, now: Instant, endOfToday: Instant): Standing =>
  dueAt < now ? 'past' : dueAt <= endOfToday ? 'today' : 'later'

/** How long until or since the end of a promise, as an officer counts it: in the hours the counter is open. */
export type Distance = {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly used: number
}

/** Longer than this is counted in days of the calendar. */
const longest = 20

/**
 * The distance between now and the end of a promise.
 * @returns whole working days, hours and minutes, and how much of one working day is used, 0 to 1
 */
export function distanceTo(dueAt: Instant, now: Instant, calendar: WorkingCalendar): Distance {
  const [from, to] = dueAt < now ? [dueAt, now] : [now, dueAt]
  const day = Math.max(60, minutesOfDay(calendar))
  const apart = daysBetween(dayIn(from, calendar.zone), dayIn(to, calendar.zone))
  if (apart > longest) return { days: apart, hours: 0, minutes: 0, used: dueAt < now ? 1 : 0 }
  const open = workingMinutesBetween(from, to, calendar)
  // Past or due while the counter is closed is still a while: at least the minutes of the wall clock, up to an hour.
  const minutes = open > 0 ? open : Math.min(59, Math.max(1, minutesBetween(from, to)))
  return {
    days: Math.floor(minutes / day),
    hours: Math.floor((minutes % day) / 60),
    minutes: minutes % 60,
    used: dueAt < now ? 1 : Math.max(0, 1 - minutes / day),
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const minutesOfDay = ({ opens, closes }: Pick<WorkingCalendar, 'opens' | 'closes'>): number =>
  minutesOf(closes) - minutesOf(opens)

/** For how long a decision can be undone, in seconds; its message leaves after that. */
export const undoSeconds = 10

/** When a decision of this moment leaves the house. */
export const leavesAt = (at: Instant): Instant => instant(new Date(Date.parse(at) + undoSeconds * 1_000))

/** Whether a decision can still be undone. */
export const canUndo = (at: Instant, now: Instant): boolean => now < leavesAt(at) && plusMinutes(at, -1) < now
