import { isId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { ruleSetOn, workbenchPage } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { groundsPart, questionPart } from '../answer/one.page.ts'
import { oneViewOf } from '../answer/route.ts'
import type { Step } from '../question.ts'
import { similarTo } from '../similar/find.ts'
import { similarList } from '../similar/part.ts'
import { isDirectionRefusal, sayRefusal, words } from '../words.ts'
import { askDirection, withdrawQuestion } from './act.ts'
import { questionById, questionsOf } from './store.ts'

/** What the officer's office has asked, open questions first. */
async function mine(web: Web): Promise<Response> {
  const { office } = web.actor
  const say = words(web.lang)
  const questions = office === null ? [] : await web.read(async (tx) => await questionsOf(tx, office))
  const list =
    questions.length === 0
      ? emptyState({ title: say('mine.none'), note: say('mine.none.note') })
      : html`<ul class="plain-list flow">${each(
          questions,
          ({ id, number, text, state, askedAt }) =>
            html`<li><a href="/meja/arahan/${id}"><b>${text}</b></a><br>${tag(say(`state.${state}`), state === 'open' ? 'amber' : 'plain')} <span class="soft">${number} · ${moment(web.lang, askedAt, WIB)}</span></li>`,
        )}</ul>`
  return await web.page({
    title: say('mine.title'),
    body: html`<section>${backLink('/meja', web.lang)}<h1>${say('mine.title')}</h1><p class="lead">${say('mine.lead')}</p>${list}<p><a href="/arahan">${say('rulings.title')}</a></p></section>`,
  })
}

/** Where the file is that a question came up with. */
const fileHref = (step: Step, about: string): string => (step === 'case' ? `/meja/aduan/${about}` : `/meja/${about}`)

const idIn = ({ params }: Web): string | undefined => {
  const id = params['id'] ?? ''
  return isId(id) ? id : undefined
}

/** A question as an office sees it; whoever asked may take it back. */
async function one(web: Web, problem?: string): Promise<Response> {
  const id = idIn(web)
  const view = id === undefined ? undefined : await web.read(async (tx) => await oneViewOf(tx, id))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  const { question } = view
  const own = question.asker?.office !== null && question.asker?.office === web.actor.office
  const errors: Record<string, string> = problem === undefined ? {} : { tarik: problem }
  const withdrawing =
    own && question.state === 'open'
      ? form({
          action: `/meja/arahan/${question.id}/tarik`,
          session: web.session,
          key: web.key,
          id: 'tarik',
          body: button({ text: say('mine.withdraw'), kind: 'outline' }),
        })
      : nothing
  const whole = { ...view, typed: {}, errors, back: '/meja/arahan' }
  const page = {
    title: question.number,
    failed: problem !== undefined,
    body: html`<section>${backLink('/meja/arahan', web.lang)}${problem === undefined ? nothing : errorSummary(errors, web.lang)}<h1>${question.number}</h1>${questionPart(web, whole)}${groundsPart(web, whole)}${own && question.asker?.about ? html`<p><a${attributes({ href: fileHref(question.step, question.asker.about) })}>${say('mine.file')}</a></p>` : nothing}${withdrawing}</section>`,
  }
  return await web.page(page, problem === undefined ? 200 : 409)
}

async function takeBack(web: Web): Promise<Response> {
  const id = idIn(web)
  if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.withdrawQuestion,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async (tx) => {
      const asked = await questionById(tx, id)
      return asked?.asker ? { office: asked.asker.office } : undefined
    },
    work: async (tx) => await withdrawQuestion(tx, id),
    entry: ([event]) => ({ act: acts.withdrawQuestion.name, record: { kind: 'question', id }, payload: { ...event } }),
  })
  if (decision.ok) return web.redirect('/meja/arahan')
  if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await one(web, sayRefusal(web.lang, decision.refusal))
}

/** What is like a question that is being typed: fetched by the page it is typed on. */
async function alike(web: Web): Promise<Response> {
  const text = (web.url.searchParams.get('q') ?? '').slice(0, 400)
  const rule = web.url.searchParams.get('aturan')
  const similar = await web.read(async (tx) => await similarTo(tx, { rule, text }))
  const body = html`<main data-alike>${similarList(web.lang, similar)}</main>`
  return await web.page({ title: words(web.lang)('one.similar'), frame: 'bare', body })
}

/** A question of the centre itself, where offices decide differently: by rule, without a file. */
async function fresh(web: Web, typed: Typed = {}, errors: Readonly<Record<string, string>> = {}): Promise<Response> {
  const say = words(web.lang)
  const asked = oneOf(typed, 'aturan') ?? web.url.searchParams.get('aturan') ?? ''
  const rule = await web.read(async (tx) =>
    (await ruleSetOn(tx, dayIn(tx.now, WIB))).rules.find(({ id }) => id === asked),
  )
  if (!rule) return await web.refuse({ code: 'edge.not-found' })
  return await workbenchPage(web, {
    title: say('new.title'),
    current: 'directions',
    head: html`<h1>${say('new.title')}</h1><p>${say('new.lead')}</p>`,
    body: html`<p><b>${rule.title[web.lang]}</b><br>${rule.citation.name} ${rule.citation.at}</p>${form({
      action: '/pusat/arahan/baru',
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`<input type="hidden" name="aturan" value="${rule.id}">${textArea({ name: 'pertanyaan', label: say('new.text'), rows: 5, value: typed['pertanyaan'] ?? say('new.text.uniformity'), error: errors['pertanyaan'] })}${button({ text: say('new.go'), icon: 'check' })}`,
    })}`,
    errors,
  })
}

async function note(web: Web): Promise<Response> {
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.askAtLarge,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async () => ({}),
    work: async (tx) => {
      const on = dayIn(tx.now, WIB)
      return await askDirection(tx, {
        step: 'verification',
        rule: oneOf(typed, 'aturan') ?? '',
        text: oneOf(typed, 'pertanyaan') ?? '',
        urgent: false,
        ruleSet: await ruleSetOn(tx, on),
        facts: {},
        on,
        office: null,
        about: null,
        people: { names: [] },
      })
    },
    entry: ([event]) => ({
      act: acts.askAtLarge.name,
      record: { kind: 'question', id: event.question },
      payload: { ...event },
    }),
  })
  if (decision.ok) return web.redirect(`/pusat/arahan/${decision.events[0].question}`)
  if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  const { refusal } = decision
  const masked = refusal.code === 'directions.personal' ? { pertanyaan: refusal.masked } : {}
  return await fresh(web, { ...typed, ...masked }, { pertanyaan: sayRefusal(web.lang, refusal) })
}

const officer = { sees: null, limit: 'officer' } as const

/** Questions as offices see them, and those the centre asks itself. */
export const askRoutes: readonly Route[] = [
  { ...officer, method: 'GET', path: '/meja/arahan', act: acts.see, handle: mine },
  { ...officer, method: 'GET', path: '/meja/arahan/mirip', act: acts.see, handle: alike },
  { ...officer, method: 'GET', path: '/meja/arahan/:id', act: acts.see, handle: async (web) => await one(web) },
  { ...officer, method: 'POST', path: '/meja/arahan/:id/tarik', act: acts.withdrawQuestion, handle: takeBack },
  {
    ...officer,
    method: 'GET',
    path: '/pusat/arahan/baru',
    act: acts.askAtLarge,
    handle: async (web) => await fresh(web),
  },
  { ...officer, method: 'POST', path: '/pusat/arahan/baru', act: acts.askAtLarge, handle: note },
]
