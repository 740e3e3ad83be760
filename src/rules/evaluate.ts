import type { LocalDate } from '../kernel/time.ts'
import { concerns, placementOf } from './applies.ts'
import { factsReadBy } from './asks.ts'
import type { Facts } from './facts.ts'
import type { Finding } from './finding.ts'
import { planFor } from './plan.ts'
import { isInForce, prepareRule } from './prepare.ts'
import type { Rule, RuleSet, Subject } from './rule.ts'
import { fill, layoutOf, SlotPlan } from './slots.ts'

/**
 * What every rule that concerns this file says of it on a day, in the order of the rules' ids. There is no short
 * circuit: everything is said at once. Pure: the same rule set, facts and day give the same findings for ever.
 * Findings are frozen and shared between files; they are plain JSON.
 *
 * @param facts    what is known, by path; what is missing is unknown and comes back as a need
 * @param on       the day whose law counts
 * @param options  `subject`: what the facts are about, a placement unless said; only its rules are asked.
 *                 `guards`: a step; only the rules that guard it are asked
 * @throws RangeError when a fact has not the form its question says (see `factProblems`)
 */
export function evaluate(
  ruleSet: RuleSet,
  facts: Facts,
  on: LocalDate,
  options: { readonly guards?: string; readonly subject?: Subject } = {},
): readonly Finding[] {
  const { guards, subject = 'placement' } = options
  const { fill, asked } = planFor(ruleSet, on, { placement: placementOf(facts), subject, guards })
  const slots = fill(facts)
  const findings: Finding[] = []
  for (const { ask, concerned } of asked) {
    const finding = ask(slots, concerned)
    if (finding !== undefined) findings.push(finding)
  }
  return findings
}

/** What one rule says of a file on a day; `undefined` where it is not in force or does not apply. */
export function findingOf(rule: Rule, facts: Facts, on: LocalDate): Finding | undefined {
  if (!isInForce(rule, on)) return undefined
  const concerned = concerns(rule.applies, placementOf(facts))
  if (concerned === false) return undefined
  const slots = new SlotPlan()
  const { ask } = prepareRule(rule, on, slots)
  const read = new Set(factsReadBy(rule).map((fact) => slots.slotOf(fact)))
  return ask(fill(layoutOf(read), slots.size, facts), concerned)
}

/** The findings that keep a step from being decided: applied, guarding it, and not met. */
export const findingsBlocking = (findings: readonly Finding[], step: string): readonly Finding[] =>
  findings.filter(({ applied, guards, outcome }) => applied && outcome !== 'met' && guards.includes(step))

/** The facts that findings miss, each once, in the order they are first asked: the questions to put next. */
export const needsOf = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap(({ needs, applied }) => (applied ? needs : []))),
]
