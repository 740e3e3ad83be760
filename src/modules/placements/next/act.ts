import { type Decision, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { everything, type Filter } from '../filters/filter.ts'
import { type Asking, lockNextFree } from '../queue/store.ts'
import type { Refusal } from '../refusal.ts'
import { assignFile } from '../verify/act.ts'
import type { Assigned } from '../verify/decide.ts'

/**
 * Takes the next file that nobody has, the one promised soonest first. Two officers who ask at one moment never get
 * the same one: the second passes over what the first is taking.
 */
export async function takeNext(tx: Tx, asking: Asking): Promise<Decision<Assigned, Refusal>> {
  const id = await lockNextFree(tx, { ...asking, filter: freeOf(asking.filter) })
  return id === undefined ? refused({ code: 'placements.nothing-waits' }) : await assignFile(tx, id, asking.officer)
}

/** What is looked through: the narrowing of the list at hand, when files without an officer can stand in it. */
export const freeOf = (filter: Filter): Filter =>
  filter.list === 'antrean' || filter.list === 'kartu'
    ? { ...filter, officer: 'belum' }
    : { ...everything, officer: 'belum' }
