import { isId, type PersonId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import type { Shown } from '../event.ts'
import { type Proposing, proposeMessage, setMessageAside, signMessage } from '../mass/act.ts'
import { type Preview, previewOf } from '../mass/receivers.ts'
import { messageById, progressOf } from '../mass/store.ts'
import { eventIn } from '../open/route.ts'
import { eventById } from '../store.ts'
import { type Typing, untyped } from './event.page.ts'
import { answered, deskPage, sayField } from './event.route.ts'
import { messageForm } from './message.form.ts'
import { type MessageView, messageBody, type Schemes, writeBody } from './message.page.ts'
import { words } from './words.ts'

const schemesOf = async (tx: Tx, { lang }: Web): Promise<Schemes> => {
  const { schemes } = await ruleSetOn(tx, dayIn(tx.now, WIB))
  return new Map([...schemes.values()].map(({ code, title }) => [code, title[lang]]))
}

type Showing = { readonly typing?: Typing; readonly preview?: Preview }

const write = async (web: Web, shown: Shown, { typing = untyped, preview }: Showing = {}): Promise<Response> => {
  const schemes = await web.read(async (tx) => await schemesOf(tx, web))
  return await deskPage(web, {
    title: words(web.lang)('message.new'),
    body: writeBody(web, { shown, typing, schemes, preview }),
    errors: typing.errors,
  })
}

async function showWrite(web: Web): Promise<Response> {
  const shown = await eventIn(web)
  return shown ? await write(web, shown) : await web.refuse({ code: 'edge.not-found' })
}

/** Looks at what a message reaches, or proposes it. */
async function sendWritten(web: Web, { config: { publicUrl } }: Tools): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const form = readForm(await web.typed(), messageForm(shown.event.id), sayField(web))
  if (!form.ok) return await write(web, shown, { typing: form })
  const { value, typed } = form
  if (oneOf(typed, 'lakukan') !== 'usul') return await look(web, shown, { value, typed, origin: publicUrl })
  const decision = await web.perform({
    act: acts.propose,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await proposeMessage(tx, value, publicUrl),
    entry: ([{ message }]) => ({
      act: acts.propose.name,
      record: { kind: 'crisis-message', id: message },
      payload: { message, ...value },
    }),
  })
  return await answered(web, decision, {
    to: ({ message }) => `/pusat/krisis/pesan/${message}`,
    again: async (why) => await write(web, shown, { typing: { typed, errors: { teks_id: why } } }),
  })
}

type Looking = { readonly value: Proposing; readonly typed: Typed; readonly origin: string }

async function look(web: Web, shown: Shown, { value, typed, origin }: Looking): Promise<Response> {
  const country = value.kind === 'roll-call' ? shown.event.country : value.country
  const preview = await web.read(async (tx) => await previewOf(tx, { ...value, country }, value.texts, origin))
  return await write(web, shown, { typing: { typed, errors: {} }, preview })
}

async function viewOf(tx: Tx, web: Web, { config }: Tools): Promise<MessageView | undefined> {
  const id = web.params['pesan'] ?? ''
  const standing = isId(id) ? await messageById(tx, id) : undefined
  const shown = standing && (await eventById(tx, standing.message.event))
  if (!standing || !shown) return undefined
  const { message, signature, setAside } = standing
  const people = [message.proposedBy, signature?.person, setAside?.person].filter((one): one is PersonId => !!one)
  const isOpen = signature === null && setAside === null
  const none: Preview = { receivers: 0, parts: 0, languages: [] }
  return {
    shown,
    standing,
    preview: isOpen ? await previewOf(tx, message, message.texts, config.publicUrl) : none,
    progress: await progressOf(tx, id),
    schemes: await schemesOf(tx, web),
    names: await namesOfAccounts(tx, people),
  }
}

async function show(web: Web, tools: Tools, typing: Typing = untyped): Promise<Response> {
  const view = await web.read(async (tx) => await viewOf(tx, web, tools))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const { sent, all } = view.progress
  return await deskPage(web, {
    title: words(web.lang)('message'),
    body: messageBody(web, view, typing),
    errors: typing.errors,
    ...(sent < all ? { refresh: 5 } : {}),
  })
}

async function sign(web: Web, tools: Tools): Promise<Response> {
  const id = web.params['pesan'] ?? ''
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const seen = Number.parseInt(oneOf(typed, 'penerima') ?? '', 10)
  const decision = await web.perform({
    act: acts.sign,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await signMessage(tx, tools.seal, { message: id, seen: Number.isInteger(seen) ? seen : 0 }),
    entry: ([{ receivers }]) => ({
      act: acts.sign.name,
      record: { kind: 'crisis-message', id },
      payload: { message: id, receivers },
    }),
  })
  return await answered(web, decision, {
    to: () => `/pusat/krisis/pesan/${id}`,
    again: async (why) => await show(web, tools, { typed, errors: { penerima: why } }),
  })
}

async function setAside(web: Web, tools: Tools): Promise<Response> {
  const id = web.params['pesan'] ?? ''
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.setAside,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await setMessageAside(tx, id, (oneOf(typed, 'alasan') ?? '').slice(0, 1_000)),
    entry: ([{ why }]) => ({
      act: acts.setAside.name,
      record: { kind: 'crisis-message', id },
      payload: { message: id, why },
    }),
  })
  return await answered(web, decision, {
    to: () => `/pusat/krisis/pesan/${id}`,
    again: async (why) => await show(web, tools, { typed, errors: { alasan: why } }),
  })
}

const desk = { sees: null, limit: 'officer' } as const

export const messageDeskRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: '/pusat/krisis/:event/pesan', act: acts.propose, handle: showWrite },
  { ...desk, method: 'POST', path: '/pusat/krisis/:event/pesan', act: acts.propose, handle: sendWritten },
  {
    ...desk,
    method: 'GET',
    path: '/pusat/krisis/pesan/:pesan',
    act: acts.handle,
    handle: async (web, tools) => await show(web, tools),
  },
  { ...desk, method: 'POST', path: '/pusat/krisis/pesan/:pesan/tanda-tangan', act: acts.sign, handle: sign },
  { ...desk, method: 'POST', path: '/pusat/krisis/pesan/:pesan/batal', act: acts.setAside, handle: setAside },
]
