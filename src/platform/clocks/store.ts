import { type Transaction } from 'kysely'
import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../db/tx.ts'
import { type Clock, dueAfterPause, dueOf, minutesLeft, type Promised, warnAt } from './clock.ts'

type ClockRow = Clock & { readonly nextAt: Instant | null }
export type ClockTables = { 'clock.clock': ClockRow }

export type Starting = {
  readonly promised: Promised
  readonly subject: { readonly kind: string; readonly id: string }
  readonly office: OfficeId
  readonly calendar: WorkingCalendar
}

/** Starts a promise now, in the transaction of the act that made it. One runs per rule and subject. */
export async function startClock(tx: Tx, { promised, subject, office, calendar }: Starting): Promise<Clock> {
  const due = dueOf(promised, tx.now, calendar)
  const clock: ClockRow = {
    id: tx.newId(),
    rule: promised.rule,
    ruleSet: promised.ruleSet,
    subjectKind: subject.kind,
    subjectId: subject.id,
    office,
    startedAt: tx.now,
    length: promised.length,
    unit: promised.unit,
    dueAt: due.at,
    provisional: due.provisional,
    pausedAt: null,
    pauseGround: null,
    minutesLeft: null,
    stoppedAt: null,
    warnedAt: null,
    escalated: 0,
    nextAt: warnAt(due.at, promised, { from: tx.now, calendar }) ?? due.at,
  }
  await tx.db<ClockTables>().insertInto('clock.clock').values(clock).execute()
  return clock
}

/** Pauses the running promises of a subject on a ground their rule names. */
export async function pauseClocks(
  tx: Tx,
  subjectId: string,
  { ground, calendar }: { ground: string; calendar: WorkingCalendar },
): Promise<void> {
  for (const clock of await running(tx, subjectId))
    if (clock.pausedAt === null)
      await change(tx, clock, {
        pausedAt: tx.now,
        pauseGround: ground,
        minutesLeft: minutesLeft(clock, tx.now, calendar),
        nextAt: null,
      })
}

/** Lets the paused promises of a subject go on, with what was left. */
export async function resumeClocks(tx: Tx, subjectId: string, calendar: WorkingCalendar): Promise<void> {
  for (const clock of await running(tx, subjectId)) {
    if (clock.pausedAt === null) continue
    const due = dueAfterPause(clock, tx.now, calendar)
    await change(tx, clock, {
      pausedAt: null,
      pauseGround: null,
      minutesLeft: null,
      dueAt: due.at,
      provisional: due.provisional,
      nextAt: due.at,
    })
  }
}

/** Stops the promises of a subject, or those of certain rules: kept, or no longer owed. */
export async function stopClocks(tx: Tx, subjectId: string, ofRules?: readonly string[]): Promise<void> {
  for (const clock of await running(tx, subjectId))
    if (ofRules === undefined || ofRules.includes(clock.rule))
      await change(tx, clock, { stoppedAt: tx.now, nextAt: null })
}

/** The running promises of a subject are another office's from now on. Their ends stay where they were promised. */
export async function moveClocks(tx: Tx, subjectId: string, office: OfficeId): Promise<void> {
  for (const clock of await running(tx, subjectId)) await change(tx, clock, { office })
}

/** The promises of a subject, newest first; stopped ones too. */
export const clocksOf = async (tx: Tx, subjectId: string, limit = 20): Promise<Clock[]> =>
  await tx
    .db<ClockTables>()
    .selectFrom('clock.clock')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Up to `limit` promises whose next moment has come, most urgent first, locked for this transaction. */
export const takeRinging = async (tx: Tx, limit = 50): Promise<Clock[]> =>
  await tx
    .db<ClockTables>()
    .selectFrom('clock.clock')
    .selectAll()
    .where('nextAt', '<=', tx.now)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Notes that a promise has rung: warned, or escalated once more; and when it rings next. */
export async function noteRing(
  tx: Tx,
  clock: Clock,
  rung: { readonly warned: boolean; readonly nextAt: Instant | null },
): Promise<void> {
  const { warned, nextAt } = rung
  await change(tx, clock, warned ? { warnedAt: tx.now, nextAt } : { escalated: clock.escalated + 1, nextAt })
}

const running = async (tx: Tx, subjectId: string): Promise<Clock[]> =>
  await tx
    .db<ClockTables>()
    .selectFrom('clock.clock')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('stoppedAt', 'is', null)
    .orderBy('id')
    .limit(20)
    .forUpdate()
    .execute()

type Change = Partial<
  Omit<ClockRow, 'id' | 'rule' | 'ruleSet' | 'subjectKind' | 'subjectId' | 'startedAt' | 'length' | 'unit'>
>
const change = async (tx: Tx, { id }: Clock, set: Change): Promise<unknown> =>
  await (tx.db<ClockTables>() satisfies Transaction<ClockTables>)
    .updateTable('clock.clock')
    .set(set)
    .where('id', '=', id)
    .execute()
