import type { CardId } from '../../../kernel/ids.ts'
import { button } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { type Html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { departAct, departWith } from '../../placements/index.ts'
import { codeOf } from '../verify/check.ts'
import { type CheckView, checkPage } from '../verify/page.ts'
import { checkPhoto, resultOf, surroundings } from '../verify/route.ts'
import { words } from '../verify/words.ts'

type Shown = Pick<CheckView, 'result'> & { readonly done?: string }

/** The check of cards as the airport desk has it: the same, with one more button. */
async function deskPage(web: Web, form: Form<unknown>, { result, done }: Shown = {}): Promise<Response> {
  const say = words(web.lang)
  const around = await surroundings(web, form)
  const after: Html =
    done === undefined ? nothing : panel({ kind: 'success', lang: web.lang, title: say('departed', { holder: done }) })
  const more = button({ text: say('depart'), kind: 'solid', icon: 'plane-takeoff', formaction: '/bandara/berangkat' })
  const page = checkPage(web, { ...around, action: '/bandara', result, after, more })
  return await web.page(page, Object.keys(form.errors).length > 0 ? 422 : 200)
}

const isDesk = ({ actor }: Web): boolean => actor.role === 'airport-desk'
const refuse = async (web: Web): Promise<Response> =>
  await web.refuse({ code: web.actor.role === 'public' ? 'access.sign-in' : 'access.not-your-role' })

async function check(web: Web, { seal }: Tools, departs: boolean): Promise<Response> {
  if (!isDesk(web)) return await refuse(web)
  const typed = await web.typed()
  const [code, passportEnd] = [codeOf(oneOf(typed, 'kode') ?? ''), oneOf(typed, 'paspor') ?? '']
  if (code.trim() === '') return await deskPage(web, wrong(typed, { kode: words(web.lang)('code.empty') }))
  const { reading, result } = await resultOf(web, seal, { code, passportEnd })
  if (!departs || !reading.ok) return await deskPage(web, blank(typed), { result })
  const decision = await web.perform({
    act: departAct,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await departWith(tx, reading.card.id as CardId),
    entry: ([departed]) => ({
      act: departAct.name,
      record: { kind: 'application', id: departed.application },
      payload: { card: departed.card },
    }),
  })
  return decision.ok ? await deskPage(web, blank(), { done: reading.card.holder }) : await web.refuse(decision.refusal)
}

const open = { act: departAct, sees: null, limit: 'officer' } as const

const photo = checkPhoto(async (web, form, result) => await deskPage(web, form, { result }))

export const airportRoutes: readonly Route[] = [
  {
    ...open,
    method: 'GET',
    path: '/bandara',
    handle: async (web) => (isDesk(web) ? await deskPage(web, blank()) : await refuse(web)),
  },
  { ...open, method: 'POST', path: '/bandara', handle: async (web, tools) => await check(web, tools, false) },
  {
    ...open,
    method: 'POST',
    path: '/bandara/foto',
    limit: 'code',
    handle: async (web, tools) => (isDesk(web) ? await photo(web, tools) : await refuse(web)),
  },
  { ...open, method: 'POST', path: '/bandara/berangkat', handle: async (web, tools) => await check(web, tools, true) },
]
