import type { LocalDate } from '../kernel/time.ts'
import type { Facts, FactValue } from './compile.ts'
import type { Finding } from './finding.ts'
import { rulesOn } from './prepare.ts'
import type { RuleSet } from './rule.ts'

/**
 * What every rule that concerns this file says of it on a day, in the order of the rules' ids. There is no short
 * circuit: everything is said at once. Pure: the same rule set, facts and day give the same findings for ever.
 *
 * @param facts  what is known, by path; what is missing is unknown and comes back as a need
 * @param on     the day whose law counts
 */
export function evaluate(ruleSet: RuleSet, facts: Facts, on: LocalDate): Finding[] {
  const { all, ofScheme } = rulesOn(ruleSet, on)
  const scheme = textOf(facts['placement'], 'scheme')
  const findings: Finding[] = []
  for (const { ask } of (scheme === undefined ? undefined : ofScheme.get(scheme)) ?? all) {
    const finding = ask(facts)
    if (finding) findings.push(finding)
  }
  return findings
}

const textOf = (group: FactValue | undefined, key: string): string | undefined => {
  const value = typeof group === 'object' && !Array.isArray(group) ? (group as Facts)[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The findings that keep a step from being decided: applied, guarding it, and not met. */
export const blocking = (findings: readonly Finding[], step: string): Finding[] =>
  findings.filter(({ applied, guards, outcome }) => applied && outcome !== 'met' && guards.includes(step))
