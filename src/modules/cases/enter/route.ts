import { refused } from '../../../kernel/decision.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { receipt } from '../../../platform/http/components/panel.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { type CaseFiled, fileCase, filedEntry } from '../file/act.ts'
import { filingOf } from '../file/form.ts'
import { filingForm } from '../file/page.ts'
import { readFiling } from '../file/route.ts'
import { codeToHand } from '../hidden.ts'
import { caseById } from '../store.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'

const doors = ['phone', 'letter', 'walk-in'] as const

async function show(web: Web, form: Form<unknown> = blank()): Promise<Response> {
  const say = words(web.lang)
  const failed = Object.keys(form.errors).length > 0
  const body = html`${errorSummary(form.errors, web.lang)}<h1>${say('rail.new')}</h1><p>${say('enter.officer')}</p>${filingForm(web, { form, action: '/meja/aduan/baru', officer: true, before: radios({ name: 'pintu', label: say('door'), options: doors.map((value) => ({ value, text: say(`door.${value}`) })), value: form.typed['pintu'] ?? 'walk-in' }) })}`
  return await web.page(
    deskPage(web, { title: say('rail.new'), body, failed, current: 'aduan-baru' }),
    failed ? 422 : 200,
  )
}

/** An officer writes down what somebody says: at the counter, by phone, in a letter. They take the number and the code away. */
async function send(web: Web, tools: Tools): Promise<Response> {
  const { form, files } = await readFiling(web, tools)
  if (!form.ok) return await show(web, form)
  const channel = doors.find((door) => door === oneOf(form.typed, 'pintu')) ?? 'walk-in'
  const filing = filingOf(form.value, { channel, language: web.lang, worker: null, enteredBy: web.actor.person, files })
  const decision = await web.perform<CaseFiled, { readonly code: string }>({
    act: acts.fileFor,
    key: oneOf(form.typed, '_key') ?? web.key,
    subject: async () => ({}),
    work: async (tx) =>
      filing.story === '' && files.length === 0
        ? refused({ code: 'cases.no-story' })
        : await fileCase(tx, tools.seal, filing),
    entry: ([filed]) => filedEntry(filed),
  })
  if (!decision.ok) {
    for (const { id } of files) await tools.files.forget(id)
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, wrong(form.typed, { cerita: sayRefusal(web.lang, decision.refusal) }))
  }
  const [filed] = decision.events
  const { case: id, number } = filed
  const say = words(web.lang)
  const shown = codeToHand(tools.seal, filed)
  const isOurs = (await web.read(async (tx) => await caseById(tx, id))) !== undefined
  const body = html`${receipt({ title: say('receipt.title'), label: say('receipt.number'), number, next: say('enter.hand') })}<p>${say('receipt.code')} <b class="figure">${shown}</b></p>${isOurs ? html`<p><a href="/meja/aduan/${id}">${say('receipt.open')}</a></p>` : html`<p>${say('enter.elsewhere')}</p>`}`
  return await web.page(deskPage(web, { title: number, body, current: 'aduan-baru' }))
}

export const enterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/meja/aduan/baru',
    act: acts.fileFor,
    sees: null,
    limit: 'officer',
    handle: async (web) => await show(web),
  },
  { method: 'POST', path: '/meja/aduan/baru', act: acts.fileFor, sees: null, limit: 'upload', handle: send },
]
