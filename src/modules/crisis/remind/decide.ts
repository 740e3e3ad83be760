import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import type { CrisisStandard } from '../standard.ts'

type Silent = { readonly says: 'safe' | 'help' | null; readonly asked: number; readonly askedAt: Instant | null }
type Intervals = Pick<CrisisStandard, 'reminders' | 'call'>

/** `none`: never asked, or answered. `wait`: asked not long ago. `remind`: ask once more. `call`: telephone them. */
export type Silence = 'none' | 'wait' | 'remind' | 'call'

/** What somebody's silence asks for now: as many reminders as there are intervals, then a telephone call, never more messages. */
export function silenceOf({ says, asked, askedAt }: Silent, { reminders, call }: Intervals, now: Instant): Silence {
  if (says !== null || askedAt === null || asked === 0) return 'none'
  const interval = reminders[asked - 1]
  const silent = minutesBetween(askedAt, now)
  if (interval === undefined) return silent >= call ? 'call' : 'wait'
  return silent >= interval ? 'remind' : 'wait'
}
