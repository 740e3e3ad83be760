import type { ColumnType } from 'kysely'
import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Db } from '../../platform/db/db.ts'
import { onceInTransaction } from '../../platform/db/once.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type CalendarYear, type ClosedDay, workingCalendar } from './calendar.ts'
import type { Words } from './data-file.ts'
import type { Office, OfficeKind } from './office.ts'
import { reference } from './reference.ts'

type JsonWords = ColumnType<Words, string, string>

/** The tables of this module. The migration test keeps them true to the database. */
export type OfficeTables = {
  'offices.loaded': { part: string; digest: string; at: Instant }
  'offices.office': Omit<Office, 'name'> & { name: JsonWords }
  'offices.calendarYear': CalendarYear
  'offices.calendarDay': { onDay: LocalDate; office: OfficeId | null; kind: ClosedDay['kind']; name: JsonWords }
}

/** The offices of a kind, by their first name; at most `limit`. */
export const officesOfKind = async (db: Db<OfficeTables>, kind: OfficeKind, limit = 100): Promise<Office[]> =>
  await db.selectFrom('offices.office').selectAll().where('kind', '=', kind).orderBy('id').limit(limit).execute()

/** One office as it stands in the database. */
export const officeById = async (db: Db<OfficeTables>, id: OfficeId): Promise<Office | undefined> =>
  await db.selectFrom('offices.office').selectAll().where('id', '=', id).executeTakeFirst()

/**
 * The working calendar of an office: its hours, the national days it observes, and its own closures; as it stood when
 * the transaction first asked.
 * @throws RangeError when there is no such office
 */
export const calendarOf = onceInTransaction(readCalendar)

async function readCalendar(tx: Tx, id: OfficeId): Promise<WorkingCalendar> {
  const db = tx.db<OfficeTables>()
  const office = await officeById(db, id)
  if (!office) throw new RangeError(`no office has the id ${id}`)
  const years = await db.selectFrom('offices.calendarYear').selectAll().orderBy('year').limit(200).execute()
  const days = await db
    .selectFrom('offices.calendarDay')
    .select(['onDay as on', 'office', 'kind', 'name'])
    .where((where) => where.or([where('office', 'is', null), where('office', '=', id)]))
    .orderBy('onDay')
    .orderBy('office')
    .limit(5000)
    .execute()
  const national = days.filter((closed) => closed.office === null)
  const own = days.filter((closed) => closed.office !== null).map(({ on }) => on)
  return workingCalendar(office, { national: { years, days: national }, host: reference().hostHolidays }, own)
}

/** Closes one office on one day, e.g. after a flood; a second time changes the reason. */
export async function closeOffice(
  tx: Tx,
  office: OfficeId,
  { on, name }: Pick<ClosedDay, 'on' | 'name'>,
): Promise<void> {
  await tx
    .db<OfficeTables>()
    .insertInto('offices.calendarDay')
    .values({ onDay: on, office, kind: 'closure', name: JSON.stringify(name) })
    .onConflict((conflict) => conflict.columns(['onDay', 'office']).doUpdateSet({ name: JSON.stringify(name) }))
    .execute()
}
