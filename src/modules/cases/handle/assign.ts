import { sql } from 'kysely'
import { isWorkingDay } from '../../../kernel/deadline.ts'
import { refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, minutesBetween, momentOf, plusDays } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { isAway, leavesFrom, type Staff, staffOf } from '../../accounts/index.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { calendarFor } from '../promises.ts'
import { caseById, openCasesBy } from '../store.ts'
import { type Done, make, type Seen } from './make.ts'
import { shareOut, type Taker } from './share.ts'

/** Days ahead in which the hours of an officer count. */
const ahead = 7

/** Who may take a case, the one with most time for it first. */
export async function takersOf(tx: Tx, one: Case): Promise<readonly Taker[]> {
  const calendar = await calendarFor(tx, one)
  const today = dayIn(tx.now, calendar.zone)
  const people = handlersAmong(await staffOf(tx, one.office, today))
  const ids = people.map(({ id }) => id)
  const [leaves, open, tied] = [await leavesFrom(tx, ids, today), await openCasesBy(tx, ids), await tiedOf(tx, one)]
  const { zone, opens, closes } = calendar
  const minutesOn = (on: typeof today): number =>
    isWorkingDay(on, calendar) ? minutesBetween(momentOf(on, opens, zone), momentOf(on, closes, zone)) : 0
  const days = Array.from({ length: ahead }, (_, index) => plusDays(today, index))
  return shareOut(
    people.map(({ id, name }) => ({
      id,
      name,
      open: open.get(id) ?? 0,
      minutes: days.reduce((sum, on) => sum + (isAway(leaves, id, on) ? 0 : minutesOn(on)), 0),
      isAway: isAway(leaves, id, today),
      isTied: tied.has(id),
    })),
  )
}

/** Those who handle cases: officers, and the head where there are none; at the centre the directorate, else everybody. */
function handlersAmong(staff: readonly Staff[]): readonly Staff[] {
  const first = staff.filter(
    ({ role, unit }) => role === 'counter-officer' || unit === caseStandard().desks.directorate.unit,
  )
  return first.length > 0 ? first : staff
}

async function tiedOf(tx: Tx, { id }: Case): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`select cases.tied_of(${id}::uuid) as person`.execute(tx.db())
  return new Set(rows.map(({ person }) => person))
}

/** A case is given to somebody who is there and has no tie to the company; the reporter sees that somebody has it. */
export async function assignCase(
  tx: Tx,
  seal: Seal,
  { person, ...seen }: Seen & { readonly person: PersonId | null },
): Done {
  const one = await caseById(tx, seen.case)
  const taker = one && (await takersOf(tx, one)).find(({ id }) => id === person)
  if (!taker) return refused({ code: 'cases.not-available' })
  return await make(tx, seal, {
    seen,
    name: 'assigned',
    doing: () => ({ change: { handler: taker.id }, data: { to: taker.id, name: taker.name } }),
  })
}
