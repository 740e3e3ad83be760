import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { LocalDate } from '../src/kernel/time.ts'
import { concerns, placementOf } from '../src/rules/applies.ts'
import type { Expr, Value } from '../src/rules/expression.ts'
import { type Facts, isGroup } from '../src/rules/facts.ts'
import { functions, operators } from '../src/rules/operators.ts'
import { valueOn } from '../src/rules/prepare.ts'
import type { Rule } from '../src/rules/rule.ts'

/**
 * The same rules for json-rules-engine, which knows two values: `and` and `or` become `all` and `any`, comparisons
 * become its operators, what it cannot say (ages, choices) becomes a fact that computes it. Amounts are left out.
 */
export function jsonRules(rules: readonly Rule[], on: LocalDate, file: Facts): (facts: Facts) => Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator('is', (a: unknown, b: unknown) => a === b)
  let computed = 0
  for (const rule of rules) {
    if (concerns(rule.applies, placementOf(file)) === false) continue
    const parameters = new Map(rule.parameters.map((parameter) => [parameter.name, valueOn(parameter, on)]))
    const now = (expr: Expr, facts: Facts): unknown => valueOf(expr, { facts, on, parameters })
    const conditionOf = (expr: Expr): NestedCondition => {
      if (expr.kind === 'and') return { all: [conditionOf(expr.left), conditionOf(expr.right)] }
      if (expr.kind === 'or') return { any: [conditionOf(expr.left), conditionOf(expr.right)] }
      if (expr.kind === 'not') return { not: conditionOf(expr.of) }
      if (expr.kind === 'fact' && expr.keys.length > 1)
        return { fact: expr.keys[0] ?? '', path: `$.${expr.keys.slice(1).join('.')}`, operator: 'is', value: true }
      const name = `computed-${(computed += 1)}`
      engine.addFact(name, async (_, almanac) => now(expr, await almanac.factValue<Facts>('file')))
      return { fact: name, operator: 'is', value: true }
    }
    const whole: TopLevelCondition = {
      all: [...(rule.applies.when ? [conditionOf(rule.applies.when)] : []), conditionOf(rule.condition)],
    }
    engine.addRule({ name: rule.id, conditions: whole, event: { type: rule.id, params: { citation: rule.citation } } })
  }
  return async (facts) => {
    const { results, failureResults } = await engine.run({ ...facts, file: facts })
    return results.length + failureResults.length
  }
}

type Known = { facts: Facts; on: LocalDate; parameters: ReadonlyMap<string, Value | undefined> }

/** A condition computed plainly, with `undefined` for what is missing. */
function valueOf(expr: Expr, known: Known): Value | undefined {
  const of = (part: Expr): Value | undefined => valueOf(part, known)
  switch (expr.kind) {
    case 'literal':
      return expr.value
    case 'on':
      return known.on
    case 'parameter':
      return known.parameters.get(expr.name)
    case 'fact':
    case 'has': {
      let at: unknown = known.facts
      for (const key of expr.keys) at = isGroup(at) ? at[key] : undefined
      return expr.kind === 'has' ? at !== undefined : (at as Value | undefined)
    }
    case 'not':
      return !of(expr.of)
    case 'negative':
      return -Number(of(expr.of))
    case 'and':
      return of(expr.left) === true && of(expr.right) === true
    case 'or':
      return of(expr.left) === true || of(expr.right) === true
    case 'choose':
      return of(expr.when) === true ? of(expr.yes) : of(expr.no)
    case 'list':
      return expr.items.map((item) => of(item) ?? '')
    case 'compare': {
      const [left, right] = [of(expr.left), of(expr.right)]
      return left === undefined || right === undefined ? undefined : operators[expr.operator](left, right)
    }
    case 'call': {
      const args = expr.args.map(of)
      return args.some((arg) => arg === undefined) ? undefined : functions[expr.name](...args.map((arg) => arg ?? ''))
    }
  }
}
