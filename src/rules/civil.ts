import type { LocalDate } from '../kernel/time.ts'

/**
 * Ages and months on days as text: the same answers as `kernel/time.ts` gives, without making calendar objects,
 * because rules ask them of every file. A property test holds the two together.
 */

/** Full years of age on a day; a birthday on 29 February passes on 1 March in common years. */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth)
  return monthOf(on) * 100 + dayOf(on) < monthOf(birth) * 100 + dayOf(birth) ? years - 1 : years
}

/** The day `months` later; the last day of the month where the day does not exist. Years 0 to 9999. */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  const month = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, inYear] = [Math.floor(month / 12), ((month % 12) + 12) % 12]
  if (year < 0 || year > 9999) throw new RangeError(`${months} months after ${date} is out of range`)
  const day = Math.min(dayOf(date), daysIn(year, inYear))
  return `${padded(year, 4)}-${padded(inYear + 1, 2)}-${padded(day, 2)}` as LocalDate
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysIn = (year: number, month: number): number =>
  month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (lengths[month] ?? 31)

const padded = (number: number, width: number): string => String(number).padStart(width, '0')
const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const yearOf = (date: LocalDate): number =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
const monthOf = (date: LocalDate): number => digit(date, 5) * 10 + digit(date, 6)
const dayOf = (date: LocalDate): number => digit(date, 8) * 10 + digit(date, 9)
