import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Case } from './case.ts'
import { type CaseStandard, caseStandard } from './categories.ts'
import { calendarFor } from './promises.ts'

/** What time is, for a case. */
export type Clockwork = {
  readonly now: Instant
  /** The days and hours of whoever has the case. */
  readonly calendar: WorkingCalendar
  readonly limits: CaseStandard['unread']
}

/** For each of some cases: the moment, the calendar of whoever has it, and how long a message may stay unread. */
export async function clockworkOf(
  tx: Tx,
  cases: Iterable<Pick<Case, 'office'>>,
): Promise<(one: Pick<Case, 'office'>) => Clockwork> {
  const { unread: limits } = caseStandard()
  const centre = await calendarFor(tx, { office: null })
  const calendars = new Map([[null as OfficeId | null, centre]])
  for (const { office } of cases) if (!calendars.has(office)) calendars.set(office, await calendarFor(tx, { office }))
  return ({ office }) => ({ now: tx.now, calendar: calendars.get(office) ?? centre, limits })
}
