import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, OfficeId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Application } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'

/** A pre-departure orientation (OPP): a class at a place, with seats. */
export type Orientation = {
  readonly id: string
  readonly office: OfficeId
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly capacity: number
  readonly taken: number
  readonly cancelledAt: Instant | null
}

export type SeatGiven = {
  readonly type: 'placements.seat-given'
  readonly application: ApplicationId
  readonly orientation: string
}
export type Attendance = {
  readonly type: 'placements.attended' | 'placements.missed'
  readonly application: ApplicationId
  readonly orientation: string
}

/** Gives a seat in a class of the future that has one left. The database keeps the last seat from being given twice. */
export function giveSeat(
  application: Application,
  orientation: Orientation,
  { now, by }: { now: Instant; by: Role },
): Decision<SeatGiven, Refusal> {
  const no = whyNot('schedule', application, by)
  if (no) return refused(no)
  if (orientation.startsAt <= now || orientation.cancelledAt !== null)
    return refused({ code: 'placements.session-over' })
  if (orientation.taken >= orientation.capacity) return refused({ code: 'placements.session-full' })
  return happened({ type: 'placements.seat-given', application: application.id, orientation: orientation.id })
}

/** Notes who came. Somebody who did not come may choose another class. */
export function noteAttendance(
  application: Application,
  { orientation, came, by }: { orientation: string; came: boolean; by: Role },
): Decision<Attendance, Refusal> {
  const no = whyNot(came ? 'attend' : 'miss', application, by)
  if (no) return refused(no)
  return happened({
    type: came ? 'placements.attended' : 'placements.missed',
    application: application.id,
    orientation,
  })
}
