import type { OfficeId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { reference } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { calendarFor } from '../promises.ts'
import { type CaseTables } from '../store.ts'
import { boardOf, type Clockwork, type OfficeBoard, type OpenCase } from './standing.ts'

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

/** Every open case the actor may see, as far as the board needs it. */
const openCases = async (tx: Tx): Promise<readonly OpenCase[]> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.case')
    .select(['office', 'handler', 'level', 'dueAt', 'unreadSince'])
    .where('state', '<>', 'closed')
    .execute()

/** The board of the actor's office; of every office and the centre for whoever has none. By the name of the office. */
export async function boardsFor(tx: Tx): Promise<readonly OfficeBoard[]> {
  const byOffice = Map.groupBy(await openCases(tx), ({ office }) => office)
  const { office: own } = tx.actor
  const regional = [...reference().offices.values()].filter(({ kind }) => kind === 'bp3mi').map(({ id }) => id)
  const offices =
    own === null ? [null, ...new Set([...regional, ...byOffice.keys()].filter((one) => one !== null))] : [own]
  const clockwork = await clockworkOf(
    tx,
    offices.map((office) => ({ office })),
  )
  return offices.map((office) => boardOf({ office, cases: byOffice.get(office) ?? [] }, clockwork({ office })))
}
