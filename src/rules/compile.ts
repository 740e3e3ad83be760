import { ageOn, day, daysBetween, type LocalDate, monthsBetween, plusDays, plusMonths } from '../kernel/time.ts'
import { type Expr, eitherUnknown, type FunctionName, type Operator, Unknown, type Value } from './expression.ts'

/** Facts as they are known, by path; what is not there is unknown. */
export type Facts = { readonly [key: string]: FactValue | undefined }
export type FactValue = Value | Facts

/** A condition, ready to be asked of many files. Parameters and the day are already in it. */
export type Ask = (facts: Facts) => Value | Unknown

/** What is fixed when a rule is compiled for a day. */
export type Fixed = { readonly on: LocalDate; readonly parameters: ReadonlyMap<string, Value> }

/** A parameter that has no value on the day: the law does not answer, so neither do we. */
export class NoValueOnDay extends Error {
  override readonly name = 'NoValueOnDay'
}

/**
 * Turns a tree into nested functions, once. Logic is three-valued: `unknown && false` is false, `unknown || true` is
 * true, a choice with an unknown condition is unknown unless both sides agree; anything else with an unknown is unknown.
 *
 * @throws NoValueOnDay when a parameter of the tree has no value on the day
 */
export function compile(expr: Expr, fixed: Fixed): Ask {
  switch (expr.kind) {
    case 'literal':
      return () => expr.value
    case 'on':
      return () => fixed.on
    case 'parameter':
      return always(parameterOf(expr.name, fixed))
    case 'fact':
      return fact(expr.keys, expr.need)
    case 'has':
      return has(expr.keys, expr.need)
    case 'not':
      return strict1(compile(expr.of, fixed), (value) => !value)
    case 'negative':
      return strict1(compile(expr.of, fixed), (value) => -Number(value))
    case 'and':
      return logic(compile(expr.left, fixed), compile(expr.right, fixed), false)
    case 'or':
      return logic(compile(expr.left, fixed), compile(expr.right, fixed), true)
    case 'choose':
      return choose(compile(expr.when, fixed), compile(expr.then, fixed), compile(expr.otherwise, fixed))
    case 'list':
      return list(expr.items.map((item) => compile(item, fixed)))
    case 'compare':
      return strict2(compile(expr.left, fixed), compile(expr.right, fixed), operators[expr.operator])
    case 'call':
      return call(
        functions[expr.name],
        expr.args.map((arg) => compile(arg, fixed)),
      )
  }
}

const always =
  (value: Value): Ask =>
  () =>
    value

function parameterOf(name: string, { parameters, on }: Fixed): Value {
  const value = parameters.get(name)
  if (value === undefined) throw new NoValueOnDay(`${name} has no value on ${on}`)
  return value
}

const isGroup = (value: FactValue | undefined): value is Facts => typeof value === 'object' && !Array.isArray(value)

function fact(keys: readonly string[], need: string): Ask {
  const unknown = new Unknown([need])
  return (facts) => {
    let at: FactValue | undefined = facts
    for (const key of keys) {
      if (!isGroup(at)) return unknown
      at = at[key]
    }
    return at === undefined || isGroup(at) ? unknown : at
  }
}

/** Whether a fact is known. A document nobody has shown is itself unknown; a shown one without the field has none. */
function has(keys: readonly string[], need: string): Ask {
  const unknown = new Unknown([need])
  const asksInside = keys.length > 2
  return (facts) => {
    let at: FactValue | undefined = facts
    for (const key of keys) {
      if (!isGroup(at)) return asksInside ? unknown : false
      at = at[key]
    }
    return at !== undefined
  }
}

const strict1 =
  (of: Ask, apply: (value: Value) => Value): Ask =>
  (facts) => {
    const value = of(facts)
    return value instanceof Unknown ? value : apply(value)
  }

const strict2 =
  (left: Ask, right: Ask, apply: (left: Value, right: Value) => Value): Ask =>
  (facts) => {
    const a = left(facts)
    const b = right(facts)
    return a instanceof Unknown || b instanceof Unknown ? eitherUnknown(a, b) : apply(a, b)
  }

/** `and` is decided by a false, `or` by a true; whichever side it comes from. */
const logic =
  (left: Ask, right: Ask, decides: boolean): Ask =>
  (facts) => {
    const a = left(facts)
    if (a === decides) return decides
    const b = right(facts)
    if (b === decides) return decides
    return a instanceof Unknown || b instanceof Unknown ? eitherUnknown(a, b) : !decides
  }

const choose =
  (when: Ask, then: Ask, otherwise: Ask): Ask =>
  (facts) => {
    const chosen = when(facts)
    if (chosen === true) return then(facts)
    if (chosen === false) return otherwise(facts)
    const [a, b] = [then(facts), otherwise(facts)]
    return !(a instanceof Unknown) && a === b ? a : eitherUnknown(chosen, a, b)
  }

const list =
  (items: readonly Ask[]): Ask =>
  (facts) => {
    const values: Value[] = []
    let unknown = false
    const answers = items.map((item) => item(facts))
    for (const answer of answers)
      if (answer instanceof Unknown) unknown = true
      else values.push(answer)
    return unknown ? eitherUnknown(...answers) : values
  }

const call =
  (apply: (...args: Value[]) => Value, args: readonly Ask[]): Ask =>
  (facts) => {
    const answers = args.map((arg) => arg(facts))
    const known = answers.filter((answer) => !(answer instanceof Unknown)) as Value[]
    return known.length === answers.length ? apply(...known) : eitherUnknown(...answers)
  }

const whole = (value: Value): number => Number(value)

const operators: Readonly<Record<Operator, (left: Value, right: Value) => Value>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => (typeof a === 'string' ? a + String(b) : whole(a) + whole(b)),
  '-': (a, b) => whole(a) - whole(b),
  '*': (a, b) => whole(a) * whole(b),
  '/': (a, b) => Math.trunc(whole(a) / nonZero(b)),
  '%': (a, b) => whole(a) % nonZero(b),
  in: (a, b) => Array.isArray(b) && b.includes(a),
}

function nonZero(value: Value): number {
  if (value === 0) throw new RangeError('a rule divides by zero')
  return whole(value)
}

const date = (value: Value): LocalDate => day(String(value))

const functions: Readonly<Record<FunctionName, (...args: Value[]) => Value>> = {
  age: (birth = '', on = '') => ageOn(String(birth) as LocalDate, String(on) as LocalDate),
  monthsBetween: (from = '', to = '') => monthsBetween(date(from), date(to)),
  daysBetween: (from = '', to = '') => daysBetween(date(from), date(to)),
  plusMonths: (from = '', months = 0) => plusMonths(date(from), whole(months)),
  plusDays: (from = '', days = 0) => plusDays(date(from), whole(days)),
  startsWith: (text = '', start = '') => String(text).startsWith(String(start)),
  size: (of = '') => (typeof of === 'string' || Array.isArray(of) ? of.length : 0),
  max: (a = 0, b = 0) => Math.max(whole(a), whole(b)),
  min: (a = 0, b = 0) => Math.min(whole(a), whole(b)),
  day: (text = '') => date(text),
}
