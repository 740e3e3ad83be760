import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { daysBetween, type LocalDate } from '../../../kernel/time.ts'
import type { Entry } from '../arrival.ts'
import type { ArrivalRefusal } from '../refusal.ts'

export type HandedOver = {
  readonly type: 'arrivals.handed-over'
  /** The lines that stand for the people who go, each person once. */
  readonly entries: readonly string[]
  /** How many go to each office. */
  readonly offices: Readonly<Record<string, number>>
  readonly expectedOn: LocalDate
}

type Going = Pick<Entry, 'id' | 'homeOffice' | 'handedAt'>

/** Who can be told to the office at home now: people whose home is known and of whom it was not told before. Pure. */
export function toHandOver(entries: readonly Going[], people: ReadonlyMap<string, string>): readonly Going[] {
  const byPerson = Map.groupBy(entries, ({ id }) => people.get(id) ?? id)
  return [...byPerson.values()].flatMap((lines) => {
    if (lines.some(({ handedAt }) => handedAt !== null)) return []
    return lines.find(({ homeOffice }) => homeOffice !== null) ?? []
  })
}

type Handing = {
  readonly people: ReadonlyMap<string, string>
  readonly today: LocalDate
  /** Most days ahead somebody may be expected at home. */
  readonly longest: number
  readonly expectedOn: LocalDate
}

/** How many people cannot be told of, because none of their lines says where home is. Pure. */
export const homelessIn = (entries: readonly Going[], people: ReadonlyMap<string, string>): number =>
  [...Map.groupBy(entries, ({ id }) => people.get(id) ?? id).values()].filter((lines) =>
    lines.every(({ homeOffice }) => homeOffice === null),
  ).length

/** Tells the offices at home who comes, each person once, and for when. */
export function handOver(
  entries: readonly Going[],
  { people, today, longest, expectedOn }: Handing,
): Decision<HandedOver, ArrivalRefusal> {
  const going = toHandOver(entries, people)
  const days = daysBetween(today, expectedOn)
  if (days < 0 || days > longest) return refused({ code: 'arrivals.too-far' })
  if (going.length === 0) return refused({ code: 'arrivals.nobody-to-hand-over' })
  const offices: Record<string, number> = {}
  for (const { homeOffice } of going) offices[homeOffice ?? ''] = (offices[homeOffice ?? ''] ?? 0) + 1
  return happened({ type: 'arrivals.handed-over', entries: going.map(({ id }) => id), offices, expectedOn })
}
