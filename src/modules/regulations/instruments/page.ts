import { backLink } from '../../../platform/http/components/back-link.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import { isProposed } from '../../../rules/rank.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { dayForm, onDay, wrongDay } from '../register/day-form.ts'
import { byRank, type Edge, relationKinds } from '../register/graph.ts'
import { standingTold } from '../register/told.ts'
import { type Known, knownList } from './facts.ts'
import { hrefOf, titleOf } from './law.ts'
import { placesOf } from './places.part.ts'
import type { InstrumentPage } from './shown.ts'
import { words } from './words.ts'

/** One instrument: how it stood on a day, what it does to others and others to it, and our rules article by article. */
export function instrumentPage(shown: InstrumentPage): Page {
  const { instrument, asked, view, isListed } = shown
  const { lang } = view
  const say = words(lang)
  const name = nameOf(instrument)
  const wrong = wrongDay(asked, lang)
  return {
    title: name,
    failed: wrong !== undefined,
    body: html`${errorSummary(wrong === undefined ? {} : { pada: wrong }, lang)}<section>${backLink('/peraturan', lang)}<h1>${name}</h1><p class="lead">${titleOf(instrument)}</p>${isProposed(instrument.status) ? panel({ kind: 'info', lang, title: say('proposed') }) : nothing}<p>${instrument.summary} <small class="soft">${say('own-words')}</small></p>${knownList(factsOf(shown))}${dayForm(hrefOf(instrument.id), asked, lang)}</section>${relationsOf(shown)}${placesOf(shown)}${isListed ? html`<section><p><a href="/peraturan/cakupan/${instrument.id}">${say('articles.all')}</a></p></section>` : nothing}`,
  }
}

function factsOf({ instrument, view, counts }: InstrumentPage): Known[] {
  const { lang, on } = view
  const say = words(lang)
  const { rank, issued, inForce, ended, aliases, source, confidence } = instrument
  const dayOf = (date: Instrument['issued']): string => (date === null ? say('unknown-day') : longDay(lang, date))
  const decided = counts.get('')
  return [
    { question: say('status.on', { day: longDay(lang, on) }), answer: standingTold(instrument, view) },
    { question: say('rank'), answer: say(`rank.${rank}`) },
    { question: say('issued'), answer: dayOf(issued) },
    { question: say('inForce'), answer: dayOf(inForce) },
    ...(ended === null ? [] : [{ question: say('ended'), answer: longDay(lang, ended) }]),
    ...(aliases.length === 0 ? [] : [{ question: say('aliases'), answer: aliases.join(', ') }]),
    ...(decided === undefined
      ? []
      : [{ question: say('decisions'), answer: say('decisions.count', { count: decided.all }) }]),
    { question: say('confidence'), answer: say(`confidence.${confidence}`) },
    { question: say('source'), answer: source === null ? say('source.none') : sourceOf(source) },
  ]
}

/** An address becomes a link; any other source stays a name. */
const sourceOf = (source: string): Html | string =>
  source.startsWith('https://') && URL.canParse(source)
    ? html`<a href="${source}" rel="noreferrer">${new URL(source).hostname}</a>`
    : source

/** What it does to others, then what others do to it; each kind under its own words. */
function relationsOf({ instrument, asked, view }: InstrumentPage): Html {
  const say = words(view.lang)
  const { to, from } = view.graph.around(instrument.id)
  if (to.length + from.length === 0) return nothing
  const line = ({ other }: Edge): Html =>
    html`<li><a href="${onDay(hrefOf(other.id), asked)}">${nameOf(other)}</a> ${titleOf(other)}<small>${standingTold(other, view)}</small></li>`
  const group = (edges: readonly Edge[], direction: 'relation' | 'relation-from'): Html =>
    each(relationKinds, (kind) => {
      const own = edges.filter((edge) => edge.kind === kind).toSorted((a, b) => byRank(a.other, b.other))
      return own.length === 0
        ? nothing
        : html`<h3>${say(`${direction}.${kind}`)}</h3><ul class="basis">${each(own, line)}</ul>`
    })
  return html`<section><h2>${say('relations')}</h2>${group(to, 'relation')}${group(from, 'relation-from')}<p><a href="/peraturan/hubungan">${say('relations.all')}</a></p></section>`
}
