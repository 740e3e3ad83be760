import { Temporal } from 'temporal-polyfill'

/**
 * Days as whole numbers, counted from 1 January 1970 (day 0): arithmetic on a day is then arithmetic on a number.
 * What the library worked out once is remembered: a run over a million files asks for the same few thousand days.
 */
const numbers = new Map<string, number>()
const days = new Map<number, string>()

/** Four centuries of days; then both are forgotten, so that nobody fills the memory by typing days. */
const most = 150_000

const first = Temporal.PlainDate.from('1970-01-01')

/** The number of a day; `undefined` for a text that is no day, written `YYYY-MM-DD`. */
export function numberOfDay(text: string): number | undefined {
  const known = numbers.get(text)
  if (known !== undefined) return known
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return date.toString() === text ? remembered(text, first.until(date).days) : undefined
  } catch {
    return undefined
  }
}

/** The day of a number. @throws RangeError for a number beyond what the library can tell */
export function dayOfNumber(number: number): string {
  const known = days.get(number)
  if (known !== undefined) return known
  const date = first.add({ days: number }).toString()
  remembered(date, number)
  return date
}

function remembered(date: string, number: number): number {
  if (numbers.size >= most) {
    numbers.clear()
    days.clear()
  }
  numbers.set(date, number)
  days.set(number, date)
  return number
}
