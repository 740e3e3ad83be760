import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ArrivalRefusal } from '../refusal.ts'

/** A line as it is compared with others: keyed hashes, `null` where too little is known. */
export type Comparable = { readonly id: string; readonly document: string | null; readonly person: string | null }

/** Two lines, the one that sorts first first. */
export type Pair = { readonly one: string; readonly other: string }

export type Said = Pair & { readonly same: boolean }

export type Alike = Pair & {
  /** The same document number, or the same name, year of birth and home. */
  readonly by: 'document' | 'person'
}

export const pairOf = (a: string, b: string): Pair => (a < b ? { one: a, other: b } : { one: b, other: a })

/**
 * Lines that may be one person and of which nobody has said anything: each with the first of its likes that it may still be.
 * Those that are one person already, by what was said, are not asked about. Pure; nothing is ever merged here.
 */
export function alikeIn(lines: readonly Comparable[], said: readonly Said[]): readonly Alike[] {
  const person = peopleIn(
    lines.map(({ id }) => id),
    said,
  )
  const apart = new Set(said.flatMap(({ one, other, same }) => (same ? [] : [`${one} ${other}`])))
  const found = new Map<string, Alike>()
  for (const by of ['document', 'person'] as const)
    for (const [key, group] of Map.groupBy(lines, (line) => line[by])) {
      if (key === null) continue
      const ids = group.map(({ id }) => id).toSorted()
      ids.forEach((other, place) => {
        const one = ids
          .slice(0, place)
          .find((earlier) => person.get(earlier) !== person.get(other) && !apart.has(`${earlier} ${other}`))
        if (one !== undefined && !found.has(`${one} ${other}`)) found.set(`${one} ${other}`, { one, other, by })
      })
    }
  return [...found.values()]
}

/**
 * Which person each line is of: the first line of those that were said to be the same, however many steps lie between. Pure.
 *
 * @returns for each id the id of the line that stands for the person
 */
export function peopleIn(ids: readonly string[], said: readonly Said[]): ReadonlyMap<string, string> {
  const first = new Map(ids.map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const above = first.get(id) ?? id
    return above === id ? id : rootOf(above)
  }
  for (const { one, other, same } of said) {
    if (!same) continue
    const { one: lower, other: higher } = pairOf(rootOf(one), rootOf(other))
    first.set(higher, lower)
  }
  return new Map(ids.map((id) => [id, rootOf(id)]))
}

export type Judged = Said & { readonly type: 'arrivals.judged' }

/** An officer says whether two lines are one person. Both lines stay. */
export const judge = (said: Said): Decision<Judged, ArrivalRefusal> =>
  said.one === said.other
    ? refused({ code: 'arrivals.not-a-pair' })
    : happened({ type: 'arrivals.judged', ...pairOf(said.one, said.other), same: said.same })
