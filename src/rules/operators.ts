import { ageOn, day, daysBetween, isDay, type LocalDate, monthsBetween, plusDays, plusMonths } from '../kernel/time.ts'
import type { FunctionName, Operator, Value } from './expression.ts'

type Two = (left: Value, right: Value) => Value

/** What operators and functions mean on values that are known. Types were checked when the rule was loaded. */
export const operators: Readonly<Record<Operator, Two>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => (typeof a === 'string' ? a + String(b) : whole(a) + whole(b)),
  '-': (a, b) => whole(a) - whole(b),
  '*': (a, b) => whole(a) * whole(b),
  '/': (a, b) => Math.trunc(whole(a) / nonZero(b)) + 0,
  '%': (a, b) => (whole(a) % nonZero(b)) + 0,
  in: (a, b) => Array.isArray(b) && b.includes(a),
}

export const functions: Readonly<Record<FunctionName, (...args: Value[]) => Value>> = {
  age: (birth = '', on = '') => ageOn(date(birth), date(on)),
  monthsBetween: (from = '', to = '') => monthsBetween(date(from), date(to)),
  daysBetween: (from = '', to = '') => daysBetween(date(from), date(to)),
  plusMonths: (from = '', months = 0) => later(date(from), whole(months), plusMonths),
  plusDays: (from = '', days = 0) => later(date(from), whole(days), plusDays),
  startsWith: (text = '', start = '') => String(text).startsWith(String(start)),
  size: (of = '') => (typeof of === 'string' ? Array.from(of).length : Array.isArray(of) ? of.length : 0),
  max: (a = 0, b = 0) => Math.max(whole(a), whole(b)),
  min: (a = 0, b = 0) => Math.min(whole(a), whole(b)),
  day: (text = '') => day(String(text)),
}

const [firstDay, lastDay] = [day('0001-01-01'), day('9999-12-31')]

/** A day so much later or earlier. Beyond what days can be written it is the first or the last: no file makes a rule fail. */
function later(from: LocalDate, by: number, add: (from: LocalDate, by: number) => LocalDate): LocalDate {
  const beyond = by > 0 ? lastDay : firstDay
  try {
    const to = add(from, by)
    return isDay(to) ? to : beyond
  } catch {
    return beyond
  }
}

const whole = (value: Value): number => Number(value)

function nonZero(value: Value): number {
  if (value === 0) throw new RangeError('a rule divides by zero')
  return whole(value)
}

/** A day among facts or values. @throws RangeError when a caller gave something that has not the form of a day */
function date(value: Value): LocalDate {
  if (typeof value === 'string' && value.length === 10 && value[4] === '-' && value[7] === '-')
    return value as LocalDate
  throw new RangeError(`not a day (YYYY-MM-DD): ${String(value)}`)
}
