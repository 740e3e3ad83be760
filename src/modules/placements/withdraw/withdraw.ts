import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { whyNot } from '../moves.ts'
import { keepPromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { freeSeat } from '../seat/store.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'

export type Withdrawn = { readonly type: 'placements.withdrawn'; readonly application: ApplicationId }

/** The worker takes the application back. Documents stay theirs and stay verified; a seat goes to somebody else. */
export async function withdraw(tx: Tx, id: ApplicationId): Promise<Decision<Withdrawn, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const no = whyNot('withdraw', application, tx.actor.role)
  if (no) return refused(no)
  await freeSeat(tx, id)
  await keepPromise(tx, application)
  await moveTo(tx, id, 'withdrawn')
  await addToHistory(tx, id, { type: 'placements.withdrawn', data: {} })
  return happened({ type: 'placements.withdrawn', application: id })
}
