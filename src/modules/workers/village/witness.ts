import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { putConfirmed } from '../documents/store.ts'
import { permitKind } from '../family/ask.ts'
import { type Witnessed, witness } from '../family/decide.ts'
import { changeFamilyMember, familyById } from '../family/store.ts'
import type { Refusal } from '../refusal.ts'

/** The village officer confirms face to face: the permission is complete, and becomes the document that the rules ask for. */
export async function witnessFamily(
  tx: Tx,
  member: PersonId,
  officer: PersonId,
): Promise<Decision<Witnessed, Refusal>> {
  const one = await familyById(tx, member)
  if (!one) return refused({ code: 'workers.ended' })
  const decision = witness(member, one)
  if (!decision.ok) return decision
  await changeFamilyMember(tx, member, { witnessedAt: tx.now, witnessedBy: officer })
  const kind = await permitKind(tx)
  if (kind !== undefined) await putConfirmed(tx, { worker: one.worker, kind, source: 'family', by: officer })
  return decision
}
