import { z } from 'zod'
import type { OfficeId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, type LocalDate, WIB } from '../../../kernel/time.ts'
import { dueOf } from '../../../platform/clocks/clock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { calendarOf, confidence, localDate, readData } from '../../offices/index.ts'

type Dated = { readonly from: LocalDate; readonly workingDays: number }

const file = z.strictObject({
  urgent: z.array(z.strictObject({ from: localDate, workingDays: z.int().positive(), confidence })).min(1),
})

let kept: readonly Dated[] | undefined

/** In how many working days an urgent question is answered, from which day. Source: `data/directions.yaml`. */
const urgentDays = (): readonly Dated[] => (kept ??= readData('directions.yaml', file).urgent)

/** The value that holds on a day: the last that began; `undefined` before the first. Pure. */
export const urgentOn = (values: readonly Dated[], on: LocalDate): number | undefined =>
  values.toSorted((a, b) => (a.from < b.from ? -1 : 1)).findLast(({ from }) => from <= on)?.workingDays

/** Until when an answer is promised if the question is asked now. */
export type Promises = {
  /** As any request that has no limit of its own; `null` where no rule says so. */
  readonly calm: Instant | null
  /** Never later than a calm one. */
  readonly urgent: Instant | null
}

/** Both promises of a question that an office asks now, in the working days of its calendar. */
export async function promisesOf(tx: Tx, ruleSet: RuleSet, office: OfficeId): Promise<Promises> {
  const on = dayIn(tx.now, WIB)
  const calendar = await calendarOf(tx, office)
  const findings = evaluate(ruleSet, {}, on, { subject: 'case' })
  const pledge = findings.find(({ clock }) => clock?.starts === 'request.without-limit')?.clock
  const calm = pledge ? dueOf(pledge, tx.now, calendar).at : null
  const days = urgentOn(urgentDays(), on)
  const fast = days === undefined ? null : dueOf({ length: days, unit: 'working-day' }, tx.now, calendar).at
  return { calm, urgent: fast === null || (calm !== null && calm < fast) ? calm : fast }
}
