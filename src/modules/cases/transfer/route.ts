import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { officeOf } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById } from '../store.ts'
import { threadOf } from '../thread/view.ts'
import { isCaseRefusal, sayRefusal } from '../words.ts'
import { acceptTransfer, askForTransfer, bounceTransfer, withdrawTransfer } from './act.ts'
import { type Asking, consents } from './decide.ts'
import { answerBody, askTransferBody, transfersBody, transfersPath } from './page.ts'
import { reasonsOf, transferById, transfersAt } from './store.ts'
import { words } from './words.ts'

const idIn = ({ params }: Web, name = 'id'): string => (isId(params[name] ?? '') ? (params[name] ?? '') : '')
const caseSubject = (id: string) => async (tx: Tx) => {
  const one = id === '' ? undefined : await caseById(tx, id)
  return one && { office: one.office }
}
const transferSubject = (id: string) => async (tx: Tx) => {
  const transfer = id === '' ? undefined : await transferById(tx, id)
  return transfer && { office: transfer.toOffice }
}

async function list(web: Web): Promise<Response> {
  const { office } = web.actor
  const waiting = await web.read(async (tx) => ({
    incoming: await transfersAt(tx, 'toOffice', office),
    outgoing: await transfersAt(tx, 'fromOffice', office),
  }))
  return await web.page(deskPage(web, { title: words(web.lang)('title'), body: transfersBody(web, waiting) }))
}

async function showAsking(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web)
  const view = await web.read(async (tx) => {
    const one = id === '' ? undefined : await caseById(tx, id)
    return one && one.office === tx.actor.office ? await threadOf(tx, seal, one) : undefined
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const body = askTransferBody(web, { ...view, form })
  return await web.page(deskPage(web, { title: view.one.number, body, failed }), failed ? 422 : 200)
}

/** What was typed; `undefined` when no office was chosen. */
function readAsking(typed: Form<unknown>['typed']): Asking | undefined {
  const chosen = oneOf(typed, 'kantor') ?? ''
  const to = chosen === 'pusat' ? null : officeOf(chosen)?.id
  if (to === undefined) return undefined
  const text = (name: string): string => (oneOf(typed, name) ?? '').trim().slice(0, 2_000)
  const message = oneOf(typed, 'pesan') ?? ''
  return {
    to,
    why: text('alasan'),
    consent: consents.find((one) => one === oneOf(typed, 'setuju')) ?? null,
    message: isId(message) ? message : null,
    consentWhy: text('bahaya'),
  }
}

/** The field a refusal of asking is told at. */
const fieldOf = ({ code }: CaseRefusal): string =>
  ({
    'cases.no-reason': 'alasan',
    'cases.transfer-consent': 'setuju',
    'cases.transfer-message': 'pesan',
    'cases.transfer-danger': 'bahaya',
  })[code as string] ?? 'kantor'

const seenIn = (id: string, typed: Form<unknown>['typed']) => {
  const version = Number(oneOf(typed, 'versi'))
  return { case: id, ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}) }
}

async function ask(web: Web, tools: Tools): Promise<Response> {
  const id = idIn(web)
  const typed = await web.typed()
  const asking = readAsking(typed)
  if (!asking) return await showAsking(web, tools, wrong(typed, { kantor: words(web.lang)('to.choose') }))
  const decision = await web.perform({
    act: acts.askTransfer,
    key: oneOf(typed, '_key') ?? web.key,
    subject: caseSubject(id),
    work: async (tx) => await askForTransfer(tx, tools.seal, { ...asking, ...seenIn(id, typed) }),
    entry: ([{ data }]) => ({ act: acts.askTransfer.name, record: { kind: 'case', id }, payload: { ...data } }),
  })
  if (decision.ok) return web.redirect(`/meja/aduan/${id}`)
  const { refusal } = decision
  if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
  return await showAsking(web, tools, wrong(typed, { [fieldOf(refusal)]: sayRefusal(web.lang, refusal) }))
}

async function withdraw(web: Web, { seal }: Tools): Promise<Response> {
  const id = idIn(web)
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.withdrawTransfer,
    key: oneOf(typed, '_key') ?? web.key,
    subject: caseSubject(id),
    work: async (tx) => await withdrawTransfer(tx, seal, seenIn(id, typed)),
    entry: () => ({ act: acts.withdrawTransfer.name, record: { kind: 'case', id }, payload: {} }),
  })
  return decision.ok ? web.redirect(`/meja/aduan/${id}`) : await web.refuse(decision.refusal)
}

async function showOne(web: Web, { seal }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  const id = idIn(web, 'pelimpahan')
  const transfer = await web.read(async (tx) => {
    const found = id === '' ? undefined : await transferById(tx, id)
    return found && (await reasonsOf(tx, seal, found))
  })
  if (!transfer) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(form.errors).length > 0
  const body = answerBody(web, { transfer, isAsked: transfer.toOffice === web.actor.office, form })
  return await web.page(deskPage(web, { title: transfer.number, body, failed }), failed ? 422 : 200)
}

const answering =
  (answer: 'accepted' | 'bounced'): Route['handle'] =>
  async (web, tools) => {
    const id = idIn(web, 'pelimpahan')
    const typed = await web.typed()
    const why = (oneOf(typed, 'sebab') ?? '').trim().slice(0, 2_000)
    const decision = await web.perform({
      act: acts.answerTransfer,
      key: oneOf(typed, '_key') ?? web.key,
      subject: transferSubject(id),
      work: async (tx) =>
        answer === 'accepted'
          ? await acceptTransfer(tx, tools.seal, { transfer: id })
          : await bounceTransfer(tx, tools.seal, { transfer: id, why }),
      entry: ([done]) => ({
        act: acts.answerTransfer.name,
        record: { kind: 'case', id: done.case },
        payload: { transfer: done.transfer, answer: done.answer },
      }),
    })
    if (decision.ok)
      return web.redirect(answer === 'accepted' ? `/meja/aduan/${decision.events[0].case}` : transfersPath)
    const { refusal } = decision
    if (!isCaseRefusal(refusal)) return await web.refuse(refusal)
    return await showOne(web, tools, wrong(typed, { sebab: sayRefusal(web.lang, refusal) }))
  }

const desk = { sees: null, limit: 'officer' } as const
const ofCase = '/meja/aduan/:id/limpah'
const one = `${transfersPath}/:pelimpahan`

/** Asking another office to take a case, and its answer. */
export const transferRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: transfersPath, act: acts.seeTransfers, handle: list },
  {
    ...desk,
    method: 'GET',
    path: one,
    act: acts.seeTransfers,
    handle: async (web, tools) => await showOne(web, tools),
  },
  { ...desk, method: 'POST', path: `${one}/ambil`, act: acts.answerTransfer, handle: answering('accepted') },
  { ...desk, method: 'POST', path: `${one}/kembali`, act: acts.answerTransfer, handle: answering('bounced') },
  {
    ...desk,
    method: 'GET',
    path: ofCase,
    act: acts.askTransfer,
    handle: async (web, tools) => await showAsking(web, tools),
  },
  { ...desk, method: 'POST', path: ofCase, act: acts.askTransfer, handle: ask },
  { ...desk, method: 'POST', path: `${ofCase}/tarik`, act: acts.withdrawTransfer, handle: withdraw },
]
