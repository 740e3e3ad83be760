import { fewestTold } from '../../../kernel/disclosure.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { factsGrid } from '../../../platform/http/components/facts.ts'
import { table } from '../../../platform/http/components/table.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { longDay, numberText } from '../../../platform/i18n/dates.ts'
import { areaOf } from '../../offices/index.ts'
import type { Arrival } from '../arrival.ts'
import { arrivalTitle, arrivalWhen } from '../open/page.ts'
import { needName } from '../standard.ts'
import { words } from '../words.ts'
import type { Figures, PublicFigures } from './decide.ts'

type Cells<Key> = ReadonlyMap<Key, number | null>

const sorted = <Key>(cells: Cells<Key>): readonly (readonly [Key, number | null])[] =>
  [...cells].toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0))

function tables({ lang }: Web, { needs, homes }: { needs: Cells<string>; homes: Cells<string | null> }): Html {
  const say = words(lang)
  const told = (count: number | null): string =>
    count === null ? say('figures.held', { fewest: fewestTold }) : numberText(lang, count)
  const count = { name: say('figures.count'), figures: true }
  const byNeed = table({
    caption: say('figures.needs'),
    columns: [{ name: say('figures.need') }, count],
    rows: sorted(needs).map(([code, people]) => [needName(code, lang), told(people)]),
  })
  const byHome = table({
    caption: say('figures.homes'),
    columns: [{ name: say('figures.home') }, count],
    rows: sorted(homes).map(([code, people]) => [
      code === null ? say('unknown') : (areaOf(code)?.name ?? code),
      told(people),
    ]),
  })
  return html`${homes.size === 0 ? nothing : byHome}${needs.size === 0 ? nothing : byNeed}`
}

/** For the office and the centre: exact, with how many batches still agree with what was entered. */
export function figuresBody(
  web: Web,
  { arrival, figures, batches }: { arrival: Arrival; figures: Figures; batches: { good: number; all: number } },
): Html {
  const { lang } = web
  const say = words(lang)
  return html`<p class="soft">${arrivalTitle(lang, arrival)}. ${arrivalWhen(lang, arrival)}.</p>${factsGrid([
    { figure: numberText(lang, figures.people), means: say('figures.people'), icon: 'users', tone: 'indigo' },
    {
      figure: arrival.expected === null ? '–' : numberText(lang, arrival.expected),
      means: say('figures.expected'),
      icon: 'ship',
      tone: 'sea',
    },
    { figure: numberText(lang, figures.lines), means: say('figures.lines'), icon: 'list-checks', tone: 'brown' },
    { figure: numberText(lang, figures.cases), means: say('figures.cases'), icon: 'life-buoy', tone: 'leaf' },
  ])}<p>${say('figures.batches', batches)}</p>${tables(web, figures)}<p><a href="/kedatangan/${arrival.id}">${say('figures.public')}</a></p>`
}

/** For everybody: coarse, and only when nothing is added any more. */
export function publicPage(web: Web, arrival: Arrival, told: PublicFigures | LocalDate): Page {
  const { lang } = web
  const say = words(lang)
  const body =
    typeof told === 'string'
      ? html`<p>${say('figures.later', { day: longDay(lang, told) })}</p>`
      : html`<p>${say('figures.public.note')}</p><p>${say('figures.total')}: <b>${told.people === null ? say('figures.total.held') : numberText(lang, told.people)}</b></p>${tables(web, told)}`
  return {
    title: say('figures.title'),
    body: html`<section><h1>${say('figures.title')}</h1><p class="soft">${arrival.place}. ${arrivalWhen(lang, arrival)}.</p>${body}</section>`,
  }
}
