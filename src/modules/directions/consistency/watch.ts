import { type Apart, apartIn, type Standard } from './apart.ts'
import { type Agreement, agreementOf } from './index-of.ts'
import type { Tally, Total } from './tally.ts'

/** What a period says of one rule. */
export type Watched = {
  readonly rule: string
  readonly index: Agreement | null
  /** The same of the period before. */
  readonly before: Agreement | null
  readonly apart: readonly Apart[]
  /** Whether a request for direction is suggested. */
  readonly suggested: boolean
}

export type Watching = {
  readonly now: readonly Tally[]
  /** The period before, all offices together. */
  readonly before: readonly Total[]
  readonly standard: Standard
}

/**
 * One period for all rules, most urgent first: where a request is suggested, then by how many decisions would have to
 * come out otherwise for all to agree. A request is suggested when an office is apart, and the index has fallen since
 * the period before or is below the floor. Pure.
 */
export function watch({ now, before, standard }: Watching): readonly Watched[] {
  const earlier = Map.groupBy(before, ({ rule }) => rule)
  const apart = Map.groupBy(apartIn(now, standard), ({ rule }) => rule)
  return [...Map.groupBy(now, ({ rule }) => rule)]
    .map(([rule, rows]) => {
      const found = {
        rule,
        index: agreementOf(rows),
        before: agreementOf(earlier.get(rule) ?? []),
        apart: apart.get(rule) ?? [],
      }
      return { ...found, suggested: suggests(found, standard) }
    })
    .toSorted(
      (a, b) => Number(b.suggested) - Number(a.suggested) || urgency(b) - urgency(a) || (a.rule < b.rule ? -1 : 1),
    )
}

function suggests({ index, before, apart }: Omit<Watched, 'rule' | 'suggested'>, { floor }: Standard): boolean {
  if (index === null || apart.length === 0) return false
  return index.value < floor || (before !== null && index.value < before.value)
}

const urgency = ({ index }: Watched): number => (index === null ? 0 : (1 - index.value) * index.decisions)
