import { cite } from '../../../kernel/citation.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { monthText, numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { sentenceOf } from '../../../rules/explain.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { codeNames } from '../../offices/index.ts'
import { factRows } from '../../regulations/index.ts'
import { type Kappa, kappaOf } from '../consistency/kappa.ts'
import { agree, type First, groundsFor, outcomes, type Second } from './decide.ts'
import type { Pair, Sample, samplesOf } from './store.ts'
import { words } from './words.ts'

/** What an office has to decide again, and has decided. */
export function samplesPage({ lang }: Web, samples: Awaited<ReturnType<typeof samplesOf>>): Page {
  const say = words(lang)
  const list = (some: typeof samples): Html =>
    html`<ul class="plain-list flow">${each(
      some,
      ({ id, month, outcome }) =>
        html`<li><a href="/meja/uji-ulang/${id}">${say('one', { month: monthText(lang, month) })}</a> ${outcome === null ? tag(say('waiting'), 'amber') : tag(say(`outcome.${outcome}`), 'plain')}</li>`,
    )}</ul>`
  const [waiting, done] = [
    samples.filter(({ outcome }) => outcome === null),
    samples.filter(({ outcome }) => outcome !== null),
  ]
  const body =
    samples.length === 0
      ? emptyState({ title: say('none'), note: say('none.note') })
      : html`${waiting.length === 0 ? html`<p>${say('none')}.</p>` : list(waiting)}${done.length === 0 ? nothing : html`<h2>${say('done')}</h2>${list(done)}`}`
  return {
    title: say('title'),
    body: html`<section>${backLink('/meja', lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${body}</section>`,
  }
}

export type SampleView = {
  readonly sample: Sample
  readonly ruleSet: RuleSet
  readonly findings: readonly Finding[]
  readonly second: Second | undefined
  readonly first: First | undefined
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** One file of another office: its facts, what the rules find, and the decision. */
export function samplePage(web: Web, view: SampleView): Page {
  const { lang } = web
  const say = words(lang)
  const { sample, ruleSet, second, first, errors } = view
  const failed = Object.keys(errors).length > 0
  const told = second && first ? toldPart(web, first, second) : formPart(web, view)
  return {
    title: say('one', { month: monthText(lang, sample.month) }),
    failed,
    body: html`<section>${backLink('/meja/uji-ulang', lang)}${failed ? errorSummary(errors, lang) : nothing}<h1>${say('one', { month: monthText(lang, sample.month) })}</h1><p class="lead">${say('lead')}</p>${second ? told : nothing}${groundsPart(web, view)}<h2>${say('facts')}</h2>${summaryList(factRows(lang, sample.facts, { ...ruleSet, named: codeNames(lang) }), lang)}${second ? nothing : told}</section>`,
  }
}

function groundsPart({ lang }: Web, { findings, ruleSet }: SampleView): Html {
  const say = words(lang)
  const grounds = groundsFor('held', findings)
  if (grounds.length === 0) return html`<p>${tag(say('grounds.none'), 'leaf', 'check')}</p>`
  return html`<h2>${say('grounds')}</h2><ul>${each(grounds, (finding) => html`<li>${sentenceOf(ruleSet, finding, lang)} <span class="soft">${cite(finding.citation)}</span></li>`)}</ul>`
}

function formPart(web: Web, { sample, findings, ruleSet, typed, errors }: SampleView): Html {
  const { lang } = web
  const say = words(lang)
  const titleOf = (id: string): string => ruleSet.rules.find((rule) => rule.id === id)?.title[lang] ?? id
  return html`<h2>${say('decide')}</h2>${form({
    action: `/meja/uji-ulang/${sample.id}`,
    session: web.session,
    key: web.key,
    label: say('decide'),
    class: 'flow',
    body: html`${radios({
      name: 'putusan',
      label: say('outcome'),
      value: typed['putusan'],
      error: errors['putusan'],
      options: outcomes.map((outcome) => ({ value: outcome, text: say(`outcome.${outcome}`) })),
    })}${select({
      name: 'aturan',
      label: say('rule'),
      hint: say('rule.hint'),
      empty: say('rule.empty'),
      value: typed['aturan'],
      error: errors['aturan'],
      options: groundsFor('returned', findings).map(({ rule, citation, outcome }) => ({
        value: rule,
        text: `${titleOf(rule)} (${cite(citation)})`,
        group: say(outcome === 'met' ? 'rule.met' : 'rule.not-met'),
      })),
    })}${textArea({ name: 'alasan', label: say('reason'), hint: say('reason.hint'), rows: 3, value: typed['alasan'], error: errors['alasan'] })}${button({ text: say('go'), icon: 'check' })}`,
  })}`
}

function toldPart({ lang }: Web, first: First, second: Second): Html {
  const say = words(lang)
  const same = agree(first, second)
  const outcomeOf = ({ outcome }: Pick<First, 'outcome'>): string => say(`outcome.${outcome}`)
  return html`${panel({
    kind: same ? 'success' : 'info',
    lang,
    title: say(same ? 'agrees' : 'differs'),
    body: same ? say('agrees.note') : say('differs.note', { first: outcomeOf(first), second: outcomeOf(second) }),
  })}${linkButton({ href: '/meja/uji-ulang', text: say('next'), kind: 'outline' })}`
}

/** For the centre: how often a second office came to the same, month by month. */
export function totalsBody({ lang }: Web, pairs: readonly Pair[]): Html {
  const say = words(lang)
  if (pairs.length === 0) return emptyState({ title: say('totals.none'), note: say('totals.none.note') })
  const months = [...Map.groupBy(pairs, ({ month }) => month)]
  return html`${table({
    caption: say('totals.title'),
    columns: [
      { name: say('totals.month') },
      { name: say('totals.given'), figures: true },
      { name: say('totals.done'), figures: true },
      { name: say('totals.same'), figures: true },
      { name: say('totals.kappa'), figures: true },
    ],
    rows: months.map(([month, some]) => rowOf(lang, month, some)),
  })}<p class="soft">${say('totals.limits')}</p>`
}

function rowOf(lang: Language, month: LocalDate, pairs: readonly Pair[]): string[] {
  const both = pairs.flatMap(({ first, second }) => (second === null ? [] : [{ first, second }]))
  const same = both.filter(({ first, second }) => agree(first, second)).length
  const kappa = kappaOf(both.map(({ first, second }) => ({ first: first.outcome, second: second.outcome, files: 1 })))
  const share = both.length === 0 ? '–' : `${numberText(lang, Math.round((100 * same) / both.length))}%`
  return [
    monthText(lang, month),
    numberText(lang, pairs.length),
    numberText(lang, both.length),
    share,
    kappaText(lang, kappa),
  ]
}

function kappaText(lang: Language, kappa: Kappa | null): string {
  if (kappa === null) return '–'
  const two = (value: number): string => numberText(lang, Math.round(value * 100) / 100)
  return `${two(kappa.value)} (${two(kappa.low)} – ${two(kappa.high)})`
}
