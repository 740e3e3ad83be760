import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk.ts'
import { keep } from '../enter/route.ts'
import { arrivalIn } from '../open/route.ts'
import { words } from '../words.ts'
import { readList } from './csv.ts'
import { type Brought, bringBody } from './page.ts'

type Shown = { readonly event: string; readonly brought?: Brought; readonly error?: string }

async function show(web: Web, shown: Shown): Promise<Response> {
  const errors = shown.error === undefined ? {} : { daftar: shown.error }
  const back = `/meja/kedatangan/${shown.event}/daftar`
  return await deskPage(web, { title: words(web.lang)('csv.title'), body: bringBody(web, shown), back, errors })
}

async function page(web: Web): Promise<Response> {
  const arrival = await arrivalIn(web)
  return arrival?.office === web.actor.office && arrival
    ? await show(web, { event: arrival.id })
    : await web.refuse({ code: 'edge.not-found' })
}

/** Takes the good lines of a list and names the others. The same list again adds nothing. */
async function bring(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const arrival = await arrivalIn(web)
  if (!arrival || arrival.office !== web.actor.office) return await web.refuse({ code: 'edge.not-found' })
  const event = arrival.id
  const sent = await web.posted()
  if (!sent.ok) return await show(web, { event, error: say('csv.broken') })
  if (sent.file === null) return await show(web, { event, error: say('csv.choose') })
  const list = readList(sent.file.bytes, { event, now: web.now() })
  if (!list.ok) return await show(web, { event, error: say(list.why) })
  const { lines, bad } = list
  if (lines.length === 0) return await show(web, { event, brought: { count: 0, known: 0, bad } })
  const key = oneOf(sent.typed, '_key') ?? web.key
  const decision = await keep(web, tools, { event, via: 'file', lines, key })
  if (decision.ok) {
    const [{ count }] = decision.events
    return await show(web, { event, brought: { count, known: lines.length - count, bad } })
  }
  const { refusal } = decision
  if (refusal.code !== 'arrivals.nothing-new') return await web.refuse(refusal)
  return await show(web, { event, brought: { count: 0, known: lines.length, bad } })
}

const desk = { sees: null, path: '/meja/kedatangan/:id/berkas', act: acts.enter } as const

export const bringRoutes: readonly Route[] = [
  { ...desk, method: 'GET', limit: 'officer', handle: page },
  { ...desk, method: 'POST', limit: 'upload', handle: bring },
]
