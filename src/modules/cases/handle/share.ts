import type { PersonId } from '../../../kernel/ids.ts'

/** Somebody who could take a case. */
export type Taker = {
  readonly id: PersonId
  readonly name: string
  /** Cases in work they have. */
  readonly open: number
  /** Minutes of the coming seven days in which their office is open and they are there. */
  readonly minutes: number
  readonly isAway: boolean
  readonly isTied: boolean
}

/**
 * Who may take a case, the one with most time for it first: by how many cases they would have for each hour they are
 * there. Nobody on leave today, and nobody with a tie to the company. The order of those asked does not matter. Pure.
 */
export const shareOut = (takers: readonly Taker[]): readonly Taker[] =>
  takers
    .filter(({ isAway, isTied }) => !isAway && !isTied)
    .toSorted((a, b) => burden(a) - burden(b) || (a.id < b.id ? -1 : 1))

/** Outside of opening days nobody has hours: then the number of cases counts. */
const burden = ({ open, minutes }: Taker): number => (open + 1) / Math.max(1, minutes)
