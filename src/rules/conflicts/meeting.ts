import { daysBetween } from '../../kernel/time.ts'
import { type Facts, isGroup } from '../facts.ts'
import { movedBy } from '../moved.ts'
import { isInForce } from '../prepare.ts'
import type { Applies, Rule } from '../rule.ts'
import type { Witness } from './conflict.ts'

/** The lists of `applies`, and the fact of the placement each is held against. */
const lists = [
  ['schemes', 'scheme'],
  ['countries', 'country'],
  ['jobs', 'job'],
  ['sectors', 'sector'],
  ['employers', 'employer'],
] as const

/** A placement both rules are about; nothing where they never meet. */
function placementOfBoth(a: Applies, b: Applies): Facts | undefined {
  const placement: Record<string, string> = {}
  for (const [list, fact] of lists) {
    const [of, and] = [a[list], b[list]]
    if (of === undefined && and === undefined) continue
    const both = (of ?? and ?? []).filter((each) => and === undefined || and.includes(each))
    if (both[0] === undefined) return undefined
    placement[fact] = both[0]
  }
  return placement
}

/** Whether every placement of the one is a placement of the other too, and not the other way round. */
export const isNarrower = (a: Applies, b: Applies): boolean => isWithin(a, b) && !isWithin(b, a)

const isWithin = (a: Applies, b: Applies): boolean =>
  b.when === undefined &&
  lists.every(([list]) => {
    const wide = b[list]
    return wide === undefined || (a[list]?.every((each) => wide.includes(each)) ?? false)
  })

/**
 * Files on which two rules can be held against each other: the examples of both, which stand at every border of their
 * conditions, moved to a placement that both are about and to a day on which both are in force.
 */
export function* meetingsOf(a: Rule, b: Rule): Iterable<Witness> {
  const placement = placementOfBoth(a.applies, b.applies)
  if (placement === undefined) return
  const seen = new Set<string>()
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const rest = other.examples.find(({ finds }) => finds === 'met')?.facts ?? {}
    for (const example of one.examples) {
      const [on] = [example.on, a.from, b.from].toSorted().slice(-1)
      if (on === undefined || !isInForce(a, on) || !isInForce(b, on)) continue
      // On another day the same birth date is another age: the file as it stands, and as many days later.
      for (const given of [example.facts, movedBy(daysBetween(example.on, on), example.facts)]) {
        const facts = joined(rest, joined(given, { placement }))
        const key = JSON.stringify([on, facts])
        if (!seen.has(key)) yield { on, facts }
        seen.add(key)
      }
    }
  }
}

/** Facts of both; the second goes before where both know something. */
function joined(under: Facts, over: Facts): Facts {
  const all: Record<string, Facts[string]> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = all[key]
    all[key] = isGroup(below) && isGroup(value) ? joined(below, value) : value
  }
  return all
}
