/**
 * Days and moments. Text at the edges (ISO 8601), Temporal in between; nothing here reads a clock.
 * Temporal is the standard; the polyfill stands in until the runtime has it.
 */
import { Temporal } from 'temporal-polyfill'
import { dayOfNumber, numberOfDay } from './day-number.ts'
import type { Branded } from './ids.ts'

/** A day in somebody's own calendar, `2026-11-23`. It has no time zone. */
export type LocalDate = Branded<'LocalDate'>
/** A moment on the time line, UTC, `2026-11-23T07:00:00.000Z`. */
export type Instant = Branded<'Instant'>
/** An IANA time zone, e.g. `Asia/Jakarta` (WIB), `Asia/Makassar` (WITA), `Asia/Jayapura` (WIT). */
export type TimeZone = Branded<'TimeZone'>

/** @throws RangeError if `text` is not a day that exists, written `YYYY-MM-DD` */
export function day(text: string): LocalDate {
  if (!isDay(text)) throw new RangeError(`not a day (YYYY-MM-DD): ${text}`)
  return text as LocalDate
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => numberOfDay(text) !== undefined

/** @throws RangeError if the value is not a moment */
export function instant(value: string | Date): Instant {
  const iso = typeof value === 'string' ? new Date(value) : value
  return iso.toISOString() as Instant
}

/** @throws RangeError if the zone is unknown */
export function timeZone(name: string): TimeZone {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId as TimeZone
}

export const WIB = 'Asia/Jakarta' as TimeZone
export const WITA = 'Asia/Makassar' as TimeZone
export const WIT = 'Asia/Jayapura' as TimeZone

/** The day `days` later (negative: earlier). */
export const plusDays = (date: LocalDate, days: number): LocalDate => dayOfNumber(numberOf(date) + days) as LocalDate

/** The day `months` later; the last day of the month where the day does not exist (31 Jan + 1 → 28 or 29 Feb). */
export const plusMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString() as LocalDate

/** A day some years later, or earlier: the 29th of February becomes the 28th where there is none. */
export const plusYears = (date: LocalDate, years: number): LocalDate => plusMonths(date, years * monthsInYear)

const monthsInYear = 12

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => numberOf(to) - numberOf(from)

function numberOf(date: LocalDate): number {
  const number = numberOfDay(date)
  if (number === undefined) throw new RangeError(`not a day (YYYY-MM-DD): ${date}`)
  return number
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export const monthsBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'months' }).months

/** 1 (Monday) … 7 (Sunday), as ISO 8601 counts. */
export const weekday = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek

/**
 * Full years of age on a day. A person born on 29 February turns a year older on 1 March in common years
 * (the day on which the anniversary has passed).
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The day it is at this moment in this zone. */
export const dayIn = (at: Instant, zone: TimeZone): LocalDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate

/** The wall-clock time at this moment in this zone, `14:05`. */
export const timeIn = (at: Instant, zone: TimeZone): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

/** The moment a wall clock in this zone shows `time` (`HH:MM`) on that day. */
export const momentOf = (date: LocalDate, time: string, zone: TimeZone): Instant =>
  instant(
    new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds),
  )

/** The moment `minutes` later. */
export const plusMinutes = (at: Instant, minutes: number): Instant =>
  instant(new Date(Date.parse(at) + minutes * 60_000))

/** Minutes from one moment to another, rounded down; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
