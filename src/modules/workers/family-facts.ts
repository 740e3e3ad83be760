import type { PersonId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { familyOf } from './family/store.ts'
import type { FamilyMember } from './worker.ts'

/** What the family's permission says as facts; `null` is not known. */
export type FamilyFacts = {
  readonly permitSigner: 'spouse' | 'parent' | 'guardian' | null
  readonly villageAware: boolean | null
}

/** Who signed, and whether the village knows: of the newest permission that was given and not taken back. Pure. */
export function factsOfFamily(family: readonly FamilyMember[]): FamilyFacts {
  const given = family.find(({ answer, endedAt }) => answer === 'permits' && endedAt === null)
  if (!given) return { permitSigner: null, villageAware: null }
  const signer =
    given.relation === 'spouse' || given.relation === 'parent' || given.relation === 'guardian' ? given.relation : null
  return { permitSigner: signer, villageAware: given.witnessedAt === null ? null : true }
}

/** The family's permission of a worker as facts. */
export const familyFacts = async (tx: Tx, worker: PersonId): Promise<FamilyFacts> =>
  factsOfFamily(await familyOf(tx, worker))
