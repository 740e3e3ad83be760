import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { WeighedRule } from '../../directions/index.ts'
import type { DecisionRecord } from '../decision-record.ts'

type Decided = Pick<DecisionRecord, 'kind' | 'outcome' | 'officer' | 'findings' | 'items'>

/**
 * What an officer's decision did with every rule it weighed: named it, as a ground or as an item to correct, or let it
 * pass. A hold and a refusal have one ground only, so of another rule that stood in the way as well they say nothing. A
 * release says nothing of any rule, and neither does what Bekal decides by itself. Pure.
 *
 * @param ground   the rule a file is held on
 * @param ruleSet  the one it was decided by
 */
export function weighedBy(
  { kind, outcome, officer, findings, items }: Decided,
  { ground, ruleSet }: { readonly ground: string | undefined; readonly ruleSet: RuleSet },
): readonly WeighedRule[] {
  const counts = kind === 'verification' || (kind === 'hold' && outcome === 'held')
  if (!counts || officer === null) return []
  const named = new Set([...items.map(({ rule }) => rule), ground])
  const isOneGround = outcome === 'held' || outcome === 'refused'
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  return (findings as unknown as readonly Finding[]).flatMap((finding): WeighedRule[] => {
    const rule = rules.get(finding.rule)
    if (!rule) return []
    if (named.has(rule.id)) return [{ rule, finding, outcome: 'named' }]
    const weighs = finding.applied && finding.guards.includes('verification')
    return weighs && (finding.outcome === 'met' || !isOneGround) ? [{ rule, finding, outcome: 'passed' }] : []
  })
}
