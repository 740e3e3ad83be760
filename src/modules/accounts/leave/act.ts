import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, type LocalDate, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { officeOf } from '../../offices/index.ts'
import { type Colleague, enterLeave, type Leave, type LeaveEntered, type LeaveRefusal } from './decide.ts'
import { cancelLeave, insertLeave, leavesFrom, type Staff, staffOf } from './store.ts'

/** The day it is where whoever acts works. */
const todayOf = ({ now, actor }: Tx): LocalDate =>
  dayIn(now, (actor.office === null ? undefined : officeOf(actor.office)?.zone) ?? WIB)

export type Absences = {
  readonly today: LocalDate
  readonly colleagues: readonly Staff[]
  readonly leaves: readonly Leave[]
}

/** Who works in the house of whoever acts, and who of them is or will be away. */
export async function absencesOf(tx: Tx): Promise<Absences> {
  const today = todayOf(tx)
  const colleagues = await staffOf(tx, tx.actor.office, today)
  const people = colleagues.map(({ id }) => id)
  return { today, colleagues, leaves: await leavesFrom(tx, people, today) }
}

export type Wanting = Pick<Leave, 'account' | 'from' | 'until' | 'substitute'>

/** An officer enters their own leave; a head of office that of anybody there. */
export async function takeLeave(tx: Tx, wanted: Wanting): Promise<Decision<LeaveEntered, LeaveRefusal>> {
  const { person, role } = tx.actor
  if (person === null || (wanted.account !== person && role !== 'head-of-office'))
    return refused({ code: 'accounts.leave-nobody' })
  const setting: Omit<Absences, 'colleagues'> & { readonly colleagues: readonly Colleague[] } = await absencesOf(tx)
  const decision = enterLeave({ id: tx.newId(), ...wanted }, setting)
  if (decision.ok) await insertLeave(tx, { ...decision.events[0].leave, enteredBy: person })
  return decision
}

export type LeaveCancelled = { readonly type: 'accounts.leave-cancelled'; readonly leave: string }

/** Takes leave back: one's own, or as head of office that of anybody there. What is over stays as it was. */
export async function takeBack(tx: Tx, id: string): Promise<Decision<LeaveCancelled, LeaveRefusal>> {
  const { leaves } = await absencesOf(tx)
  const known = leaves.some((leave) => leave.id === id)
  const done = known && tx.actor.person !== null && (await cancelLeave(tx, id, tx.actor.person as PersonId))
  return done ? happened({ type: 'accounts.leave-cancelled', leave: id }) : refused({ code: 'accounts.leave-nobody' })
}
