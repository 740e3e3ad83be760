import { type CardId, isId } from '../../../kernel/ids.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { departAct } from '../../placements/index.ts'
import { depart, deskName, endingOf, isDesk, refuseOthers } from './desk.ts'

const answer = (data: Readonly<Record<string, string | null>>, status = 200): Response =>
  Response.json(data, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } })

/** Who is at the desk now, for a device that has departures to send: its name for them, and the token of their forms. */
async function whoSends(web: Web): Promise<Response> {
  if (!isDesk(web) || web.session === null) return await refuseOthers(web)
  return answer({ desk: deskName(web), token: web.session.csrf })
}

/**
 * One departure that was noted on a device: the card's id, when, and by whom. Sent again it changes nothing. That the
 * card is real was checked on the device; that it is ours, whose it is and that it was not withdrawn is looked up here.
 */
async function take(web: Web): Promise<Response> {
  if (!isDesk(web)) return await refuseOthers(web)
  const typed = await web.typed()
  const [card, key, by] = [oneOf(typed, 'kartu') ?? '', oneOf(typed, '_key') ?? '', oneOf(typed, 'oleh') ?? '']
  const at = instantOf(oneOf(typed, 'pada') ?? '')
  if (!isId(card) || !/^[\w-]{16,64}$/.test(key) || !/^[\w-]{0,12}$/.test(by) || at === undefined)
    return answer({ ending: 'unknown', number: null }, 422)
  return answer(endingOf(await depart(web, { card: card as CardId, key, at, by: by === '' ? null : by })))
}

function instantOf(text: string): Instant | undefined {
  try {
    return instant(text)
  } catch {
    return undefined
  }
}

const open = { path: '/bandara/kiriman', act: departAct, sees: null, limit: 'officer' } as const

export const waitingRoutes: readonly Route[] = [
  { ...open, method: 'GET', handle: whoSends },
  { ...open, method: 'POST', handle: take },
]
