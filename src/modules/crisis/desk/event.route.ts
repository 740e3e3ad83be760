import type { Decision } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { declareEvent, endEvent, informOf } from '../declare/act.ts'
import { declareForm, informForm } from '../declare/form.ts'
import { messagesOf } from '../mass/store.ts'
import { eventTitle } from '../open/page.ts'
import { eventIn } from '../open/route.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { endedEvents, openEvents } from '../store.ts'
import { isCrisisRefusal, sayRefusal } from '../words.ts'
import { declareBody, deskEventBody, deskListBody, type Typing, untyped } from './event.page.ts'
import { messagesPart } from './message.page.ts'
import { words } from './words.ts'

type Paged = {
  readonly title: string
  readonly body: Html
  readonly errors?: Typing['errors']
  readonly refresh?: number
}

/** A page of the desk around events. */
export const deskPage = async (web: Web, { title, body, errors, refresh }: Paged): Promise<Response> =>
  await workbenchPage(web, {
    title,
    head: html`<div><h1>${title}</h1></div>`,
    body,
    current: 'crisis',
    ...(errors === undefined ? {} : { errors }),
    ...(refresh === undefined ? {} : { refresh }),
  })

/** Sentences for fields of a desk form that cannot be read. */
export const sayField =
  (web: Web) =>
  (key: string): string =>
    words(web.lang)(key as 'write')

/** Leads on when something happened; shows why not, with what was typed. */
export async function answered<Event>(
  web: Web,
  decision: Decision<Event, CrisisRefusal | EdgeRefusal>,
  { to, again }: { readonly to: (event: Event) => string; readonly again: (why: string) => Promise<Response> },
): Promise<Response> {
  if (decision.ok) return web.redirect(to(decision.events[0]))
  const { refusal } = decision
  return isCrisisRefusal(refusal) ? await again(sayRefusal(web.lang, refusal)) : await web.refuse(refusal)
}

async function list(web: Web): Promise<Response> {
  const events = await web.read(async (tx) => [...(await openEvents(tx)), ...(await endedEvents(tx))])
  return await deskPage(web, { title: words(web.lang)('title'), body: deskListBody(web, events) })
}

const showDeclare = async (web: Web, typing: Typing = untyped): Promise<Response> =>
  await deskPage(web, { title: words(web.lang)('declare'), body: declareBody(web, typing), errors: typing.errors })

async function declare(web: Web): Promise<Response> {
  const form = readForm(await web.typed(), declareForm, sayField(web))
  if (!form.ok) return await showDeclare(web, form)
  const { value, typed } = form
  const decision = await web.perform({
    act: acts.declare,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await declareEvent(tx, value),
    entry: ([{ event }]) => ({
      act: acts.declare.name,
      record: { kind: 'crisis-event', id: event },
      payload: { event, ...value },
    }),
  })
  return await answered(web, decision, {
    to: ({ event }) => `/pusat/krisis/${event}`,
    again: async (why) => await showDeclare(web, { typed, errors: { sejak: why } }),
  })
}

/** One event at the desk. */
async function show(web: Web, typing: Typing = untyped): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const messages = await web.read(async (tx) => await messagesOf(tx, shown.event.id))
  return await deskPage(web, {
    title: eventTitle(web.lang, shown.event),
    body: deskEventBody(web, shown, typing, messagesPart(web, shown, messages)),
    errors: typing.errors,
  })
}

const idIn = ({ params }: Web): string => (isId(params['event'] ?? '') ? (params['event'] ?? '') : '')

async function inform(web: Web): Promise<Response> {
  const form = readForm(await web.typed(), informForm, sayField(web))
  if (!form.ok) return await show(web, form)
  const { value, typed } = form
  const event = idIn(web)
  if (event === '') return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.inform,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await informOf(tx, event, value),
    entry: ([{ seq }]) => ({
      act: acts.inform.name,
      record: { kind: 'crisis-event', id: event },
      payload: { event, seq, ...value },
    }),
  })
  return await after(web, { decision, event, typed, field: 'diketahui_id' })
}

async function end(web: Web): Promise<Response> {
  const typed = await web.typed()
  const event = idIn(web)
  if (event === '') return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.end,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await endEvent(tx, event, (oneOf(typed, 'alasan') ?? '').slice(0, 1_000)),
    entry: ([{ why }]) => ({
      act: acts.end.name,
      record: { kind: 'crisis-event', id: event },
      payload: { event, why },
    }),
  })
  return await after(web, { decision, event, typed, field: 'alasan' })
}

type After = {
  readonly decision: Decision<unknown, CrisisRefusal | EdgeRefusal>
  readonly event: string
  readonly typed: Typed
  readonly field: string
}

const after = async (web: Web, { decision, event, typed, field }: After): Promise<Response> =>
  await answered(web, decision, {
    to: () => `/pusat/krisis/${event}`,
    again: async (why) => await show(web, { typed, errors: { [field]: why } }),
  })

const desk = { sees: null, limit: 'officer' } as const

export const eventDeskRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: '/pusat/krisis', act: acts.handle, handle: list },
  {
    ...desk,
    method: 'GET',
    path: '/pusat/krisis/baru',
    act: acts.declare,
    handle: async (web) => await showDeclare(web),
  },
  { ...desk, method: 'POST', path: '/pusat/krisis/baru', act: acts.declare, handle: declare },
  { ...desk, method: 'GET', path: '/pusat/krisis/:event', act: acts.handle, handle: async (web) => await show(web) },
  { ...desk, method: 'POST', path: '/pusat/krisis/:event/kabar', act: acts.inform, handle: inform },
  { ...desk, method: 'POST', path: '/pusat/krisis/:event/akhir', act: acts.end, handle: end },
]
