import { backLink } from '../../../platform/http/components/back-link.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import { isProposed, ranks } from '../../../rules/rank.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { type Known, knownList } from './facts.ts'
import { hrefOf, type Reader } from './law.ts'
import { words } from './words.ts'

/** Every instrument, by rank, highest first; how many of our rules stand on each. */
export function instrumentsPage(web: Reader, ruleSet: RuleSet): Page {
  const say = words(web.lang)
  const { instruments, rules, digest } = ruleSet
  const counts = Map.groupBy(rules, ({ instrument }) => instrument.id)
  const byRank = Map.groupBy(instruments.values(), ({ rank }) => rank)
  const countOf = ({ id }: Instrument): number => counts.get(id)?.length ?? 0
  const note = (instrument: Instrument): string =>
    [
      isProposed(instrument.status) ? say('status.draft') : '',
      countOf(instrument) === 0 ? '' : say('count', { count: countOf(instrument) }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  const line = (instrument: Instrument): Html =>
    html`<li><a href="${hrefOf(instrument.id)}">${nameOf(instrument)}</a> ${titleOf(instrument)}${note(instrument) === '' ? nothing : html`<small>${note(instrument)}</small>`}</li>`
  const usedFirst = (a: Instrument, b: Instrument): number => countOf(b) - countOf(a) || newest(a, b)
  return {
    title: say('title'),
    body: html`${pageTop({ title: say('title'), more: html`<p>${say('lead')}</p>` })}<p class="soft">${say('version', { digest: digest.replace('sha256:', '').slice(0, 8), rules: rules.length, instruments: instruments.size })}</p>${each(
      ranks.filter((rank) => byRank.has(rank)),
      (rank) =>
        html`<section><h2>${say(`rank.${rank}`)}</h2><ul class="basis">${each((byRank.get(rank) ?? []).toSorted(usedFirst), line)}</ul></section>`,
    )}`,
  }
}

/** The title, unless the instrument has no number and is called by it. */
const titleOf = (instrument: Instrument): string => (nameOf(instrument) === instrument.title ? '' : instrument.title)

const newest = (a: Instrument, b: Instrument): number =>
  (b.year ?? 0) - (a.year ?? 0) || nameOf(a).localeCompare(nameOf(b))

/** One instrument: what is known of it, what it does to others, and our rules that stand on it. */
export function instrumentPage(web: Reader, ruleSet: RuleSet, instrument: Instrument): Page {
  const { lang } = web
  const say = words(lang)
  const name = nameOf(instrument)
  const rules = ruleSet.rules.filter((rule) => rule.instrument.id === instrument.id)
  return {
    title: name,
    body: html`<section>${backLink('/peraturan', lang)}<h1>${name}</h1><p class="lead">${titleOf(instrument)}</p>${isProposed(instrument.status) ? panel({ kind: 'info', lang, title: say('proposed') }) : nothing}<p>${instrument.summary} <small class="soft">${say('own-words')}</small></p>${knownList(factsOf(instrument, web))}</section>${relationsOf(ruleSet, instrument, web)}<section><h2>${say('rules')}</h2>${
      rules.length === 0
        ? html`<p>${say('rules.none')}</p>`
        : html`<ul class="basis">${each(rules, ({ id, citation, title }) => html`<li><a href="${hrefOf(instrument.id, id)}">${title[lang]}</a><small>${citation.at}</small></li>`)}</ul>`
    }</section>`,
  }
}

const statuses = ['in-force', 'superseded', 'revoked', 'draft', 'bill', 'to-confirm'] as const

function factsOf(instrument: Instrument, { lang }: Reader): Known[] {
  const say = words(lang)
  const { rank, issued, inForce, ended, status, aliases, source, confidence } = instrument
  const known = statuses.find((each) => each === status)
  const onDay = (date: Instrument['issued']): string => (date === null ? say('unknown-day') : longDay(lang, date))
  return [
    { question: say('status'), answer: known === undefined ? status : say(`status.${known}`) },
    { question: say('rank'), answer: say(`rank.${rank}`) },
    { question: say('issued'), answer: onDay(issued) },
    { question: say('inForce'), answer: onDay(inForce) },
    ...(ended === null ? [] : [{ question: say('ended'), answer: longDay(lang, ended) }]),
    ...(aliases.length === 0 ? [] : [{ question: say('aliases'), answer: aliases.join(', ') }]),
    { question: say('confidence'), answer: say(`confidence.${confidence}`) },
    { question: say('source'), answer: source === null ? say('source.none') : sourceOf(source) },
  ]
}

/** An address becomes a link; any other source stays a name. */
const sourceOf = (source: string): Html | string =>
  source.startsWith('https://') && URL.canParse(source)
    ? html`<a href="${source}" rel="noreferrer">${new URL(source).hostname}</a>`
    : source

const relations = ['implements', 'amends', 'revokes', 'replaces', 'cites'] as const

function relationsOf({ instruments }: RuleSet, { relations: own }: Instrument, { lang }: Reader): Html {
  const say = words(lang)
  return own.length === 0
    ? nothing
    : html`<section><h2>${say('relations')}</h2><ul class="basis">${each(own, ({ kind, to }) => {
        const other = instruments.get(to)
        const known = relations.find((each) => each === kind)
        return html`<li>${known === undefined ? kind : say(`relation.${known}`)} ${other === undefined ? to : html`<a href="${hrefOf(to)}">${nameOf(other)}</a> ${titleOf(other)}`}</li>`
      })}</ul></section>`
}
