import type { LocalDate } from '../kernel/time.ts'
import type { Expr, FunctionName, Operator, Value } from './expression.ts'
import { functions, operators } from './operators.ts'
import type { SlotPlan, Slots } from './slots.ts'
import { Unknown } from './unknown.ts'

export type { Facts, FactValue } from './facts.ts'

/** A condition, ready to be asked of many files. Parameters and the day are already in it. */
export type Ask = (slots: Slots) => Value | Unknown

/** What is fixed when a condition is compiled for a day. */
export type Fixed = {
  readonly on: LocalDate
  /** The values of the rule's parameters on the day. */
  readonly parameters: ReadonlyMap<string, Value>
  /** Where the facts will lie. */
  readonly slots: SlotPlan
}

/** A parameter that has no value on the day: the law does not answer, so neither do we. */
export class NoValueOnDay extends Error {
  override readonly name = 'NoValueOnDay'
  readonly parameter: string
  constructor(parameter: string, on: LocalDate) {
    super(`${parameter} has no value on ${on}`)
    this.parameter = parameter
  }
}

/** Either what a tree is on every file, or how to ask a file. */
type Compiled = { readonly value: Value } | { readonly ask: Ask }

/**
 * Turns a tree into nested functions, once. Logic is three-valued: `unknown && false` is false, `unknown || true` is
 * true, a choice with an unknown condition is unknown unless both sides agree; anything else with an unknown is unknown.
 * What does not depend on the file is computed here and not again.
 *
 * @throws NoValueOnDay when a parameter of the tree has no value on the day
 */
export const compile = (expr: Expr, fixed: Fixed): Ask => askOf(fold(expr, fixed))

const askOf = (compiled: Compiled): Ask => ('ask' in compiled ? compiled.ask : () => compiled.value)

function fold(expr: Expr, fixed: Fixed): Compiled {
  switch (expr.kind) {
    case 'literal':
      return { value: expr.value }
    case 'on':
      return { value: fixed.on }
    case 'parameter':
      return { value: parameterOf(expr.name, fixed) }
    case 'fact':
    case 'has':
      return { ask: slot(fixed.slots.slotOf(expr).number) }
    case 'not':
      return one(fold(expr.of, fixed), (value) => !value)
    case 'negative':
      return one(fold(expr.of, fixed), (value) => 0 - Number(value))
    case 'and':
      return logic(fold(expr.left, fixed), fold(expr.right, fixed), false)
    case 'or':
      return logic(fold(expr.left, fixed), fold(expr.right, fixed), true)
    case 'choose':
      return choose(fold(expr.when, fixed), fold(expr.yes, fixed), fold(expr.no, fixed))
    case 'list':
      return all(
        expr.items.map((item) => fold(item, fixed)),
        (values) => values,
      )
    case 'compare':
      return compare(expr.operator, fold(expr.left, fixed), fold(expr.right, fixed))
    case 'call':
      return calling(
        expr.name,
        expr.args.map((arg) => fold(arg, fixed)),
      )
  }
}

function parameterOf(name: string, { parameters, on }: Fixed): Value {
  const value = parameters.get(name)
  if (value === undefined) throw new NoValueOnDay(name, on)
  return value
}

const slot =
  (number: number): Ask =>
  (slots) =>
    slots[number] as Value | Unknown

function one(of: Compiled, apply: (value: Value) => Value): Compiled {
  if ('value' in of) return { value: apply(of.value) }
  const { ask } = of
  return {
    ask: (slots) => {
      const value = ask(slots)
      return value instanceof Unknown ? value : apply(value)
    },
  }
}

/** `and` is decided by a false, `or` by a true; whichever side it comes from. */
function logic(left: Compiled, right: Compiled, decides: boolean): Compiled {
  if ('value' in left) return left.value === decides ? left : right
  if ('value' in right) return right.value === decides ? right : left
  const [askLeft, askRight] = [left.ask, right.ask]
  return {
    ask: (slots) => {
      const a = askLeft(slots)
      if (a === decides) return decides
      const b = askRight(slots)
      if (b === decides) return decides
      if (a instanceof Unknown) return b instanceof Unknown ? a.with(b) : a
      return b
    },
  }
}

function choose(when: Compiled, yes: Compiled, no: Compiled): Compiled {
  if ('value' in when) return when.value === true ? yes : no
  const [askWhen, askYes, askNo] = [when.ask, askOf(yes), askOf(no)]
  return {
    ask: (slots) => {
      const chosen = askWhen(slots)
      if (chosen === true) return askYes(slots)
      if (chosen === false) return askNo(slots)
      const [a, b] = [askYes(slots), askNo(slots)]
      if (!(a instanceof Unknown) && a === b) return a
      return joined([chosen, a, b])
    },
  }
}

const isKnown = (answer: Value | Unknown): answer is Value => !(answer instanceof Unknown)

/** What is missing in any of these, of which at least one is unknown. */
const joined = (answers: readonly (Value | Unknown)[]): Unknown =>
  answers.filter((answer) => answer instanceof Unknown).reduce((all, next) => all.with(next))

function all(parts: readonly Compiled[], apply: (values: readonly Value[]) => Value): Compiled {
  if (parts.every((part) => 'value' in part)) return { value: apply(parts.map(({ value }) => value)) }
  const asks = parts.map(askOf)
  return {
    ask: (slots) => {
      const answers = asks.map((ask) => ask(slots))
      const values = answers.filter(isKnown)
      return values.length === answers.length ? apply(values) : joined(answers)
    },
  }
}

function compare(operator: Operator, left: Compiled, right: Compiled): Compiled {
  const apply = operators[operator]
  if ('value' in right) {
    const fixed = right.value
    if (operator === 'in' && Array.isArray(fixed)) {
      const set = new Set<Value>(fixed)
      return one(left, (value) => set.has(value))
    }
    return one(left, (value) => apply(value, fixed))
  }
  if ('value' in left) {
    const fixed = left.value
    return one(right, (value) => apply(fixed, value))
  }
  return both(left.ask, right.ask, apply)
}

const both = (left: Ask, right: Ask, apply: (left: Value, right: Value) => Value): Compiled => ({
  ask: (slots) => {
    const a = left(slots)
    const b = right(slots)
    if (a instanceof Unknown) return b instanceof Unknown ? a.with(b) : a
    return b instanceof Unknown ? b : apply(a, b)
  },
})

function calling(name: FunctionName, args: readonly Compiled[]): Compiled {
  const apply = functions[name]
  const [first, second] = args
  if (first && second && args.length === 2 && 'ask' in first && 'value' in second)
    return one(first, (value) => apply(value, second.value))
  return all(args, (values) => apply(...values))
}
