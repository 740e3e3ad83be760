import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { actsFor, type Leave } from '../../accounts/index.ts'
import type { Case } from '../case.ts'

/** Whom a promise climbs to, step by step: each is one person with a name. */
export const rungs = ['handler', 'head', 'directorate', 'minister'] as const
export type Rung = (typeof rungs)[number]

/** Somebody who may see the case, as far as climbing needs to know them. */
export type Reachable = {
  readonly id: PersonId
  readonly role: string
  readonly office: OfficeId | null
  readonly unit: string | null
}

export type Ladder = {
  readonly one: Pick<Case, 'handler' | 'office'>
  /** The people of the office that has the case, and of the centre. */
  readonly people: readonly Reachable[]
  readonly leaves: readonly Leave[]
  /** Which desks of the centre a case climbs to. */
  readonly units: Readonly<Record<'directorate' | 'minister', string>>
}

export type Chosen = {
  readonly person: PersonId
  readonly rung: Rung
  /** Whose place they take today; `null`: their own. */
  readonly insteadOf: PersonId | null
}

/**
 * The one person to be told on a step of the ladder, on a day in the time of the office. Whoever is on leave is passed by:
 * for their substitute, for another of the same step, for the next step up, then for the nearest below, then for anybody
 * at the centre. Nobody is told only when nobody at all is there. The order of people and leaves does not matter. Pure.
 *
 * @param step  0 for the first step of this case; what is above the minister's desk is the minister's desk
 */
export function climbTo(ladder: Ladder, step: number, on: LocalDate): Chosen | null {
  const from = Math.min(firstRung(ladder.one) + step, rungs.length - 1)
  const order = [...rungs.slice(from), ...rungs.slice(0, from).toReversed()]
  for (const rung of order) {
    const found = present(ladder, membersOf(ladder, rung), on)
    if (found) return { ...found, rung }
  }
  const anybody = ladder.people.filter(({ office }) => office === null)
  const found = present(ladder, anybody, on)
  return found && { ...found, rung: 'directorate' }
}

/** A case nobody has begins with the head of its office; one no office has, with the directorate. */
function firstRung({ handler, office }: Ladder['one']): number {
  if (handler !== null) return rungs.indexOf('handler')
  return rungs.indexOf(office === null ? 'directorate' : 'head')
}

function membersOf({ one, people, units }: Ladder, rung: Rung): readonly Reachable[] {
  switch (rung) {
    case 'handler':
      return people.filter(({ id }) => id === one.handler)
    case 'head':
      return people.filter(({ role, office }) => role === 'head-of-office' && office === one.office)
    case 'directorate':
    case 'minister':
      return people.filter(({ office, unit }) => office === null && unit === units[rung])
  }
}

/** The first by id who is there; else the first whose substitute is, and may see the case. */
function present(
  { people, leaves }: Ladder,
  members: readonly Reachable[],
  on: LocalDate,
): Omit<Chosen, 'rung'> | null {
  const ids = members.map(({ id }) => id).toSorted()
  const own = ids.find((id) => actsFor(leaves, id, on) === id)
  if (own !== undefined) return { person: own, insteadOf: null }
  for (const id of ids) {
    const acting = actsFor(leaves, id, on)
    if (acting !== null && people.some((one) => one.id === acting)) return { person: acting, insteadOf: id }
  }
  return null
}
