import type { StoredTally } from './store.ts'
import type { Outcome } from './tally.ts'

/** The office that decided one way most often on some facts, and its last such decision. */
export type Side = Pick<StoredTally, 'office' | 'decisions' | 'latest'>

/** The same facts, decided both ways. */
export type Differing = { readonly situation: string; readonly named: Side; readonly passed: Side }

/**
 * Where decisions on the same facts came out differently: for each situation one decision of either outcome, of two
 * offices wherever two are concerned; those first on which most pairs of decisions differ. Pure.
 *
 * @param tallies  of one rule and one period
 */
export function differingIn(tallies: readonly StoredTally[], most: number): readonly Differing[] {
  return [...Map.groupBy(tallies, ({ situation }) => situation)]
    .flatMap(([situation, rows]) => {
      const sides = (['named', 'passed'] as const).map((outcome) => rows.filter((row) => row.outcome === outcome))
      const [named = [], passed = []] = sides
      const found = furthest(named, passed)
      const count = (list: readonly Side[]): number => list.reduce((total, { decisions }) => total + decisions, 0)
      return found === undefined ? [] : [{ found: { situation, ...found }, differ: count(named) * count(passed) }]
    })
    .toSorted((a, b) => b.differ - a.differ || (a.found.situation < b.found.situation ? -1 : 1))
    .slice(0, most)
    .map(({ found }) => found)
}

/** The two sides with most decisions, of different offices if there are any. */
function furthest(
  named: readonly StoredTally[],
  passed: readonly StoredTally[],
): Readonly<Record<Outcome, Side>> | undefined {
  const pairs = named.flatMap((one) =>
    passed.map((other) => ({ named: one, passed: other, apart: one.office !== other.office })),
  )
  const [best] = pairs.toSorted(
    (a, b) =>
      Number(b.apart) - Number(a.apart) ||
      b.named.decisions * b.passed.decisions - a.named.decisions * a.passed.decisions ||
      (`${a.named.office} ${a.passed.office}` < `${b.named.office} ${b.passed.office}` ? -1 : 1),
  )
  return best && { named: sideOf(best.named), passed: sideOf(best.passed) }
}

const sideOf = ({ office, decisions, latest }: StoredTally): Side => ({ office, decisions, latest })
