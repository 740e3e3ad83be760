import { fewestTold } from '../../../kernel/disclosure.ts'
import { dayIn, type LocalDate, plusDays, WIB } from '../../../kernel/time.ts'
import { filters } from '../../../platform/http/components/filters.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { monthText, numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Share } from './figures.ts'
import type { Middle } from './median.ts'
import { counted, officeName } from './public-data.ts'
import type { PublicFigures, PublicMonth } from './published.ts'
import type { Release } from './release.ts'
import { words } from './words.ts'

/** What everybody may know: one month as a table, how it is counted, and all months as files. */
export function figuresPage(web: Web, { asOf, since, months }: Release): Page {
  const { lang } = web
  const say = words(lang)
  const asked = web.url.searchParams.get('bulan')
  const shown = months.find(({ month }) => month.slice(0, 7) === asked) ?? months[0]
  const body =
    shown === undefined
      ? emptyState({ title: say('none'), note: say('none.note') })
      : html`${chipsOf(lang, months, shown.month)}${monthTable(lang, shown)}`
  return {
    title: say('title'),
    body: html`<section><h1>${say('title')}</h1><p class="lead">${say('lead')}</p><p class="soft">${say('as-of', { month: monthText(lang, plusDays(dayIn(asOf, WIB), -1)), since: monthText(lang, since) })}</p>${body}<p>${say('files')} <a class="tap" href="/pengaduan/angka.csv">CSV</a> <a class="tap" href="/pengaduan/angka.json">JSON</a></p><h2>${say('how')}</h2><ul>${each(counted, (key) => html`<li>${say(key, { fewest: fewestTold })}</li>`)}</ul><p>${say('feed')} <a href="/open311/v2/services.json">Open311</a></p><p><a class="tap" href="/pengaduan">${say('back')}</a></p></section>`,
  }
}

const chipsOf = (lang: Language, months: readonly PublicMonth[], shown: LocalDate): Html =>
  filters({
    label: words(lang)('months'),
    chips: months.map(({ month }) => ({
      text: monthText(lang, month),
      href: `/pengaduan/angka?bulan=${month.slice(0, 7)}`,
      on: month === shown,
    })),
  })

function monthTable(lang: Language, { month, all, offices }: PublicMonth): Html {
  const say = words(lang)
  const columns = ['filed', 'open', 'median', 'answered', 'in-time', 'confirmed', 'oldest'] as const
  return table({
    caption: say('caption', { month: monthText(lang, month) }),
    columns: [{ name: say('office') }, ...columns.map((name) => ({ name: say(`column.${name}`), figures: true }))],
    rows: offices.map(({ office, figures }) => [officeName(office, lang), ...cellsOf(lang, figures)]),
    total: [say('all'), ...cellsOf(lang, all)],
  })
}

function cellsOf(lang: Language, told: PublicFigures | null): Html[] {
  const say = words(lang)
  if (told === null)
    return [html`<span class="soft">${say('hidden')}</span>`, ...Array.from({ length: 6 }, () => html`–`)]
  const { filed, open, days, answered, inTime, confirmed, oldestWeeks } = told
  return [
    html`${numberText(lang, filed)}`,
    html`${numberText(lang, open)}`,
    daysCell(lang, days),
    shareCell(lang, answered),
    shareCell(lang, inTime),
    shareCell(lang, confirmed),
    html`${oldestWeeks === null ? '–' : say('weeks', { weeks: oldestWeeks })}`,
  ]
}

function daysCell(lang: Language, days: Middle | null): Html {
  const say = words(lang)
  if (days === null) return html`–`
  const middle = days.value === null ? say('median.open') : say('days', { days: days.value })
  const { interval } = days
  if (interval === null || interval.low === null) return html`${middle}`
  const range =
    interval.high === null
      ? say('range.open', { low: numberText(lang, interval.low) })
      : say('range', { low: numberText(lang, interval.low), high: numberText(lang, interval.high) })
  return html`${middle}<br><small class="soft">${range}</small>`
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** A share in percent with its interval below, and of how many. */
function shareCell(lang: Language, share: Share | null): Html {
  if (share === null) return html`–`
  const say = words(lang)
  const range = say('range', { low: percent(share.low), high: percent(share.high) })
  return html`${percent(share.share)} <small class="soft">${say('of', { of: share.of })}</small><br><small class="soft">${range}</small>`
}
