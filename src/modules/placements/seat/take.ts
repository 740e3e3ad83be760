import { type Decision, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { giveSeat, type SeatGiven } from '../orient/decide.ts'
import { keepPromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import { insertSeat, lockOrientation } from './store.ts'

/** Gives an application a seat in a class; the promise to offer one is kept. */
export async function takeSeat(
  tx: Tx,
  id: ApplicationId,
  orientationId: string,
): Promise<Decision<SeatGiven, Refusal>> {
  const orientation = await lockOrientation(tx, orientationId)
  const application = await lockApplication(tx, id)
  if (!application || !orientation || orientation.office !== application.office)
    return refused({ code: 'placements.session-over' })
  const decision = giveSeat(application, orientation, { now: tx.now, by: tx.actor.role })
  if (!decision.ok) return decision
  await insertSeat(tx, orientation.id, id)
  await keepPromise(tx, application)
  await moveTo(tx, id, 'scheduled')
  await addToHistory(tx, id, {
    type: 'placements.seat-given',
    data: { startsAt: orientation.startsAt, place: orientation.place },
  })
  return decision
}
