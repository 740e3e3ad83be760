import { canonical, type Json } from '../kernel/canonical.ts'
import type { LocalDate } from '../kernel/time.ts'
import { evaluate } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { RuleSet } from './rule.ts'

/** The part of a decision record that can be run again. */
export type Replayable = {
  readonly ruleSet: string
  readonly decidedOn: LocalDate
  readonly facts: Json
  readonly findings: readonly Json[]
}

/** Where a stored finding and the one found again differ; `undefined` where there is none. */
export type Difference = {
  readonly rule: string
  readonly stored: string | undefined
  readonly found: string | undefined
}

export type Replay =
  | { readonly identical: true }
  | { readonly identical: false; readonly because: 'another-rule-set'; readonly differences: readonly [] }
  | { readonly identical: false; readonly because: 'other-findings'; readonly differences: readonly Difference[] }

/**
 * Runs a decision again: the stored facts, the stored day, and the rule set it names must give the stored findings,
 * to the letter of their canonical JSON.
 *
 * @param ruleSet  the rule set whose digest the record names; another one is refused, not tried
 */
export function replay(record: Replayable, ruleSet: RuleSet): Replay {
  if (record.ruleSet !== ruleSet.digest) return { identical: false, because: 'another-rule-set', differences: [] }
  const stored = byRule(record.findings)
  const found = byRule(evaluate(ruleSet, factsOf(record.facts), record.decidedOn))
  const differences = [...new Set([...stored.keys(), ...found.keys()])]
    .map((rule) => ({ rule, stored: stored.get(rule), found: found.get(rule) }))
    .filter((difference) => difference.stored !== difference.found)
  const isIdentical = differences.length === 0 && stored.size === record.findings.length
  return isIdentical ? { identical: true } : { identical: false, because: 'other-findings', differences }
}

const byRule = (findings: readonly Json[]): ReadonlyMap<string, string> =>
  new Map(findings.map((finding) => [ruleIn(finding), canonical(finding)]))

const ruleIn = (finding: Json): string =>
  typeof finding === 'object' && finding !== null && 'rule' in finding && typeof finding.rule === 'string'
    ? finding.rule
    : ''

/** Facts were plain JSON when they were stored; the type only says more than JSON can. */
const factsOf = (facts: Json): Facts => facts as Facts
