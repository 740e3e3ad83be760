import { cite } from '../../../kernel/citation.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import {
  type DirectionRefusal,
  isDirectionRefusal,
  type Similar,
  sayDirectionRefusal,
  shownFacts,
  similarList,
  similarTo,
} from '../../directions/index.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { deskPage } from '../desk/route.ts'
import { caseById } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { askAboutCase, type Grounds, groundsOf } from './act.ts'
import { words } from './words.ts'

const hrefOf = (id: string): string => `/meja/aduan/${id}`

type Asking = {
  readonly one: Case
  readonly grounds: Grounds
  readonly similar: readonly Similar[]
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** The form: which rule, what leaves the office, what was asked before, and the question or what was learned. */
function askBody(web: Web, { one, grounds, similar, typed, errors }: Asking): Html {
  const { lang } = web
  const say = words(lang)
  const isOver = one.state === 'closed'
  const { findings, ruleSet } = grounds
  const rule = findings.find((found) => found.rule === oneOf(typed, 'aturan')) ?? findings[0]
  const head = html`${backLink(hrefOf(one.id), lang)}${errorSummary(errors, lang)}<h1>${say(isOver ? 'page.learned' : 'page.ask', { number: one.number })}</h1>`
  if (!rule) return html`${head}${emptyState({ title: say('none'), note: say('note') })}`
  const options = findings.map((finding) => ({
    value: finding.rule,
    text: `${ruleSet.rules.find(({ id }) => id === finding.rule)?.title[lang] ?? finding.rule} (${cite(finding.citation)})`,
  }))
  return html`${head}<p class="lead">${say(isOver ? 'learned.note' : 'note')}</p>${form({
    action: `${hrefOf(one.id)}/tanya`,
    session: web.session,
    key: web.key,
    label: say('title'),
    class: 'flow',
    body: html`${select({ name: 'aturan', label: say('rule'), value: rule.rule, error: errors['aturan'], options })}${button({ name: 'langkah', value: 'pilih', text: say('rule.show'), kind: 'outline', small: true })}${textArea({ name: 'pertanyaan', label: say(isOver ? 'text.learned' : 'text'), hint: say('text.hint'), rows: 6, value: typed['pertanyaan'], error: errors['pertanyaan'] })}<h2>${say('similar')}</h2><div data-alike aria-live="polite">${similarList(lang, similar)}</div>${checkbox({ name: 'mendesak', text: say('urgent'), checked: oneOf(typed, 'mendesak') !== undefined })}${sentPart(web, grounds, rule.rule)}${button({ text: say('send'), icon: 'message-circle' })}`,
  })}`
}

/** Exactly what leaves the office. */
function sentPart({ lang }: Web, { ruleSet, facts, on }: Grounds, id: string): Html {
  const rule = ruleSet.rules.find((one) => one.id === id)
  if (!rule) return nothing
  const say = words(lang)
  const rows = factRows(lang, shownFacts(rule, facts, on), { ...ruleSet, named: codeNames(lang) })
  return html`<h2>${say('sent')}</h2><p class="soft">${say('sent.note')}</p>${summaryList([{ question: say('basis'), answer: cite(rule.citation) }, ...rows], lang)}`
}

const idIn = ({ params }: Web): string | undefined => (isId(params['id'] ?? '') ? params['id'] : undefined)
const subjectOf = (id: string) => async (tx: Tx) => {
  const one = await caseById(tx, id)
  return one && { office: one.office }
}

async function show(web: Web, typing: { typed?: Typed; errors?: Asking['errors'] } = {}): Promise<Response> {
  const id = idIn(web)
  const { typed = {}, errors = {} } = typing
  const rule = oneOf(typed, 'aturan') ?? null
  const read = await web.read(async (tx) => {
    const one = id === undefined ? undefined : await caseToRead(tx, id)
    if (!one) return undefined
    const text = oneOf(typed, 'pertanyaan') ?? ''
    return { one, grounds: await groundsOf(tx, one), similar: await similarTo(tx, { rule, text }) }
  })
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(errors).length > 0
  const page = deskPage(web, { title: read.one.number, body: askBody(web, { ...read, typed, errors }), failed })
  return await web.page({ ...page, scripts: [...(page.scripts ?? []), 'ask.js'] }, failed ? 422 : 200)
}

async function ask(web: Web, { seal }: Tools): Promise<Response> {
  const id = idIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  if (oneOf(typed, 'langkah') === 'pilih') return await show(web, { typed })
  const decision = await web.perform({
    act: acts.ask,
    key: oneOf(typed, '_key') ?? web.key,
    subject: subjectOf(id),
    work: async (tx) =>
      await askAboutCase(tx, seal, id, {
        rule: oneOf(typed, 'aturan') ?? '',
        text: oneOf(typed, 'pertanyaan') ?? '',
        urgent: oneOf(typed, 'mendesak') !== undefined,
      }),
    entry: ([asked]) => ({
      act: acts.ask.name,
      record: { kind: 'question', id: asked.question },
      payload: { ...asked },
    }),
  })
  if (decision.ok) return web.redirect(hrefOf(id))
  if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await show(web, again(web, typed, decision.refusal))
}

/** The form once more, with what is wrong; what tells who somebody is stands masked in what was typed. */
function again({ lang }: Web, typed: Typed, refusal: DirectionRefusal) {
  const field = refusal.code === 'directions.no-rule' ? 'aturan' : 'pertanyaan'
  const masked = refusal.code === 'directions.personal' ? { pertanyaan: refusal.masked } : {}
  return { typed: { ...typed, ...masked }, errors: { [field]: sayDirectionRefusal(lang, refusal) } }
}

const officer = { path: '/meja/aduan/:id/tanya', act: acts.ask, sees: null, limit: 'officer' } as const

/** Where an office asks the centre about a complaint. */
export const askCaseRoutes: readonly Route[] = [
  { ...officer, method: 'GET', handle: async (web) => await show(web) },
  { ...officer, method: 'POST', handle: ask },
]
