import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, readForm, type Typed, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { filedCookie } from '../../cases/index.ts'
import { acts } from '../acts.ts'
import { codeHash, hiddenAt, readCode } from '../hidden.ts'
import { eventIn } from '../open/route.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { eventById } from '../store.ts'
import { isCrisisRefusal, sayRefusal, words } from '../words.ts'
import { type AnswerKept, answerEntry, keepAnswer } from './act.ts'
import type { Answer, Via } from './decide.ts'
import { newCode, placeOfStranger, placeOfWorker } from './enter.ts'
import { answerForm, strangerForm } from './form.ts'
import { answerPage, receivedPage, unknownPage } from './page.ts'
import { rollOfCode, rollsOf } from './store.ts'

type Kept = AnswerKept & {
  /** A code for somebody who came without one: hidden, base64. */
  readonly code?: string
}
type Given = { readonly via: Via; readonly answer: Answer; readonly typed: Typed }

/** Whose place it is, and the code they go on with when they came without one. */
type Place = (tx: Tx) => Promise<{ readonly id: string; readonly code?: string } | undefined>

const sayField =
  (web: Web) =>
  (key: string): string =>
    words(web.lang)(key as 'long')

/** What stands here is of one person: no browser keeps it. */
const unkept = (response: Response): Response => {
  response.headers.set('cache-control', 'no-store')
  return response
}

/** Keeps an answer. The same one twice is shown as the first time. */
const keep = async (web: Web, { seal }: Tools, place: Place, { via, answer, typed }: Given) =>
  await web.asBekal.perform<Kept, CrisisRefusal>({
    act: acts.answer,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx): Promise<Decision<Kept, CrisisRefusal>> => {
      const found = await place(tx)
      if (!found) return refused({ code: 'crisis.wrong-code' })
      const kept = await keepAnswer(tx, seal, found.id, { ...answer, via, language: web.lang })
      if (!kept.ok || found.code === undefined) return kept
      const code = Buffer.from(seal.hide(found.code, hiddenAt.code(found.id))).toString('base64')
      return { ok: true, events: [{ ...kept.events[0], code }] }
    },
    entry: ([kept]) => answerEntry(kept),
  })

type Led = { readonly to: (kept: Kept | undefined) => string; readonly again: (why: string) => Promise<Response> }

/** Leads on to the page that says what stands now; the receipt of a new case goes along. */
async function lead(
  web: Web,
  tools: Tools,
  decision: Decision<Kept, CrisisRefusal | EdgeRefusal>,
  { to, again }: Led,
): Promise<Response> {
  if (!decision.ok && decision.refusal.code === 'crisis.same-answer') return web.redirect(to(undefined))
  if (!decision.ok)
    return isCrisisRefusal(decision.refusal)
      ? await again(sayRefusal(web.lang, decision.refusal))
      : await web.refuse(decision.refusal)
  const [kept] = decision.events
  const response = web.redirect(to(kept))
  if (kept.filed) response.headers.append('set-cookie', filedCookie(tools, kept.filed, web.now()))
  return response
}

async function placeIn(web: Web, { seal }: Tools) {
  const code = readCode(web.params['code'] ?? '')
  if (code === undefined) return undefined
  return await web.asBekal.read(async (tx) => {
    const row = await rollOfCode(tx, codeHash(seal, code))
    const shown = row && (await eventById(tx, row.event))
    return shown && { row, shown, code }
  })
}

async function showCode(web: Web, tools: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const found = await placeIn(web, tools)
  if (!found) return unkept(await web.page(unknownPage(web), 404))
  const page = answerPage(web, { ...found, action: `/k/${found.code}`, form, isKnown: true })
  return unkept(await web.page(page, page.failed ? 422 : 200))
}

async function sendCode(web: Web, tools: Tools): Promise<Response> {
  const found = await placeIn(web, tools)
  if (!found) return unkept(await web.page(unknownPage(web), 404))
  const form = readForm(await web.typed(), answerForm, sayField(web))
  if (!form.ok) return await showCode(web, tools, form)
  const given = { via: 'code', answer: form.value, typed: form.typed } as const
  const decision = await keep(web, tools, async () => await Promise.resolve({ id: found.row.id }), given)
  return await lead(web, tools, decision, {
    to: () => `/k/${found.code}`,
    again: async (why) => await showCode(web, tools, wrong(form.typed, { kata: why })),
  })
}

const workerIn = ({ actor }: Web): PersonId | null => (actor.role === 'worker' ? actor.person : null)

async function showOwn(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const { event } = shown
  const worker = workerIn(web)
  const rows = worker === null ? [] : await web.read(async (tx) => await rollsOf(tx, worker, [event.id]))
  const whose = { row: rows[0], isKnown: worker !== null }
  const page = answerPage(web, { shown, action: `/krisis/${event.id}/saya`, form, ...whose })
  return unkept(await web.page(page, page.failed ? 422 : 200))
}

async function sendOwn(web: Web, tools: Tools): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const event = shown.event.id
  const worker = workerIn(web)
  if (worker === null) return await sendStranger(web, tools, event)
  const form = readForm(await web.typed(), answerForm, sayField(web))
  if (!form.ok) return await showOwn(web, form)
  const given = { via: 'account', answer: form.value, typed: form.typed } as const
  const place: Place = async (tx) => await placeOfWorker(tx, tools.seal, { event, worker })
  return await lead(web, tools, await keep(web, tools, place, given), {
    to: () => `/krisis/${event}/saya`,
    again: async (why) => await showOwn(web, wrong(form.typed, { kata: why })),
  })
}

async function sendStranger(web: Web, tools: Tools, event: string): Promise<Response> {
  const { seal } = tools
  const form = readForm(await web.typed(), strangerForm, sayField(web))
  if (!form.ok) return await showOwn(web, form)
  const { value, typed } = form
  const place: Place = async (tx) => {
    const row = await placeOfStranger(tx, seal, event, value)
    return row && { id: row.id, code: await newCode(tx, seal, row.id) }
  }
  const decision = await keep(web, tools, place, { via: 'open', answer: value, typed })
  return await lead(web, tools, decision, {
    to: (kept) =>
      kept?.code === undefined
        ? `/krisis/${event}/saya/diterima`
        : `/k/${seal.reveal(Buffer.from(kept.code, 'base64'), hiddenAt.code(kept.roll))}`,
    again: async (why) => await showOwn(web, wrong(typed, { kata: why })),
  })
}

async function showReceived(web: Web): Promise<Response> {
  const shown = await eventIn(web)
  return shown ? await web.page(receivedPage(web, shown)) : await web.refuse({ code: 'edge.not-found' })
}

const open = { act: acts.answer, sees: null, always: true } as const

/** Where people say that they are safe, or need help. Links of our own have 80 bits; only wrong ones count. */
export const rollRoutes: readonly Route[] = [
  {
    ...open,
    method: 'GET',
    path: '/k/:code',
    limit: 'guess',
    handle: async (web, tools) => await showCode(web, tools),
  },
  { ...open, method: 'POST', path: '/k/:code', limit: 'guess', handle: sendCode },
  {
    ...open,
    method: 'GET',
    path: '/krisis/:event/saya',
    limit: 'citizen',
    handle: async (web) => await showOwn(web),
  },
  { ...open, method: 'POST', path: '/krisis/:event/saya', limit: 'citizen', handle: sendOwn },
  { ...open, method: 'GET', path: '/krisis/:event/saya/diterima', limit: 'citizen', handle: showReceived },
]
