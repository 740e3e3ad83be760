import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { dayIn, minutesBetween } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { putConfirmed } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { findingsOf } from '../facts.ts'
import { keepPromise, startPromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { freeSeat, lockOrientation } from '../seat/store.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import { type Attendance, noteAttendance, type Orientation } from './decide.ts'
import { cancelClass, insertClass, noteSeat, seatedIn } from './store.ts'

export type ClassMade = { readonly type: 'placements.class-made'; readonly orientation: string }
export type ClassCancelled = {
  readonly type: 'placements.class-cancelled'
  readonly orientation: string
  /** Who lost a seat and waits for a new one. */
  readonly freed: readonly ApplicationId[]
}

/** Minutes below which nothing can have been learnt: no law says how long a class is, and this is none. */
const shortestClass = 60

/** Opens a class: a place, a time ahead, seats. */
export async function makeClass(
  tx: Tx,
  made: Pick<Orientation, 'office' | 'place' | 'startsAt' | 'endsAt' | 'capacity'>,
): Promise<Decision<ClassMade, Refusal>> {
  if (made.startsAt <= tx.now || minutesBetween(made.startsAt, made.endsAt) < shortestClass)
    return refused({ code: 'placements.session-over' })
  const id = tx.newId<string>()
  await insertClass(tx, { ...made, id, taken: 0, cancelledAt: null })
  return happened({ type: 'placements.class-made', orientation: id })
}

/** Notes who came and who did not. Who did not come may choose again, and is owed a date again. */
export async function attend(
  tx: Tx,
  id: ApplicationId,
  { orientation, came }: { orientation: string; came: boolean },
): Promise<Decision<Attendance, Refusal>> {
  const held = await lockOrientation(tx, orientation)
  const application = await lockApplication(tx, id)
  if (!application || held?.office !== application.office) return refused({ code: 'placements.changed-meanwhile' })
  if (held.startsAt > tx.now || held.cancelledAt !== null) return refused({ code: 'placements.session-over' })
  // Whoever is there at the beginning has not been to a class yet.
  if (came && held.endsAt > tx.now) return refused({ code: 'placements.session-runs' })
  const decision = noteAttendance(application, { orientation, came, by: tx.actor.role })
  if (!decision.ok) return decision
  if (!(await noteSeat(tx, { orientation, application: id, by: tx.actor.person }, came)))
    return refused({ code: 'placements.changed-meanwhile' })
  await moveTo(tx, id, came ? 'oriented' : 'verified')
  await (came ? issueProof(tx, application) : oweDate(tx, id))
  await addToHistory(tx, id, { type: decision.events[0].type, data: { orientation } })
  return decision
}

/** Gives whoever came the proof that their scheme's orientation step asks for: nobody uploads what Bekal knows. */
async function issueProof(tx: Tx, { scheme, worker, village }: Application): Promise<void> {
  const { person } = tx.actor
  const { schemes, documents } = await ruleSetOn(tx, dayIn(tx.now, zoneOfArea(village)))
  const step = schemes.get(scheme)?.steps.find(({ review }) => review === 'orientation')
  for (const kind of step?.documents ?? [])
    if (person !== null && documents.get(kind)?.comes === 'issued-here')
      await putConfirmed(tx, { worker, kind, source: 'issued', by: person })
}

/** Starts the promise of a date again. */
async function oweDate(tx: Tx, id: ApplicationId): Promise<void> {
  const application = await lockApplication(tx, id)
  if (!application) return
  const { ruleSet } = await findingsOf(tx, application, 'shown')
  await keepPromise(tx, application)
  await startPromise(tx, application, { ruleSet, starts: 'orientation.requested' })
}

/** Cancels a class that has not begun: every seat is given back, and everybody is owed a date again. */
export async function cancel(tx: Tx, orientation: string): Promise<Decision<ClassCancelled, Refusal>> {
  const held = await lockOrientation(tx, orientation)
  if (!held || held.cancelledAt !== null || held.startsAt <= tx.now) return refused({ code: 'placements.session-over' })
  const freed: ApplicationId[] = []
  for (const { application: id, state } of await seatedIn(tx, orientation)) {
    if (state !== 'scheduled') continue
    await lockApplication(tx, id)
    await freeSeat(tx, id)
    await moveTo(tx, id, 'verified')
    await oweDate(tx, id)
    await addToHistory(tx, id, { type: 'placements.class-cancelled', data: { orientation } })
    await tx.enqueue(
      'placements.tell-cancelled',
      { application: id, orientation },
      { key: `cancelled:${orientation}:${id}` },
    )
    freed.push(id)
  }
  await cancelClass(tx, orientation)
  return happened({ type: 'placements.class-cancelled', orientation, freed })
}
