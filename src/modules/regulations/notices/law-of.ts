import { digestOf } from '../../../kernel/digest.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { bindingOf } from './notice.ts'

const made = new WeakMap<RuleSet, ReadonlyMap<string, string>>()

/**
 * Digest of what binds in one rule: it changes when the rule says something else, and not when an example is added.
 * `undefined` where the rule set has no such rule.
 */
export function lawOf(ruleSet: RuleSet, rule: string): string | undefined {
  let laws = made.get(ruleSet)
  if (!laws) {
    const binding = bindingOf(ruleSet)
    laws = new Map(ruleSet.rules.map(({ id, file }) => [id, digestOf(binding.get(file) ?? '')]))
    made.set(ruleSet, laws)
  }
  return laws.get(rule)
}
