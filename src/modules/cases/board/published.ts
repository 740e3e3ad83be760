import { fewestTold } from '../../../kernel/disclosure.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import type { Figures, Month, Share } from './figures.ts'

/** What everybody may read of one cell; shares of too few and the exact age of the oldest case are left out. */
export type PublicFigures = Omit<Figures, 'oldest'> & {
  /** Full weeks since the oldest open one was filed; `null`: none, or too few are open. */
  readonly oldestWeeks: number | null
}

/** A month as everybody may read it; `null` figures are held back. */
export type PublicMonth = {
  readonly month: Month['month']
  readonly all: PublicFigures | null
  readonly offices: readonly { readonly office: OfficeId | null; readonly figures: PublicFigures | null }[]
}

const week = 7

/**
 * A month without what could say whose complaint it was: a cell of fewer than `fewest` cases is held back, a share of
 * fewer too. Because the total is told as well, more offices are held back, the smallest first, until each of those that
 * are could have had at least `fewest` different numbers; where that cannot be, the total is held back instead. Pure.
 */
export function published({ month, all, offices }: Month, fewest: number = fewestTold): PublicMonth {
  const { hidden, total } = heldBack(
    offices.map(({ figures }) => figures.filed),
    fewest,
  )
  return {
    month,
    all: total ? null : toldOf(all, fewest),
    offices: offices.map(({ office, figures }, index) => ({
      office,
      figures: hidden.has(index) ? null : toldOf(figures, fewest),
    })),
  }
}

/**
 * Which of the numbers of a row are held back when their sum is told as well. Each number is at least 1: whoever has none
 * does not stand in the row, and everybody knows it.
 *
 * @returns `hidden`: places of numbers that are held back; `total`: the sum is held back too
 */
export function heldBack(
  numbers: readonly number[],
  fewest: number,
): { readonly hidden: ReadonlySet<number>; readonly total: boolean } {
  const sum = numbers.reduce((a, b) => a + b, 0)
  const rising = numbers
    .map((value, place) => ({ value, place }))
    .toSorted((a, b) => a.value - b.value || a.place - b.place)
  const small = rising.filter(({ value }) => value < fewest).length
  if (small === 0) return { hidden: new Set(), total: false }
  const places = (count: number): ReadonlySet<number> => new Set(rising.slice(0, count).map(({ place }) => place))
  for (let count = small; count <= rising.length; count += 1) {
    const together = rising.slice(0, count).reduce((a, { value }) => a + value, 0)
    // Whoever subtracts what is told knows their sum: one of them may be anything from 1 to this sum less 1 for each other.
    const possible = count === 1 ? 1 : together - count + 1
    if (possible >= fewest) return { hidden: places(count), total: false }
  }
  return { hidden: places(small), total: sum > 0 }
}

function toldOf({ oldest, ...figures }: Figures, fewest: number): PublicFigures {
  const told = (share: Share | null): Share | null => (share !== null && share.of >= fewest ? share : null)
  return {
    ...figures,
    inTime: told(figures.inTime),
    confirmed: told(figures.confirmed),
    answered: told(figures.answered),
    oldestWeeks: oldest === null || figures.open < fewest ? null : Math.floor(oldest / week),
  }
}
