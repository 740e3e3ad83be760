import { cite } from '../../../kernel/citation.ts'
import { fewestTold } from '../../../kernel/disclosure.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { longDay, numberText } from '../../../platform/i18n/dates.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows, hrefOf } from '../../regulations/index.ts'
import type { Exercise } from './exercise.ts'
import type { practisedBy } from './store.ts'
import { words } from './words.ts'

type Law = { readonly ruleSet: RuleSet }

/** The situation, as far as the rule reads it. */
function situationOf({ lang }: Web, { facts, on }: Exercise, { ruleSet }: Law): Html {
  const say = words(lang)
  const rows = factRows(lang, facts, { ...ruleSet, named: codeNames(lang) })
  return html`<h2>${say('situation')}</h2><p class="soft">${say('on', { on: longDay(lang, on) })}</p>${summaryList(rows, lang)}`
}

const hrefOfExercise = ({ id }: Pick<Exercise, 'id'>): string => `/meja/latihan/${id}`

/** One exercise, not answered yet. */
export function askPage(web: Web, exercise: Exercise, { ruleSet, error }: Law & { readonly error?: string }): Page {
  const say = words(web.lang)
  const errors: Readonly<Record<string, string>> = error === undefined ? {} : { jawaban: error }
  return {
    title: say('title'),
    failed: error !== undefined,
    body: html`<section>${backLink('/meja', web.lang)}${error === undefined ? nothing : errorSummary(errors, web.lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${situationOf(web, exercise, { ruleSet })}${form(
      {
        action: hrefOfExercise(exercise),
        session: web.session,
        key: web.key,
        class: 'flow',
        body: html`${radios({
          name: 'jawaban',
          label: say('ask', { rule: exercise.rule.title[web.lang] }),
          error,
          options: [
            { value: 'ya', text: say('yes') },
            { value: 'tidak', text: say('no') },
          ],
        })}${button({ text: say('answer'), icon: 'check' })}`,
      },
    )}<p><a href="/meja/latihan/hasil">${say('results')}</a></p></section>`,
  }
}

/** An exercise that was answered: whether it was right, and why, by rule and ruling. */
export function toldPage(
  web: Web,
  exercise: Exercise,
  { ruleSet, isRight }: Law & { readonly isRight: boolean },
): Page {
  const { lang } = web
  const say = words(lang)
  const { rule, facts, on, isMet, ruling } = exercise
  const finding = findingOf(rule, facts, on)
  const why = ruling?.answer ?? (finding ? sentenceOf(ruleSet, finding, lang) : rule.title[lang])
  const verdict = panel({
    kind: isRight ? 'success' : 'info',
    lang,
    title: say(isRight ? 'right' : 'not-right'),
    body: say(isMet ? 'is.met' : 'is.unmet'),
  })
  const ruled =
    ruling === null
      ? nothing
      : html`<p><a href="/arahan/${ruling.number}">${say('ruling', { number: ruling.number })}</a></p>`
  return {
    title: say('title'),
    body: html`<section>${backLink('/meja', lang)}<h1>${rule.title[lang]}</h1>${verdict}<h2>${say('why')}</h2>${each(why.split(/\n+/), (text) => html`<p>${text}</p>`)}<p>${say('basis')}: <a href="${hrefOf(rule.instrument.id, rule.id)}">${cite(rule.citation)}</a></p>${ruled}${situationOf(web, exercise, { ruleSet })}${linkButton({ href: '/meja/latihan', text: say('next'), iconAfter: 'arrow-right' })}<p><a href="/meja/latihan/hasil">${say('results')}</a></p></section>`,
  }
}

/** Nothing is left to answer. */
export function donePage(web: Web): Page {
  const say = words(web.lang)
  const action = linkButton({ href: '/meja/latihan/hasil', text: say('results'), kind: 'outline' })
  return {
    title: say('title'),
    body: html`<section>${backLink('/meja', web.lang)}<h1>${say('title')}</h1>${emptyState({ title: say('done'), note: say('done.note'), action })}</section>`,
  }
}

type Own = Awaited<ReturnType<typeof practisedBy>>

/** What an officer has answered, by month: theirs to see and to delete. */
export function resultsPage(web: Web, own: Own): Page {
  const { lang } = web
  const say = words(lang)
  const months = [...Map.groupBy(own, ({ at }) => dayIn(at, WIB).slice(0, 7))]
  const right = (some: Own): number => some.filter(({ isRight }) => isRight).length
  const begin = linkButton({ href: '/meja/latihan', text: say('next'), iconAfter: 'arrow-right' })
  const forget = form({
    action: '/meja/latihan/hapus',
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`<p class="soft">${say('forget.note')}</p>${button({ text: say('forget'), kind: 'danger' })}`,
  })
  const body =
    own.length === 0
      ? emptyState({ title: say('results.none'), note: say('results.none.note'), action: begin })
      : html`<p><b>${say('results.count', { right: right(own), count: own.length })}</b></p>${table({
          caption: say('results'),
          columns: [
            { name: say('results.month') },
            { name: say('results.right'), figures: true },
            { name: say('results.all'), figures: true },
          ],
          rows: months.map(([month, some]) => [month, numberText(lang, right(some)), numberText(lang, some.length)]),
        })}${begin}${forget}`
  return {
    title: say('results'),
    body: html`<section>${backLink('/meja/latihan', lang)}<h1>${say('results')}</h1><p class="lead">${say('results.lead')}</p>${body}</section>`,
  }
}

type Totals = readonly { readonly rule: string; readonly answers: number; readonly wrongs: number }[]

/** For the centre: which rules are answered wrong most, without anybody's name. */
export function totalsPart({ lang }: Web, totals: Totals, { ruleSet }: Law): Html {
  const say = words(lang)
  if (totals.length === 0) return html`<p class="soft">${say('totals.none')}</p>`
  const titleOf = (id: string): string => ruleSet.rules.find((rule) => rule.id === id)?.title[lang] ?? id
  return table({
    caption: `${say('totals.title')}. ${say('totals.lead', { fewest: fewestTold })}`,
    columns: [
      { name: say('totals.rule') },
      { name: say('totals.answers'), figures: true },
      { name: say('totals.wrong'), figures: true },
    ],
    rows: totals.map(({ rule, answers, wrongs }) => [
      titleOf(rule),
      numberText(lang, answers),
      `${numberText(lang, Math.round((100 * wrongs) / answers))}%`,
    ]),
  })
}
