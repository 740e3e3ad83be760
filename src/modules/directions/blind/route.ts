import { isId, type OfficeId } from '../../../kernel/ids.ts'
import { day, dayIn, plusYears, WIB } from '../../../kernel/time.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { isDirectionRefusal, sayRefusal } from '../words.ts'
import { decideAgain, weighedAgain } from './act.ts'
import { outcomes } from './decide.ts'
import { samplePage, samplesPage, totalsBody } from './page.ts'
import { firstOf, pairsSince, sampleById, samplesOf, secondOf } from './store.ts'
import { words } from './words.ts'

const again = act('directions.decide-again', { 'counter-officer': 'office', 'head-of-office': 'office' })

async function list(web: Web): Promise<Response> {
  const office = web.actor.office as OfficeId | null
  const samples = office === null ? [] : await web.read(async (tx) => await samplesOf(tx, office))
  return await web.page(samplesPage(web, samples))
}

type Typing = { readonly typed?: Typed; readonly errors?: Readonly<Record<string, string>> }

async function show(web: Web, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const id = web.params['id'] ?? ''
  const view = await web.read(async (tx) => {
    const sample = isId(id) ? await sampleById(tx, id) : undefined
    if (!sample) return undefined
    return { sample, ...(await weighedAgain(tx, sample)), second: await secondOf(tx, id), first: await firstOf(tx, id) }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(errors).length > 0
  return await web.page(samplePage(web, { ...view, typed, errors }), failed ? 422 : 200)
}

/** The field a refusal is about, and its sentence. */
function toldAt(web: Web, refusal: DirectionRefusal): Readonly<Record<string, string>> {
  const say = words(web.lang)
  if (refusal.code === 'directions.no-rule') return { aturan: say('wrong.rule') }
  if (refusal.code === 'directions.no-reason') return { alasan: say('wrong.reason') }
  return { alasan: sayRefusal(web.lang, refusal) }
}

async function decide(web: Web): Promise<Response> {
  const id = web.params['id'] ?? ''
  const typed = await web.typed()
  const outcome = outcomes.find((one) => one === oneOf(typed, 'putusan'))
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  if (outcome === undefined) return await show(web, { typed, errors: { putusan: words(web.lang)('wrong.outcome') } })
  const decision = await web.perform({
    act: again,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async (tx) => {
      const sample = await sampleById(tx, id)
      return sample && { office: sample.office }
    },
    work: async (tx) =>
      await decideAgain(tx, id, {
        outcome,
        rule: oneOf(typed, 'aturan') || null,
        reason: oneOf(typed, 'alasan') ?? '',
      }),
    entry: ([event]) => ({ act: again.name, record: { kind: 'sample', id }, payload: { ...event } }),
  })
  if (decision.ok) return web.redirect(`/meja/uji-ulang/${id}`)
  const { refusal } = decision
  if (!isDirectionRefusal(refusal)) return await web.refuse(refusal)
  if (refusal.code === 'directions.wrong-state') return web.redirect(`/meja/uji-ulang/${id}`)
  const masked = refusal.code === 'directions.personal' ? { alasan: refusal.masked } : {}
  return await show(web, { typed: { ...typed, ...masked }, errors: toldAt(web, refusal) })
}

async function totals(web: Web): Promise<Response> {
  const say = words(web.lang)
  const pairs = await web.read(async (tx) => {
    const now = day(`${dayIn(tx.now, WIB).slice(0, 7)}-01`)
    return await pairsSince(tx, plusYears(now, -1))
  })
  return await workbenchPage(web, {
    title: say('totals.title'),
    current: 'directions',
    head: html`<h1>${say('totals.title')}</h1><p>${say('totals.lead')}</p>`,
    body: totalsBody(web, pairs),
  })
}

const officer = { sees: null, limit: 'officer' } as const

/** Files of other offices that are decided again, and what the centre learns of it. */
export const blindRoutes: readonly Route[] = [
  { ...officer, method: 'GET', path: '/meja/uji-ulang', act: again, handle: list },
  { ...officer, method: 'GET', path: '/meja/uji-ulang/:id', act: again, handle: async (web) => await show(web) },
  { ...officer, method: 'POST', path: '/meja/uji-ulang/:id', act: again, handle: decide },
  { ...officer, method: 'GET', path: '/pusat/uji-ulang', act: acts.look, handle: totals },
]
