import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Rule, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf, titleOf } from '../instruments/law.ts'
import { questionsIn, type Report, type Row } from './coverage.ts'
import { words } from './words.ts'

/** How much of each instrument is rules: figures, and the way to its articles. */
export function coveragePage(reports: readonly Report[], lang: Language): Page {
  const say = words(lang)
  const questions = reports.flatMap(questionsIn)
  return {
    title: say('title'),
    body: html`<section>${backLink('/peraturan', lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p><p>${say('questions', { count: questions.length })}.</p><ul class="basis">${each(
      reports,
      ({ instrument, counts }) =>
        html`<li><a href="/peraturan/cakupan/${instrument.id}">${nameOf(instrument)}</a> ${titleOf(instrument)}<small>${countsTold(counts, lang)}</small></li>`,
    )}</ul></section>`,
  }
}

function countsTold(counts: Report['counts'], lang: Language): string {
  const say = words(lang)
  const parts = (['covered', 'left', 'unread', 'toConfirm', 'unlisted'] as const).flatMap((key) => {
    const count = counts[key]
    return count === null || count === 0 ? [] : [say(`count.${key}`, { count })]
  })
  return (counts.unlisted === null ? [...parts, say('count.unknown')] : parts).join(' · ')
}

/** One instrument article by article: what it is about, the rules on it, else why there is none, and what we ask. */
export function coverageOfPage(ruleSet: RuleSet, report: Report, lang: Language): Page {
  const say = words(lang)
  const { instrument, rows, unplaced, coverage, counts } = report
  const name = nameOf(instrument)
  const rest =
    coverage.rest === null
      ? nothing
      : html`<section><h2>${say('rest')}</h2><p>${counts.unlisted === null ? say('unlisted.unknown') : say('unlisted', { count: counts.unlisted })} ${say('question', { question: coverage.rest.question })}</p></section>`
  return {
    title: `${say('title')}: ${name}`,
    body: html`<section>${backLink('/peraturan/cakupan', lang)}<p class="eyebrow">${say('title')}</p><h1><a href="${hrefOf(instrument.id)}">${name}</a></h1><p class="lead">${titleOf(instrument)}</p><p class="soft">${say('own-words')}</p>${
      rows.length === 0
        ? nothing
        : html`<ul class="basis">${each(rows, (row) => rowOf(row, { ruleSet, instrument: instrument.id, lang }))}</ul>`
    }</section>${
      unplaced.length === 0
        ? nothing
        : html`<section><h2>${say('unplaced')}</h2><ul class="basis">${each(unplaced, (rule) => ruleLine(rule, lang))}</ul>${coverage.unplaced === null ? nothing : html`<p>${say('question', { question: coverage.unplaced })}</p>`}</section>`
    }${rest}`,
  }
}

type Shown = { readonly ruleSet: RuleSet; readonly instrument: string; readonly lang: Language }

/** A row of a few articles is led to by its first. */
function rowOf({ at, about, articles, rules, question, toConfirm, ...row }: Row, shown: Shown): Html {
  const say = words(shown.lang)
  const [first] = articles
  const notes = [
    rules.length > 0 ? '' : whyNot(row, shown),
    toConfirm && row.left !== 'unread' ? say('to-confirm') : '',
    question === null ? '' : say('question', { question }),
  ].filter((note) => note !== '')
  const place =
    rules.length === 0 || first === undefined
      ? at
      : html`<a href="${hrefOf(shown.instrument)}#${first}">${at}</a>, ${say('rules', { count: rules.length })}`
  return html`<li${attributes({ id: first ?? null })}><b>${place}</b> ${about ?? say('about.unknown')}${notes.length === 0 ? nothing : html`<small>${notes.join(' ')}</small>`}</li>`
}

function whyNot({ left, by }: Pick<Row, 'left' | 'by'>, { ruleSet, lang }: Shown): string {
  if (left === null) return ''
  const other = by === null ? undefined : ruleSet.instruments.get(by)
  return words(lang)(`why.${left}`, { name: other === undefined ? '' : nameOf(other) })
}

const ruleLine = ({ id, instrument, citation, title }: Rule, lang: Language): Html =>
  html`<li><a href="${hrefOf(instrument.id, id)}">${title[lang]}</a><small>${citation.at}</small></li>`
