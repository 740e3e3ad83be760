import { createHash } from 'node:crypto'
import type { Decision } from '../../../kernel/decision.ts'
import type { CardId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Web } from '../../../platform/http/route.ts'
import { departAct, departWith } from '../../placements/index.ts'

export const isDesk = ({ actor }: Pick<Web, 'actor'>): boolean => actor.role === 'airport-desk'

export const refuseOthers = async (web: Web): Promise<Response> =>
  await web.refuse({ code: web.actor.role === 'public' ? 'access.sign-in' : 'access.not-your-role' })

/** A name for an officer that a shared device may keep: it tells two officers apart and says nothing else. */
export const deskName = ({ actor }: Pick<Web, 'actor'>): string =>
  createHash('sha256')
    .update(`airport desk ${actor.person ?? ''}`)
    .digest('base64url')
    .slice(0, 12)

export type Noted = {
  readonly card: CardId
  /** The form's key: sent twice is noted once. */
  readonly key: string
  /** When and by whom (a `deskName`; `null`: not known) it was noted, if that was earlier, on a device. */
  readonly at?: Instant
  readonly by?: string | null
}

type Departed = Awaited<ReturnType<typeof departWith>>
type Event = Extract<Departed, { ok: true }>['events'][number]

/** Notes a departure, as the officer who is signed in. */
export const depart = async (web: Web, { card, key, at, by }: Noted): Promise<Decision<Event, { code: string }>> =>
  await web.perform({
    act: departAct,
    key,
    work: async (tx) => await departWith(tx, card, at),
    entry: ([departed]) => ({
      act: departAct.name,
      record: { kind: 'application', id: departed.application },
      payload: { card: departed.card, notedAt: departed.notedAt, notedBy: by === undefined ? deskName(web) : by },
    }),
  })

/** What became of a departure, as the page and the device name it. */
export const endings = ['noted', 'already', 'withdrawn', 'not-valid', 'unknown', 'changed'] as const
export type Ending = (typeof endings)[number]

const endingsByCode: Readonly<Record<string, Ending>> = {
  'placements.already-departed': 'already',
  'placements.card-withdrawn': 'withdrawn',
  'placements.card-not-valid': 'not-valid',
  'placements.no-such-card': 'unknown',
}

/** The ending of a departure, and the registration number of its card where we know it. */
export function endingOf(decision: Decision<Event, { code: string }>): { ending: Ending; number: string | null } {
  if (decision.ok) return { ending: 'noted', number: decision.events[0].number }
  const { code, ...more } = decision.refusal
  const number = 'number' in more && typeof more.number === 'string' ? more.number : null
  return { ending: endingsByCode[code] ?? 'changed', number }
}
