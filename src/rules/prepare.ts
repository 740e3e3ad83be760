import type { LocalDate } from '../kernel/time.ts'
import { type Ask, compile, type Facts, type Fixed, NoValueOnDay } from './compile.ts'
import { type Expr, eitherUnknown, Unknown, type Value } from './expression.ts'
import type { Finding, Pledge } from './finding.ts'
import { canBind } from './rank.ts'
import type { Applies, Parameter, Rule, RuleSet } from './rule.ts'

/** A rule compiled for a day. `ask` gives its finding, or nothing where it does not apply. */
export type Prepared = { readonly rule: Rule; readonly ask: (facts: Facts) => Finding | undefined }

/** The rules of a day: all, and those that can apply to a scheme, so that the others are not even asked. */
export type DayRules = {
  readonly all: readonly Prepared[]
  readonly ofScheme: ReadonlyMap<string, readonly Prepared[]>
}

const prepared = new WeakMap<RuleSet, Map<LocalDate, DayRules>>()
const daysKept = 64

/** The rules in force on a day, compiled once per rule set and day. */
export function rulesOn(ruleSet: RuleSet, on: LocalDate): DayRules {
  let days = prepared.get(ruleSet)
  if (!days) prepared.set(ruleSet, (days = new Map()))
  let known = days.get(on)
  if (!known) {
    if (days.size >= daysKept) days.clear()
    days.set(on, (known = prepareDay(ruleSet, on)))
  }
  return known
}

function prepareDay({ rules, schemes }: RuleSet, on: LocalDate): DayRules {
  const all = rules
    .filter(({ from, until }) => from <= on && (until === null || on <= until))
    .map((rule) => prepareRule(rule, on))
  const forScheme = (code: string) =>
    all.filter(({ rule }) => rule.applies.schemes === undefined || rule.applies.schemes.includes(code))
  return { all, ofScheme: new Map([...schemes.keys()].map((code) => [code, forScheme(code)])) }
}

/** The value of a parameter on a day: the last one that began on or before it. */
export const valueOn = ({ values }: Parameter, on: LocalDate): Value | undefined =>
  values.findLast(({ from }) => from <= on)?.value

function prepareRule(rule: Rule, on: LocalDate): Prepared {
  const parameters = new Map<string, Value>()
  for (const parameter of rule.parameters) {
    const value = valueOn(parameter, on)
    if (value !== undefined) parameters.set(parameter.name, value)
  }
  try {
    return { rule, ask: asking(rule, { on, parameters }) }
  } catch (problem) {
    if (!(problem instanceof NoValueOnDay)) throw problem
    const gap: Finding = { ...blank(rule), outcome: 'unknown', needs: [`rule:${rule.id}`] }
    return { rule, ask: () => gap }
  }
}

const blank = (rule: Rule): Finding => ({
  rule: rule.id,
  kind: rule.kind,
  citation: rule.citation,
  outcome: 'met',
  needs: [],
  guards: rule.guards,
  applied: canBind(rule.instrument.rank, rule.kind),
  confidence: rule.confidence,
  document: rule.document,
  values: {},
  amount: null,
  payer: null,
  clock: null,
})

function asking(rule: Rule, fixed: Fixed): (facts: Facts) => Finding | undefined {
  const applies = compileApplies(rule.applies, fixed)
  const condition = compile(rule.condition, fixed)
  const details = detailing(rule, fixed)
  const met = Object.freeze({ ...blank(rule), clock: pledgeOf(rule, fixed) })
  const values = Object.entries(rule.values).map(([name, expr]) => [name, compile(expr, fixed)] as const)

  return (facts) => {
    const concerned = applies(facts)
    if (concerned === false) return undefined
    if (concerned instanceof Unknown) return { ...met, outcome: 'unknown', needs: concerned.needs }
    const holds = condition(facts)
    if (holds === true) return details === undefined ? met : details(facts, met)
    if (holds instanceof Unknown) return { ...met, outcome: 'unknown', needs: holds.needs }
    return { ...met, outcome: 'unmet', values: valuesOf(values, facts, fixed) }
  }
}

function valuesOf(
  values: readonly (readonly [string, Ask])[],
  facts: Facts,
  { parameters }: Fixed,
): Record<string, Value> {
  const known: Record<string, Value> = Object.fromEntries(parameters)
  for (const [name, ask] of values) {
    const value = ask(facts)
    if (!(value instanceof Unknown)) known[name] = value
  }
  return known
}

/** The amount and the payer of an amount rule, computed for a file. */
function detailing({ amount, kind }: Rule, fixed: Fixed): ((facts: Facts, met: Finding) => Finding) | undefined {
  if (kind !== 'amount' || amount === null) return undefined
  const payers = amount.payers.map(({ when, payer }) => ({ when: when === null ? null : compile(when, fixed), payer }))
  const howMuch = amount.amount === null ? null : compile(amount.amount, fixed)
  return (facts, met) => {
    const payer = payerOf(payers, facts)
    const value = howMuch?.(facts) ?? null
    if (value instanceof Unknown || payer instanceof Unknown)
      return {
        ...met,
        outcome: 'unknown',
        needs: eitherUnknown(...[value, payer].filter((answer) => answer instanceof Unknown)).needs,
      }
    return { ...met, amount: value === null ? null : Number(value), payer }
  }
}

function payerOf(payers: readonly { when: Ask | null; payer: string }[], facts: Facts): string | null | Unknown {
  for (const { when, payer } of payers) {
    const chosen = when === null ? true : when(facts)
    if (chosen instanceof Unknown) return chosen
    if (chosen === true) return payer
  }
  return null
}

function pledgeOf({ clock }: Rule, fixed: Fixed): Pledge | null {
  if (clock === null) return null
  const fixedNumber = (expr: Expr): number => Number(compile(expr, fixed)({}))
  return {
    starts: clock.starts,
    length: fixedNumber(clock.length),
    unit: clock.unit,
    pauses: clock.pauses,
    warnsBefore: clock.warnsBefore === null ? null : fixedNumber(clock.warnsBefore),
    escalates: clock.escalates,
  }
}

const lists = [
  ['schemes', 'scheme'],
  ['countries', 'country'],
  ['jobs', 'job'],
  ['sectors', 'sector'],
  ['employers', 'employer'],
] as const

/** Whether a rule is about this file: every written list must hold the file's value, and `when` must hold. */
function compileApplies(applies: Applies, fixed: Fixed): Ask {
  const tests: Expr[] = lists.flatMap(([list, key]) => {
    const values = applies[list]
    if (values === undefined) return []
    const fact: Expr = { kind: 'fact', keys: ['placement', key], need: `placement.${key}` }
    return [{ kind: 'compare', operator: 'in', left: fact, right: { kind: 'literal', value: values } } satisfies Expr]
  })
  const all = [...tests, ...(applies.when ? [applies.when] : [])]
  if (all.length === 0) return () => true
  return compile(
    all.reduce((left, right) => ({ kind: 'and', left, right })),
    fixed,
  )
}
