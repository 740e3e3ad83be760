import { digestOf } from '../../../kernel/digest.ts'
import type { DecisionId, OfficeId } from '../../../kernel/ids.ts'

/** A decision that could be decided again. */
export type Candidate = { readonly id: DecisionId; readonly office: OfficeId }

/** A decision that was drawn, and the office elsewhere that decides it again. */
export type Drawn = Candidate & { readonly again: OfficeId }

/**
 * Draws decisions of a month by lot, and gives each to an office that did not make it, as evenly as can be. The lot is
 * the digest of month and decision: nobody can choose it, and whoever draws again draws the same. Pure.
 *
 * @param most     how many at most
 * @param offices  who can decide again
 */
export function draw(
  candidates: readonly Candidate[],
  { month, most, offices }: { readonly month: string; readonly most: number; readonly offices: readonly OfficeId[] },
): readonly Drawn[] {
  const byLot = candidates
    .map((candidate) => ({ candidate, lot: digestOf(`${month} ${candidate.id}`) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
  const given = new Map<OfficeId, number>([...new Set(offices)].toSorted().map((office) => [office, 0]))
  const drawn: Drawn[] = []
  for (const { candidate } of byLot.slice(0, most)) {
    const again = leastGiven(given, candidate.office)
    if (again === undefined) continue
    given.set(again, (given.get(again) ?? 0) + 1)
    drawn.push({ ...candidate, again })
  }
  return drawn
}

/** The office with the fewest so far, never the one that decided first. */
const leastGiven = (given: ReadonlyMap<OfficeId, number>, own: OfficeId): OfficeId | undefined =>
  [...given].filter(([office]) => office !== own).toSorted(([, a], [, b]) => a - b)[0]?.[0]
