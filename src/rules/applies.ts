import type { Facts, FactValue } from './facts.ts'
import { isGroup } from './facts.ts'
import type { Applies } from './rule.ts'
import { Unknown } from './unknown.ts'

/** The lists a rule can be limited by, and the fact of the file each is held against. */
const lists = [
  ['schemes', 'scheme'],
  ['countries', 'country'],
  ['jobs', 'job'],
  ['sectors', 'sector'],
  ['employers', 'employer'],
] as const

/** Where someone is placed and as what, as far as known. Files of one placement are asked the same rules. */
export type Placement = { readonly key: string; readonly of: readonly (string | undefined)[] }

/** Reads the placement of a file. */
export function placementOf(facts: Facts): Placement {
  const group: FactValue | undefined = facts['placement']
  const of = lists.map(([, name]) => {
    const value = isGroup(group) ? group[name] : undefined
    return typeof value === 'string' ? value : undefined
  })
  return { key: keyOf(of), of }
}

/** One text for values that are known or missing; an empty value is not a missing one. */
export const keyOf = (values: readonly (string | undefined)[]): string =>
  values.map((value) => (value === undefined ? '?' : `=${value}`)).join('\0')

/** Whether a rule's lists name this placement: every list that is written must. */
export function concerns(applies: Applies, { of }: Placement): boolean | Unknown {
  let missing: Unknown | undefined
  for (const [index, [list, name]] of lists.entries()) {
    const named = applies[list]
    if (named === undefined) continue
    const value = of[index]
    if (value !== undefined && !named.includes(value)) return false
    if (value === undefined) {
      const unknown = Unknown.of([`placement.${name}`])
      missing = missing === undefined ? unknown : missing.with(unknown)
    }
  }
  return missing ?? true
}
