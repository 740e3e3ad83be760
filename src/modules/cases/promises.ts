import type { WorkingCalendar } from '../../kernel/deadline.ts'
import { dayIn, type Instant } from '../../kernel/time.ts'
import { dueOf } from '../../platform/clocks/clock.ts'
import { clocksOf, startClock, stopClocks } from '../../platform/clocks/store.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { evaluate } from '../../rules/evaluate.ts'
import type { RuleSet } from '../../rules/rule.ts'
import { calendarOf } from '../offices/index.ts'
import { promisedBy } from '../placements/index.ts'
import { ruleSetOn } from '../regulations/index.ts'
import type { Case } from './case.ts'
import { caseStandard } from './categories.ts'
import { changeCase } from './store.ts'
import { soonAnswerOf } from './triage.ts'

/** The moments in the life of a case a rule may start a promise with. */
export type Starts =
  | 'public-complaint.received'
  | 'public-complaint.complete'
  | 'case.commitment-made'
  | 'case.clarity-asked'
  | 'case.registered'

/** The calendar of whoever has a case. */
export const calendarFor = async (tx: Tx, { office }: Pick<Case, 'office'>): Promise<WorkingCalendar> =>
  await calendarOf(tx, office ?? caseStandard().centreCalendar)

/** The law of the day, where the case is. */
export const lawFor = async (tx: Tx, on: Pick<Case, 'office'>): Promise<RuleSet> =>
  await ruleSetOn(tx, dayIn(tx.now, (await calendarFor(tx, on)).zone))

async function promised(tx: Tx, of: Pick<Case, 'office'>, starts: Starts) {
  const calendar = await calendarFor(tx, of)
  const ruleSet = await lawFor(tx, of)
  const findings = evaluate(ruleSet, {}, dayIn(tx.now, calendar.zone), { subject: 'case' })
  return { calendar, pledge: promisedBy(ruleSet, findings, starts) }
}

/** Starts the promise of a moment, when a rule makes one, and puts the next end on the case. */
export async function startCasePromise(tx: Tx, of: Pick<Case, 'id' | 'office'>, starts: Starts): Promise<void> {
  const { calendar, pledge } = await promised(tx, of, starts)
  if (pledge)
    await startClock(tx, {
      promised: pledge,
      subject: { kind: 'case', id: of.id },
      office: of.office ?? caseStandard().centreCalendar,
      calendar,
    })
  await noteNextEnd(tx, of.id)
}

/** Until when a rule gives the reporter time, when one does. */
export async function reporterHasUntil(
  tx: Tx,
  of: Pick<Case, 'office'>,
  { starts, since }: { readonly starts: Starts; readonly since: Instant },
): Promise<Instant | null> {
  const { calendar, pledge } = await promised(tx, of, starts)
  return pledge ? dueOf(pledge, since, calendar).at : null
}

/** The promise of the service to somebody in danger, beside the law's. */
export const soonAnswer = 'standar-aduan.jawaban-bahaya'

/**
 * Promises a first answer in hours where the level of harm asks for it, once, and only until there is one; takes the
 * promise back where an officer found less harm.
 */
export async function promiseSoonAnswer(
  tx: Tx,
  { id, office, level, signs, officeAt }: Pick<Case, 'id' | 'office' | 'level' | 'signs' | 'officeAt'>,
): Promise<void> {
  const calendar = await calendarFor(tx, { office })
  const today = dayIn(tx.now, calendar.zone)
  const line = soonAnswerOf({ level, signs }, today, caseStandard().firstAnswer)
  if (!line || officeAt !== null) await stopClocks(tx, id, [soonAnswer])
  else if (!(await clocksOf(tx, id, 50)).some(({ rule, stoppedAt }) => rule === soonAnswer && stoppedAt === null))
    await startClock(tx, {
      promised: {
        rule: soonAnswer,
        ruleSet: `data/case-categories.yaml/${line.from}`,
        length: line.hours,
        unit: 'hour',
        warnMinutes: line.warnMinutes,
      },
      subject: { kind: 'case', id },
      office: office ?? caseStandard().centreCalendar,
      calendar,
    })
  await noteNextEnd(tx, id)
}

/** The promise of a moment is kept; `undefined`: every promise of the case. */
export async function keepCasePromise(tx: Tx, of: Pick<Case, 'id' | 'office'>, starts?: Starts): Promise<void> {
  const only =
    starts === undefined ? undefined : (await lawFor(tx, of)).rules.filter(({ clock }) => clock?.starts === starts)
  await stopClocks(
    tx,
    of.id,
    only?.map(({ id }) => id),
  )
  await noteNextEnd(tx, of.id)
}

async function noteNextEnd(tx: Tx, id: string): Promise<void> {
  const running = (await clocksOf(tx, id, 50)).filter(({ stoppedAt }) => stoppedAt === null)
  const [dueAt = null] = running.map((clock) => clock.dueAt).toSorted()
  await changeCase(tx, id, { dueAt })
}
