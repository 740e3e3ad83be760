import { findingOf } from '../evaluate.ts'
import type { Finding } from '../finding.ts'
import { isHigher } from '../rank.ts'
import type { Rule } from '../rule.ts'
import type { Conflict, ConflictKind } from './conflict.ts'
import { isNarrower, meetingsOf } from './meeting.ts'

/**
 * How two rules on one matter differ: the first file on which they do, found by holding both against the examples of
 * both. Nothing where they agree on all of them.
 */
export function differenceOf(a: Rule, b: Rule): Omit<Conflict, 'resolution'> | undefined {
  if (!isOneOrder(a, b)) return undefined
  const [first, second] = isHigher(b.instrument.rank, a.instrument.rank) ? [b, a] : [a, b]
  const isRanked = isHigher(first.instrument.rank, second.instrument.rank)
  for (const witness of meetingsOf(first, second)) {
    const [one, other] = [first, second].map((rule) => findingOf(rule, witness.facts, witness.on))
    const kind = one && other && differing(one, other, isRanked)
    if (!kind) continue
    const prevails = isRanked ? ({ rule: first.id, ground: 'higher' } as const) : beforeOf(first, second)
    const [asked, against] = prevails?.rule === second.id ? [first, second] : [second, first]
    const { id: rule, citation } = asked
    return { kind, rule, citation, against: { rule: against.id, citation: against.citation }, prevails, witness }
  }
  return undefined
}

/**
 * Whether two rules can be at odds at all. What one instrument lists goes together, and the law of one country of work
 * has nothing to do with ours or with another's.
 */
const isOneOrder = ({ instrument: a }: Rule, { instrument: b }: Rule): boolean =>
  a.id !== b.id && a.rank !== 'destination-rule' && b.rank !== 'destination-rule'

/** What the second says otherwise than the first; `isRanked`: the first goes before. */
function differing(first: Finding, second: Finding, isRanked: boolean): ConflictKind | undefined {
  if (first.clock && second.clock) {
    if (first.clock.unit !== second.clock.unit || first.clock.length === second.clock.length) return undefined
    return isRanked && second.clock.length < first.clock.length ? 'shortens' : 'contradicts'
  }
  if (first.kind === 'amount' && second.kind === 'amount') {
    if (first.outcome !== 'met' || second.outcome !== 'met') return undefined
    if (first.payer === second.payer && (first.amount === null || second.amount === null)) return undefined
    if (first.payer === second.payer && first.amount === second.amount) return undefined
    const charges =
      second.payer === 'worker' && (first.payer !== 'worker' || (second.amount ?? 0) > (first.amount ?? 0))
    return isRanked && charges ? 'adds' : 'contradicts'
  }
  if (first.outcome === 'met' && second.outcome === 'unmet') return isRanked ? 'adds' : 'contradicts'
  if (first.outcome === 'unmet' && second.outcome === 'met') return 'contradicts'
  return undefined
}

const narrowerOf = (a: Rule, b: Rule): Rule | undefined => {
  if (isNarrower(a.applies, b.applies)) return a
  return isNarrower(b.applies, a.applies) ? b : undefined
}

/** Of two norms of one rank the special goes before the general, and the later before the earlier. */
function beforeOf(a: Rule, b: Rule): Conflict['prevails'] {
  const special = narrowerOf(a, b)
  if (special) return { rule: special.id, ground: 'special' }
  const [since, and] = [a, b].map(({ instrument, from }) => instrument.inForce ?? from)
  if (since === undefined || and === undefined || since === and) return null
  return { rule: since > and ? a.id : b.id, ground: 'later' }
}
