import { dueAfterWorkingDays } from '../../../kernel/deadline.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { isSilent } from '../alarm/silence.ts'
import type { Case } from '../case.ts'
import type { Clockwork } from '../clockwork.ts'

/** Where an open case stands with its promise: past it, within a working day of it, or with time left. */
export const standings = ['late', 'soon', 'in-time'] as const
export type Standing = (typeof standings)[number]

/** An open case as the board needs it. */
export type OpenCase = Pick<Case, 'office' | 'handler' | 'level' | 'dueAt' | 'unreadSince'>

/** Where a case stands now. Without a promise that runs it is in time: nothing is owed. Pure. */
export function standingOf({ dueAt }: Pick<OpenCase, 'dueAt'>, { now, calendar }: Omit<Clockwork, 'limits'>): Standing {
  if (dueAt === null) return 'in-time'
  if (dueAt < now) return 'late'
  return dueAt <= dueAfterWorkingDays(now, 1, calendar).at ? 'soon' : 'in-time'
}

/** Whether a message of the reporter lies unread for longer than the standard says, whoever was told of it since. Pure. */
export const isUnreadTooLong = (
  { level, unreadSince }: Pick<OpenCase, 'level' | 'unreadSince'>,
  clockwork: Clockwork,
): boolean => isSilent({ level, unreadSince, alarmedAt: null }, clockwork)

/** What one office has open; never who of its people is faster. */
export type OfficeBoard = Readonly<Record<Standing, number>> & {
  readonly office: OfficeId | null
  readonly open: number
  readonly unread: number
  /** How many open cases each handler has; `null`: nobody took them yet. In no order of how many. */
  readonly handlers: readonly { readonly handler: PersonId | null; readonly open: number }[]
}

/** The colour of an office: red where something is late or unread too long, amber where something soon will be. */
export const lightOf = ({ late, soon, unread }: Pick<OfficeBoard, 'late' | 'soon' | 'unread'>): Light => {
  if (late > 0 || unread > 0) return 'red'
  return soon > 0 ? 'amber' : 'green'
}
export type Light = 'red' | 'amber' | 'green'

/** The board of one office. Pure, whatever the order of its cases. */
export function boardOf(
  { office, cases }: { readonly office: OfficeId | null; readonly cases: readonly OpenCase[] },
  clockwork: Clockwork,
): OfficeBoard {
  const found = { late: 0, soon: 0, 'in-time': 0 }
  for (const one of cases) found[standingOf(one, clockwork)] += 1
  const handlers = [...Map.groupBy(cases, ({ handler }) => handler)].map(([handler, own]) => ({
    handler,
    open: own.length,
  }))
  return {
    office,
    open: cases.length,
    ...found,
    unread: cases.filter((one) => isUnreadTooLong(one, clockwork)).length,
    handlers: handlers.toSorted((a, b) => ((a.handler ?? '~') < (b.handler ?? '~') ? -1 : 1)),
  }
}
