import type { Entry } from '../arrival.ts'

type Counted = Pick<Entry, 'id' | 'needs' | 'home' | 'case'>

/** What is counted of an arrival: people, not lines. */
export type Figures = {
  readonly people: number
  readonly lines: number
  readonly cases: number
  /** By code of the need, those with at least one. */
  readonly needs: ReadonlyMap<string, number>
  /** By province code; `null`: not known. */
  readonly homes: ReadonlyMap<string | null, number>
}

/** Counts each person once, with the needs of all their lines and the first home among them. Pure. */
export function figuresOf(lines: readonly Counted[], people: ReadonlyMap<string, string>): Figures {
  const persons = [...Map.groupBy(lines, ({ id }) => people.get(id) ?? id).values()]
  const [needs, homes] = [new Map<string, number>(), new Map<string | null, number>()]
  for (const own of persons) {
    for (const need of new Set(own.flatMap((line) => line.needs))) needs.set(need, (needs.get(need) ?? 0) + 1)
    const home = own.find((line) => line.home !== null)?.home?.slice(0, 2) ?? null
    homes.set(home, (homes.get(home) ?? 0) + 1)
  }
  const cases = persons.filter((own) => own.some((line) => line.case !== null)).length
  return { people: persons.length, lines: lines.length, cases, needs, homes }
}

/** What everybody may read: `null` where fewer than `fewest` stand, or where somebody could subtract. */
export type PublicFigures = {
  readonly people: number | null
  readonly needs: ReadonlyMap<string, number | null>
  readonly homes: ReadonlyMap<string | null, number | null>
}

/** Which numbers of a row whose sum is told are held back: those places, and the sum too or not. */
export type HeldBack = (
  numbers: readonly number[],
  fewest: number,
) => { readonly hidden: ReadonlySet<number>; readonly total: boolean }

/**
 * The same without what could say who it was. Homes add up to the people, so others are held back with the small ones. A need
 * is told when it and its opposite are of at least `fewest`: that all but two are without money says it of those two. Pure.
 */
export function publicFigures({ people, needs, homes }: Figures, fewest: number, heldBack: HeldBack): PublicFigures {
  const { hidden, total } = heldBack([...homes.values()], fewest)
  const isTold = people >= fewest && !total
  return {
    people: isTold ? people : null,
    homes: new Map([...homes].map(([home, count], place) => [home, hidden.has(place) || !isTold ? null : count])),
    needs: new Map(
      [...needs].map(([need, count]) => [
        need,
        isTold && count >= fewest && (people - count >= fewest || people === count) ? count : null,
      ]),
    ),
  }
}
