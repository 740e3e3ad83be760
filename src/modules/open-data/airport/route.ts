import type { CardId } from '../../../kernel/ids.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { type Html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { departAct } from '../../placements/index.ts'
import { acts } from '../acts.ts'
import { codeOf } from '../verify/check.ts'
import { type CheckView, checkPage } from '../verify/page.ts'
import { checkPhoto, resultOf, surroundings } from '../verify/route.ts'
import { words as checkWords } from '../verify/words.ts'
import { depart, endingOf, isDesk, refuseOthers } from './desk.ts'
import { deskParts } from './page.ts'
import { waitingRoutes } from './waiting.route.ts'
import { words } from './words.ts'

type Shown = Pick<CheckView, 'result'> & { readonly after?: Html; readonly away?: boolean; readonly status?: number }

/** The check of cards as the airport desk has it: the same, with one more button and the departures that wait. */
async function deskPage(web: Web, form: Form<unknown>, { result, after, away, status = 200 }: Shown = {}) {
  const around = await surroundings(web, form)
  const parts = deskParts(web, { away: away === true })
  const page = checkPage(web, { ...around, ...parts, result, after: after ?? nothing })
  return await web.page(page, Object.keys(form.errors).length > 0 ? 422 : status)
}

async function check(web: Web, { seal }: Tools, departs: boolean): Promise<Response> {
  if (!isDesk(web)) return await refuseOthers(web)
  const typed = await web.typed()
  const [code, passportEnd] = [codeOf(oneOf(typed, 'kode') ?? ''), oneOf(typed, 'paspor') ?? '']
  if (code.trim() === '') return await deskPage(web, wrong(typed, { kode: checkWords(web.lang)('code.empty') }))
  const { reading, result } = await resultOf(web, seal, { code, passportEnd })
  if (!departs || !reading.ok) return await deskPage(web, blank(typed), { result })
  const decision = await depart(web, { card: reading.card.id as CardId, key: oneOf(typed, '_key') ?? web.key })
  const { ending } = endingOf(decision)
  const { lang } = web
  const title = words(lang)(`ending.${ending}`, { holder: reading.card.holder })
  const isNoted = ending === 'noted'
  return await deskPage(web, isNoted ? blank() : blank(typed), {
    after: panel({ kind: isNoted ? 'success' : 'warning', lang, title }),
    ...(isNoted ? {} : { result, status: 409 }),
  })
}

const photo = checkPhoto(async (web, form, result) => await deskPage(web, form, { result }))
const open = { act: departAct, sees: null, limit: 'officer' } as const

export const airportRoutes: readonly Route[] = [
  {
    ...open,
    method: 'GET',
    path: '/bandara',
    handle: async (web) => (isDesk(web) ? await deskPage(web, blank()) : await refuseOthers(web)),
  },
  { ...open, method: 'POST', path: '/bandara', handle: async (web, tools) => await check(web, tools, false) },
  {
    ...open,
    method: 'POST',
    path: '/bandara/foto',
    limit: 'code',
    handle: async (web, tools) => (isDesk(web) ? await photo(web, tools) : await refuseOthers(web)),
  },
  { ...open, method: 'POST', path: '/bandara/berangkat', handle: async (web, tools) => await check(web, tools, true) },
  // What a device keeps for the time without a network. It is the page of nobody: it can note, and send nothing.
  {
    method: 'GET',
    path: '/bandara/luring',
    act: acts.checkCard,
    sees: null,
    limit: 'public',
    handle: async (web) => await deskPage(web, blank(), { away: true }),
  },
  ...waitingRoutes,
]
