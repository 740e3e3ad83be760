import {
  type Due,
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  plusWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import { type Instant, minutesBetween, plusMinutes } from '../../kernel/time.ts'

/** A promise of a rule, as a rule set says it on a day. */
export type Promised = {
  readonly rule: string
  readonly ruleSet: string
  /** Length in `unit`, 1 or more. */
  readonly length: number
  readonly unit: 'working-day' | 'calendar-day' | 'hour'
  /** Working minutes (minutes, for hours) before the end at which the office is warned; `null`: no warning. */
  readonly warnMinutes: number | null
}

/** A running, paused or stopped promise. */
export type Clock = {
  readonly id: string
  readonly rule: string
  readonly ruleSet: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly office: OfficeId
  readonly startedAt: Instant
  readonly length: number
  readonly unit: Promised['unit']
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly pausedAt: Instant | null
  readonly pauseGround: string | null
  readonly minutesLeft: number | null
  readonly stoppedAt: Instant | null
  readonly warnedAt: Instant | null
  readonly escalated: number
}

/** When the promise ends if it starts at `start`. */
export const dueOf = (
  { length, unit }: Pick<Promised, 'length' | 'unit'>,
  start: Instant,
  calendar: WorkingCalendar,
): Due => {
  switch (unit) {
    case 'working-day':
      return dueAfterWorkingDays(start, length, calendar)
    case 'calendar-day':
      return dueAfterCalendarDays(start, length, calendar.zone)
    case 'hour':
      return { at: plusMinutes(start, length * minutesInHour), provisional: false }
  }
}

const minutesInHour = 60

/** How much is left now: working minutes for working days, else minutes; 0 when it is past. */
export const minutesLeft = (
  { unit, dueAt }: Pick<Clock, 'unit' | 'dueAt'>,
  now: Instant,
  calendar: WorkingCalendar,
): number =>
  unit === 'working-day' ? workingMinutesBetween(now, dueAt, calendar) : Math.max(0, minutesBetween(now, dueAt))

/** When a paused promise ends if it goes on now. What was left when it paused is left still. */
export const dueAfterPause = (
  { unit, minutesLeft }: Pick<Clock, 'unit' | 'minutesLeft'>,
  now: Instant,
  calendar: WorkingCalendar,
): Due =>
  unit === 'working-day'
    ? plusWorkingMinutes(now, minutesLeft ?? 0, calendar)
    : { at: plusMinutes(now, minutesLeft ?? 0), provisional: false }

/** When to warn, if that is still ahead. A promise of hours runs through nights and holidays, and so does its warning. */
export function warnAt(
  dueAt: Instant,
  { warnMinutes, unit }: Pick<Promised, 'warnMinutes' | 'unit'>,
  { from, calendar }: { from: Instant; calendar: WorkingCalendar },
): Instant | null {
  if (warnMinutes === null) return null
  if (unit === 'hour') return minutesBetween(from, dueAt) > warnMinutes ? plusMinutes(dueAt, -warnMinutes) : null
  const left = workingMinutesBetween(from, dueAt, calendar)
  return left > warnMinutes ? plusWorkingMinutes(from, left - warnMinutes, calendar).at : null
}
