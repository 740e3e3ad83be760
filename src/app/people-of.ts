import { caseById, peopleOfCase } from '../modules/cases/index.ts'
import type { PeopleOf } from '../modules/directions/index.ts'
import { peopleOfFile } from '../modules/placements/index.ts'

/** Whom a question must not name: the people of the placement or the complaint it came up with. */
export const peopleOf: PeopleOf = async (tx, seal, { step, asker }) => {
  const about = asker?.about
  if (!about) return { names: [] }
  if (step !== 'case') return await peopleOfFile(tx, about)
  const one = await caseById(tx, about)
  return one ? await peopleOfCase(tx, seal, one) : { names: [] }
}
