import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import type { Tx } from '../db/tx.ts'
import { type Clock, dueOf } from './clock.ts'
import { noteRing, takeRinging } from './store.ts'

/** What a module does when one of its promises rings. In the same transaction as the note that it rang. */
export type OnRing = (tx: Tx, clock: Clock, ring: 'warning' | 'overdue') => Promise<void>

export type Sweeping = {
  /** The handler of a kind of subject, e.g. `application`. */
  readonly handlers: Readonly<Record<string, OnRing>>
  readonly calendarOf: (tx: Tx, office: OfficeId) => Promise<WorkingCalendar>
  /** How many times an overdue promise of a kind of subject climbs, one floor each time. */
  readonly climbs: (subjectKind: string) => number
}

/**
 * Lets every promise ring whose moment has come: a warning before it ends, then an escalation when it ends and
 * another after as long again. Each rings exactly once, since the note stands in the handler's transaction.
 *
 * @returns how many rang
 */
export async function sweepClocks(tx: Tx, { handlers, calendarOf, climbs }: Sweeping): Promise<number> {
  const ringing = await takeRinging(tx)
  for (const clock of ringing) {
    const warned = clock.dueAt > tx.now
    const calendar = await calendarOf(tx, clock.office)
    const next = warned
      ? clock.dueAt
      : clock.escalated + 1 < climbs(clock.subjectKind)
        ? dueOf(clock, tx.now, calendar).at
        : null
    await handlers[clock.subjectKind]?.(tx, clock, warned ? 'warning' : 'overdue')
    await noteRing(tx, clock, { warned, nextAt: next })
  }
  return ringing.length
}
