import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { declareTie, endOwnTie } from './act.ts'
import { tiesBody, tiesPath } from './page.ts'
import { tiesOf } from './store.ts'

async function show(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const { person } = web.actor
  const ties = person === null ? [] : await web.read(async (tx) => await tiesOf(tx, person))
  const failed = Object.keys(form.errors).length > 0
  const title = words(web.lang)('ties.title')
  const page = deskPage(web, { title, body: tiesBody(web, ties, form), failed, current: 'hubungan' })
  return await web.page(page, failed ? 422 : 200)
}

const changing =
  (change: typeof declareTie): Route['handle'] =>
  async (web) => {
    const typed = await web.typed()
    const company = (oneOf(typed, 'perusahaan') ?? '').trim().slice(0, 120)
    const decision = await web.perform({
      act: acts.tie,
      key: oneOf(typed, '_key') ?? web.key,
      work: async (tx) => await change(tx, company),
      entry: ([done]) => ({
        act: acts.tie.name,
        record: { kind: 'officer', id: web.actor.person ?? '' },
        payload: { did: done.type, company: done.company },
      }),
    })
    if (decision.ok) return web.redirect(tiesPath)
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, wrong(typed, { perusahaan: sayRefusal(web.lang, decision.refusal) }))
  }

const desk = { act: acts.tie, sees: null, limit: 'officer' } as const

export const tieRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: tiesPath, handle: async (web) => await show(web) },
  { ...desk, method: 'POST', path: tiesPath, handle: changing(declareTie) },
  { ...desk, method: 'POST', path: `${tiesPath}/selesai`, handle: changing(endOwnTie) },
]
