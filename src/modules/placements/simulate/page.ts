import { WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { dateField } from '../../../platform/http/components/date-field.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay, moment, numberText } from '../../../platform/i18n/dates.ts'
import { areaOf, officeOf, reference } from '../../offices/index.ts'
import { effects } from './compare.ts'
import type { Affected, Simulation } from './store.ts'
import { changedIn, type Dimension, dimensions, mostChanged, sizeOf, type Tally } from './tally.ts'
import { words } from './words.ts'

type Errors = Readonly<Record<string, string>>
export type AskView = {
  readonly draft: string
  readonly simulations: readonly Simulation[]
  readonly typed: Typed
  readonly errors: Errors
}

/** What was tried of a change, and a form to try it on another period. */
export function askBody(web: Web, { draft, simulations, typed, errors }: AskView): Html {
  const { lang } = web
  const say = words(lang)
  const list =
    simulations.length === 0
      ? emptyState({ title: say('list.none'), note: say('list.none.note') })
      : table({
          caption: say('list'),
          columns: [{ name: say('column.asked') }, { name: say('column.period') }, { name: say('column.state') }],
          rows: simulations.map((one) => [
            html`<a href="/pusat/simulasi/${one.id}">${moment(lang, one.askedAt, WIB)}</a>`,
            periodOf(web, one),
            say(`state.${one.state}`),
          ]),
        })
  const day = (name: 'first' | 'last'): Html =>
    dateField({ name, lang, label: say(`ask.${name}`), typed, error: errors[name] })
  return html`${list}${form({
    action: `/pusat/simulasi?draf=${draft}`,
    session: web.session,
    key: web.key,
    label: say('ask'),
    class: 'flow',
    body: html`${day('first')}${day('last')}${button({ text: say('ask'), kind: 'solid' })}`,
  })}${back(web, draft)}`
}

const back = ({ lang }: Web, draft: string): Html =>
  html`<p><a href="/pusat/aturan/${draft}">${words(lang)('back')}</a></p>`

const periodOf = ({ lang }: Web, { firstDay, lastDay }: Simulation): string =>
  words(lang)('period', { first: longDay(lang, firstDay), last: longDay(lang, lastDay) })

/** How far a simulation has come: files of both phases, those that keep the old rules among them. */
export const lookedAt = ({ past, ahead }: Simulation): number => sizeOf(past) + sizeOf(ahead) + ahead.kept

type Beside = {
  /** Whether the draft was written again since. */
  readonly isOld: boolean
  readonly names: Names
}

/** What codes are called, where they are not called by themselves: rules, schemes, companies. */
export type Names = Readonly<Record<'rule' | 'scheme' | 'company', ReadonlyMap<string, string>>>

/** One simulation: how far it has come, and what it found so far. */
export function simulationBody(web: Web, simulation: Simulation, { isOld, names }: Beside): Html {
  const { lang } = web
  const say = words(lang)
  const { state, total, past, ahead, draft } = simulation
  const looked = lookedAt(simulation)
  const progress = html`<p><label for="jalan">${farText(web, simulation)}</label><br><progress id="jalan" max="${Math.max(total, looked, 1)}" value="${state === 'done' ? Math.max(total, looked, 1) : looked}"></progress></p>`
  const cancel =
    state === 'running'
      ? form({
          action: `/pusat/simulasi/${simulation.id}/henti`,
          session: web.session,
          key: web.key,
          label: say('cancel'),
          body: button({ text: say('cancel'), kind: 'outline', small: true }),
        })
      : nothing
  const old = isOld ? panel({ kind: 'warning', lang, title: say('old') }) : nothing
  const untouched =
    state === 'done' && changedIn(past.all) + changedIn(ahead.all) === 0
      ? panel({ kind: 'success', lang, title: say('nothing') })
      : nothing
  return html`${old}${progress}${cancel}${untouched}<section class="flow"><h2>${say('past')}</h2>${tallyPart(web, past, names)}</section><section class="flow"><h2>${say('ahead')}</h2>${ahead.kept > 0 ? html`<p>${say('kept', { kept: numberText(lang, ahead.kept) })}</p>` : nothing}${tallyPart(web, ahead, names)}${officesPart(web, ahead.offices)}${affectedPart(web, simulation.affected)}</section>${linkButton({ href: `/pusat/simulasi?draf=${draft}`, text: say('list'), kind: 'quiet' })}${back(web, draft)}`
}

/** How far a simulation is, in words; how fast it went, once it is done. */
function farText({ lang }: Web, simulation: Simulation): string {
  const say = words(lang)
  const { state, total, askedAt, changedAt } = simulation
  const looked = lookedAt(simulation)
  const seconds = Math.max(1, (Date.parse(changedAt) - Date.parse(askedAt)) / 1_000)
  const count = (value: number): string => numberText(lang, value)
  if (state === 'done')
    return say('progress.done', { looked: count(looked), rate: count(Math.round(looked / seconds)) })
  return total === 0 ? say('counting') : say('progress', { looked: count(looked), total: count(total) })
}

/** Rows of a dimension that are shown; those for whom most changes. */
export const shown = 15

function tallyPart({ lang }: Web, tally: Tally, names: Names): Html {
  const say = words(lang)
  const count = (value: number): string => numberText(lang, value)
  const all = table({
    caption: say('effect'),
    columns: [{ name: say('effect') }, { name: say('files'), figures: true }],
    rows: effects.map((effect) => [say(`effect.${effect}`), count(tally.all[effect])]),
  })
  const parts = dimensions.map((dimension) => {
    const rows = mostChanged(tally, dimension, shown)
    return rows.length === 0
      ? nothing
      : table({
          caption: say(`by.${dimension}`),
          columns: [
            { name: say(`by.${dimension}`) },
            ...(['gains', 'loses', 'needs'] as const).map((effect) => ({
              name: say(`short.${effect}`),
              figures: true,
            })),
          ],
          rows: rows.map(([value, { gains, loses, needs }]) => [
            nameOf({ dimension, value, lang }, names),
            count(gains),
            count(loses),
            count(needs),
          ]),
        })
  })
  const rules = Object.entries(tally.rules).toSorted(([, a], [, b]) => b - a)
  const fresh =
    rules.length === 0
      ? nothing
      : table({
          caption: say('rules'),
          columns: [{ name: say('rule') }, { name: say('files'), figures: true }],
          rows: rules
            .slice(0, shown)
            .map(([rule, files]) => [html`${names.rule.get(rule) ?? nothing} <code>${rule}</code>`, count(files)]),
        })
  return html`${all}${fresh}${each(parts, (part) => part)}`
}

type Coded = { readonly dimension: Dimension; readonly value: string; readonly lang: Web['lang'] }

function nameOf({ dimension, value, lang }: Coded, names: Names): string {
  if (dimension === 'province') return areaOf(value)?.name ?? value
  if (dimension === 'country') return reference().destinations.get(value)?.name[lang] ?? value
  return names[dimension].get(value) ?? value
}

function officesPart({ lang }: Web, offices: Readonly<Record<string, number>>): Html {
  const say = words(lang)
  const rows = Object.entries(offices).toSorted(([, a], [, b]) => b - a)
  if (rows.length === 0) return nothing
  return table({
    caption: say('offices'),
    columns: [{ name: say('office') }, { name: say('files'), figures: true }],
    rows: rows.map(([office, files]) => [officeOf(office as never)?.name[lang] ?? office, numberText(lang, files)]),
  })
}

function affectedPart({ lang }: Web, affected: readonly Affected[]): Html {
  const say = words(lang)
  if (affected.length === 0) return nothing
  return html`<p>${say('affected.note')}</p>${table({
    caption: say('affected'),
    columns: [{ name: say('number') }, { name: say('office') }, { name: say('effect') }],
    rows: affected.map(({ number, office, effect }) => [
      number,
      officeOf(office)?.name[lang] ?? office,
      say(`effect.${effect}`),
    ]),
  })}`
}
