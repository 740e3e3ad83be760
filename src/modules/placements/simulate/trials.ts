import type { Json } from '../../../kernel/canonical.ts'
import { digestOf } from '../../../kernel/digest.ts'
import type { TrialsOf } from '../../regulations/index.ts'
import { simulationsOf, type Tried } from './store.ts'
import { changedIn } from './tally.ts'

const sameLaw = (a: Tried, b: Tried): boolean => digestOf(a as unknown as Json) === digestOf(b as unknown as Json)

/** What was tried of a draft, and whether it was exactly what stands in it now. */
export const trialsOf: TrialsOf = async (tx, { id, base, changes, effectiveFrom, transition }) => {
  const now =
    effectiveFrom === null
      ? undefined
      : { base, changes, from: effectiveFrom, transition: transition === 'all' ? null : transition }
  return (await simulationsOf(tx, id)).map(({ id: simulation, askedAt, state, law, past, ahead }) => ({
    href: `/pusat/simulasi/${simulation}`,
    askedAt,
    state,
    isThisText: now !== undefined && sameLaw(law, now),
    changed: changedIn(past.all) + changedIn(ahead.all),
  }))
}
