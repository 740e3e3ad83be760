import { cite } from '../../../kernel/citation.ts'
import { WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { form } from '../../../platform/http/components/form.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Tools } from '../../../platform/tools.ts'
import type { Finding } from '../../../rules/finding.ts'
import {
  type DirectionPromises,
  type DirectionRefusal,
  directionPromises,
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
import type { Found } from '../facts.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { applicationIn, fileSubject, keyIn } from '../review/entry.ts'
import { showFile } from '../review/route.ts'
import { type FileView, standingOfDocument } from '../review/view.ts'
import { applicationById } from '../store.ts'
import { askAbout, canBeAsked, factsToAsk, stepOf } from './act.ts'
import { words } from './words.ts'

/** What is asked and typed so far. */
type Draft = {
  readonly typed: Typed
  readonly similar: readonly Similar[]
  readonly errors?: Errors
  /** Until when an answer is promised. */
  readonly promises: DirectionPromises
  /** What leaves the office, rule by rule. */
  readonly sent: Found
}
type Errors = Readonly<Record<string, string>>

/**
 * The rule a question is about: the one that was chosen; else the first that stands in the way; else that of the first
 * paper that is not fine; else the first of this step.
 */
function chosenIn(
  { findings, grounds, documents, comparisons, application }: FileView,
  typed: Typed,
): Finding | undefined {
  const doubted = documents.find((document) => standingOfDocument(document, comparisons) !== 'ok')
  return (
    findings.find(({ rule }) => rule === oneOf(typed, 'aturan')) ??
    grounds[0] ??
    findings.find(({ document }) => document !== null && document === doubted?.kind) ??
    findings.find(({ guards }) => guards.includes(stepOf(application.state))) ??
    findings[0]
  )
}

/** The form: which rule, what is sent of the file, what was asked before, and the question. */
function askMiddle(web: Web, view: FileView, { typed, similar, sent, promises, errors = {} }: Draft): Html {
  const say = words(web.lang)
  const { application } = view
  const finding = chosenIn(view, typed)
  const back = linkButton({ href: `/meja/${application.id}`, text: say('back'), kind: 'quiet', small: true })
  if (!canBeAsked(application) || !finding)
    return html`<div class="pad"><h2>${say('title')}</h2><p>${say('closed')}</p>${back}</div>`
  const action = `/meja/${application.id}/tanya`
  return html`<div class="pad"><h2>${say('title')}</h2><p>${say('lead')}</p>${form({
    action,
    session: web.session,
    key: web.key,
    label: say('title'),
    class: 'flow',
    body: html`${select({ name: 'aturan', label: say('rule'), value: finding.rule, error: errors['aturan'], options: optionsOf(web, view) })}${button({ name: 'langkah', value: 'pilih', text: say('rule.show'), kind: 'outline', small: true })}${textArea({ name: 'pertanyaan', label: say('text'), hint: say('text.hint'), rows: 6, value: typed['pertanyaan'], error: errors['pertanyaan'] })}<h3>${say('similar')}</h3><div data-alike aria-live="polite">${similarList(web.lang, similar)}</div>${checkbox({ name: 'mendesak', text: say('urgent'), checked: oneOf(typed, 'mendesak') !== undefined })}${promisedPart(web, promises)}${sentPart(web, view, { sent, rule: finding.rule })}${button({ text: say('send'), kind: 'solid', icon: 'message-circle' })}`,
  })}${back}</div>`
}

function optionsOf({ lang }: Web, { findings, grounds, ruleSet }: FileView) {
  const say = words(lang)
  const inTheWay = new Set(grounds.map(({ rule }) => rule))
  const groupOf = ({ rule, outcome }: Finding): string =>
    inTheWay.has(rule) ? say('rule.open') : outcome === 'unknown' ? say('rule.unknown') : say('rule.others')
  const order = [say('rule.open'), say('rule.unknown'), say('rule.others')]
  return findings
    .map((finding) => ({
      value: finding.rule,
      text: `${ruleSet.rules.find(({ id }) => id === finding.rule)?.title[lang] ?? finding.rule} (${cite(finding.citation)})`,
      group: groupOf(finding),
    }))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
}

/** What is promised, calm or urgent, before it is sent. */
function promisedPart({ lang }: Web, { calm, urgent }: DirectionPromises): Html {
  if (calm === null || urgent === null) return nothing
  const told = { calm: moment(lang, calm, WIB), urgent: moment(lang, urgent, WIB) }
  return html`<p class="soft">${words(lang)('promised', told)}</p>`
}

/** Exactly what leaves the office. */
function sentPart({ lang }: Web, { application }: FileView, { sent, rule: id }: { sent: Found; rule: string }): Html {
  const say = words(lang)
  const { ruleSet, facts, on, findings } = sent
  const rule = ruleSet.rules.find((one) => one.id === id)
  const finding = findings.find((one) => one.rule === id)
  if (!rule || !finding) return nothing
  const around = [
    { question: say('basis'), answer: cite(finding.citation) },
    { question: say('found'), answer: say(`found.${finding.outcome}`) },
    { question: say('step'), answer: say(`step.${stepOf(application.state)}`) },
  ]
  const rows = factRows(lang, shownFacts(rule, facts, on), { ...ruleSet, named: codeNames(lang) })
  return html`<h3>${say('sent')}</h3><p class="soft">${say('sent.note')}</p>${summaryList([...around, ...rows], lang)}`
}

/** Shows the form beside the file. What is like the question is looked up with what was typed so far. */
async function showAsking(
  web: Web,
  tools: Tools,
  { officer, typed, errors }: { readonly officer: Officer; readonly typed: Typed; readonly errors?: Errors },
): Promise<Response> {
  const rule = oneOf(typed, 'aturan') ?? null
  const text = oneOf(typed, 'pertanyaan') ?? ''
  const id = applicationIn(web)
  const read = await web.read(async (tx) => {
    const application = id === undefined ? undefined : await applicationById(tx, id)
    if (!application) return undefined
    const sent = await factsToAsk(tx, application)
    const promises = await directionPromises(tx, sent.ruleSet, application.office)
    return { similar: await similarTo(tx, { rule, text }), sent, promises }
  })
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  const failed = errors !== undefined
  return await showFile(web, tools, officer, {
    middle: (view) => askMiddle(web, view, { typed, ...read, ...(failed ? { errors } : {}) }),
    scripts: ['ask.js'],
    ...(failed ? { errors, status: 422 } : {}),
  })
}

const show = async (web: Web, tools: Tools, officer: Officer): Promise<Response> => {
  const rule = web.url.searchParams.get('aturan')
  return await showAsking(web, tools, { officer, typed: rule === null ? {} : { aturan: rule } })
}

async function ask(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const id = applicationIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  // Choosing another rule asks nothing yet: the page is shown again with that rule, and what was typed stays.
  if (oneOf(typed, 'langkah') === 'pilih') return await showAsking(web, tools, { officer, typed })
  const decision = await web.perform({
    act: acts.ask,
    key: await keyIn(web),
    subject: fileSubject(id),
    work: async (tx) =>
      await askAbout(tx, id, {
        rule: oneOf(typed, 'aturan') ?? '',
        text: oneOf(typed, 'pertanyaan') ?? '',
        urgent: oneOf(typed, 'mendesak') !== undefined,
      }),
    entry: ([asked]) => ({
      act: acts.ask.name,
      record: { kind: 'question', id: asked.question },
      payload: { ...asked, application: id },
    }),
  })
  if (decision.ok) return web.redirect(`/meja/${id}`)
  const { refusal } = decision
  if (isDirectionRefusal(refusal)) return await askAgain(web, tools, { officer, typed, refusal })
  if (!refusal.code.startsWith('placements.')) return await web.refuse(refusal)
  return await showAsking(web, tools, { officer, typed, errors: { pertanyaan: words(web.lang)('changed') } })
}

type Again = { readonly officer: Officer; readonly typed: Typed; readonly refusal: DirectionRefusal }

/** The form once more, with what is wrong; what tells who somebody is stands masked in what was typed. */
async function askAgain(web: Web, tools: Tools, { officer, typed, refusal }: Again): Promise<Response> {
  const field = refusal.code === 'directions.no-rule' ? 'aturan' : 'pertanyaan'
  const masked = refusal.code === 'directions.personal' ? { pertanyaan: refusal.masked } : {}
  const errors = { [field]: sayDirectionRefusal(web.lang, refusal) }
  return await showAsking(web, tools, { officer, typed: { ...typed, ...masked }, errors })
}

export const askRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/:application/tanya'], acts.ask, show),
  deskRoute(['POST', '/meja/:application/tanya'], acts.ask, ask),
]
