import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { daysBetween, type LocalDate, plusDays } from '../../../kernel/time.ts'

/** Days on which an officer is away, both inclusive, in the time of their office; and who stands in. */
export type Leave = {
  readonly id: string
  readonly account: PersonId
  readonly from: LocalDate
  readonly until: LocalDate
  readonly substitute: PersonId | null
}

/** Somebody with a post today: where, and at which desk of the centre. */
export type Colleague = {
  readonly id: PersonId
  readonly office: OfficeId | null
  readonly unit: string | null
}

export type LeaveRefusal =
  | { readonly code: 'accounts.leave-order' }
  | { readonly code: 'accounts.leave-over' }
  | { readonly code: 'accounts.leave-long' }
  | { readonly code: 'accounts.leave-twice' }
  | { readonly code: 'accounts.leave-nobody' }
  | { readonly code: 'accounts.leave-substitute' }
  | { readonly code: 'accounts.leave-stands-in' }
  | { readonly code: 'accounts.leave-empty-desk' }

export type LeaveEntered = { readonly type: 'accounts.leave-entered'; readonly leave: Leave }

/** Longest leave that is entered at once, in days: what is longer is a slip of the pen, or ends a post. */
const longest = 366

const covers = ({ from, until }: Pick<Leave, 'from' | 'until'>, on: LocalDate): boolean => from <= on && on <= until

/** Whether somebody is away on a day. */
export const isAway = (leaves: readonly Leave[], person: PersonId, on: LocalDate): boolean =>
  leaves.some((leave) => leave.account === person && covers(leave, on))

/**
 * Who acts for somebody on a day: themself when they are there, else their substitute, and theirs in turn.
 * `null` when nobody in that row is there. In whatever order the leaves come, the answer is the same.
 */
export function actsFor(leaves: readonly Leave[], person: PersonId, on: LocalDate): PersonId | null {
  const asked = new Set<PersonId>()
  let next: PersonId | null = person
  while (next !== null && !asked.has(next)) {
    const here: PersonId = next
    if (!isAway(leaves, here, on)) return here
    asked.add(here)
    next = leaves
      .filter((leave) => leave.account === here && covers(leave, on))
      .reduce<PersonId | null>((first, { substitute }) => smaller(first, substitute), null)
  }
  return null
}

/** The first of two people by id; nobody comes last. */
const smaller = (a: PersonId | null, b: PersonId | null): PersonId | null =>
  a === null || (b !== null && b < a) ? b : a

type Setting = {
  readonly today: LocalDate
  /** Those of the same office, or of the centre, with the one who goes. */
  readonly colleagues: readonly Colleague[]
  /** What is entered already, of all of them. */
  readonly leaves: readonly Leave[]
}

/**
 * Enters leave. A substitute is of the same house and there every day. Whoever stands in for somebody, or would leave a
 * desk of the centre empty, names one.
 */
export function enterLeave(leave: Leave, { today, colleagues, leaves }: Setting): Decision<LeaveEntered, LeaveRefusal> {
  const { account, from, until, substitute } = leave
  const who = colleagues.find(({ id }) => id === account)
  if (!who) return refused({ code: 'accounts.leave-nobody' })
  if (until < from) return refused({ code: 'accounts.leave-order' })
  if (until < today) return refused({ code: 'accounts.leave-over' })
  if (daysBetween(from, until) >= longest) return refused({ code: 'accounts.leave-long' })
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => plusDays(from, index))
  const isThere = (person: PersonId): boolean => days.every((on) => !isAway(leaves, person, on))
  if (days.some((on) => isAway(leaves, account, on))) return refused({ code: 'accounts.leave-twice' })
  if (substitute !== null) {
    const known = substitute !== account && colleagues.some(({ id }) => id === substitute)
    return known && isThere(substitute)
      ? happened({ type: 'accounts.leave-entered', leave })
      : refused({ code: 'accounts.leave-substitute' })
  }
  const isNeeded = days.some((on) => leaves.some((other) => other.substitute === account && covers(other, on)))
  if (isNeeded) return refused({ code: 'accounts.leave-stands-in' })
  const others = colleagues.filter(({ id, unit }) => id !== account && unit === who.unit)
  const isEmpty = who.unit !== null && days.some((on) => others.every(({ id }) => isAway(leaves, id, on)))
  return isEmpty ? refused({ code: 'accounts.leave-empty-desk' }) : happened({ type: 'accounts.leave-entered', leave })
}
