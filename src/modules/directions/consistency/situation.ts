import { digestOf } from '../../../kernel/digest.ts'
import { type Asked, factsReadBy } from '../../../rules/asks.ts'
import { type Facts, type FactValue, isGroup } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Rule } from '../../../rules/rule.ts'

/** Facts as one rule sees them, by path, and `finding`: what the rule said. Nothing in it tells who it was. */
export type CanonicalFacts = Readonly<Record<string, string | number | boolean>>

/**
 * What two decisions must have in common to be compared on one rule: the facts the rule reads, and what it found. Codes,
 * booleans and whole numbers stand as they are. A day stands as being known: what matters of it is in the finding. So
 * does whatever is neither. Names, numbers and addresses are no facts of the law. Pure.
 *
 * @returns the facts, and their SHA-256 with the rule's id, 64 hex digits
 */
export function situationOf(
  rule: Rule,
  facts: Facts,
  { outcome }: Pick<Finding, 'outcome'>,
): { readonly digest: string; readonly facts: CanonicalFacts } {
  // What a rule both looks for and reads stands with its value.
  const read = [...factsReadBy(rule)].sort((a, b) => Number(b.kind === 'has') - Number(a.kind === 'has'))
  const known = read.flatMap((asked) => {
    const value = valueAt(facts, asked)
    return value === undefined ? [] : [[asked.keys.join('.'), seen(asked, value)] as const]
  })
  const canonical = { ...Object.fromEntries(known), finding: outcome }
  return { digest: digestOf({ rule: rule.id, facts: canonical }), facts: canonical }
}

const valueAt = (facts: Facts, { keys }: Asked): FactValue | undefined =>
  keys.reduce<FactValue | undefined>((at, key) => (isGroup(at) && Object.hasOwn(at, key) ? at[key] : undefined), facts)

/** A word of a catalogue (`legal-entity`), or of ISO 3166 (`TW`): no day, and nothing with a capital or a blank. */
const code = /^(?:[A-Z]{2}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/

function seen({ kind }: Asked, value: FactValue): string | number | boolean {
  if (kind === 'has') return true
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : true
  return typeof value === 'string' && code.test(value) ? value : true
}
