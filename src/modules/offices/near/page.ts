import type { Instant } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { askClass } from '../../../platform/http/components/hero.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { nearDay, zoneName } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { type Area, addressOf, provinces } from '../areas.ts'
import type { Office } from '../office.ts'
import { countersNear, shippedCalendar } from '../reference.ts'
import { type Opening, openingAt } from './opening.ts'
import { words } from './words.ts'

export type NearPage = { readonly asked: string; readonly places: readonly Area[] }

/** The offices of the place somebody typed; all provinces while nothing fits. */
export function nearPage(web: Web, { asked, places }: NearPage): Page {
  const { lang } = web
  const say = words(lang)
  const [place, ...others] = places
  return {
    title: say('title'),
    body: html`${pageTop({ title: say('title'), more: html`<p>${say('lead')}</p>` })}${askForm({
      action: '/kantor',
      class: askClass,
      label: say('title'),
      body: html`${textInput({ name: 'q', label: say('ask'), hint: say('ask.hint'), value: asked })}${button({ text: say('go'), icon: 'search' })}`,
    })}${place === undefined ? nowhere(asked, lang) : found(web, place, others)}<section>${tiles([{ href: '/darurat', title: say('call'), note: say('call.note'), icon: 'phone', tone: 'red' }])}</section>`,
  }
}

function nowhere(asked: string, lang: Language): Html {
  const say = words(lang)
  const missed =
    asked.trim() === '' ? nothing : emptyState({ title: say('none', { asked: asked.trim() }), note: say('none.note') })
  return html`<section>${missed}<h2>${say('provinces')}</h2><ul class="picks">${each(provinces(), ({ code, name }) => html`<li><a class="tap" href="/kantor?q=${code}">${name}</a></li>`)}</ul></section>`
}

function found(web: Web, place: Area, others: readonly Area[]): Html {
  const { lang } = web
  const say = words(lang)
  const offices = countersNear(place.code)
  const also =
    others.length === 0
      ? nothing
      : html`<p class="soft">${say('other')} ${each(others, ({ code }, index) => html`${index === 0 ? '' : '; '}<a href="/kantor?q=${code}">${addressOf(code)}</a>`)}</p>`
  return html`<section><h2>${say('found', { place: addressOf(place.code) })}</h2>${also}${each(offices, (office) => officeCard(office, web.now(), lang))}<p class="soft">${say('free')} ${say('unsure')}</p></section>`
}

/** One office: open or not in a word, then its hours and where it is. */
export function officeCard(office: Office, at: Instant, lang: Language): Html {
  const say = words(lang)
  const opening = openingAt(at, shippedCalendar(office))
  const zone = zoneName(office.zone, at)
  return html`<div class="flow"><h3>${office.name[lang]}</h3><p class="soft">${say(`kind.${office.kind}`)}</p><p>${tag(openingText(opening, lang, zone), opening.state === 'open' ? 'leaf' : 'amber', 'clock')}</p><ul class="basis"><li><small>${say('hours')}</small><b>${hoursText(office, zone, lang)}</b></li><li><small>${say('address')}</small><b>${office.address ?? say('address.none', { city: office.city })}</b></li></ul></div>`
}

function openingText(opening: Opening, lang: Language, zone: string): string {
  const say = words(lang)
  if (opening.state === 'open') return say('open', { closes: hour(opening.closes, lang), zone })
  if (opening.state === 'later-today') return say('opens-later', { opens: hour(opening.opens, lang), zone })
  return say('closed', { day: nearDay(lang, opening.on), opens: hour(opening.opens, lang), zone })
}

const hour = (time: string, lang: Language): string => (lang === 'id' ? time.replace(':', '.') : time)

/** `Senin sampai Jumat` as `Senin–Jumat`, or the days one by one when they do not follow one another. */
function hoursText({ weekdays, opens, closes }: Office, zone: string, lang: Language): string {
  const name = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', { weekday: 'long', timeZone: 'UTC' })
  const names = weekdays.map((weekday) => name.format(new Date(Date.UTC(2024, 0, weekday))))
  const inRow = weekdays.every((weekday, index) => index === 0 || weekday === (weekdays[index - 1] ?? 0) + 1)
  const days = inRow && names.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(', ')
  return words(lang)('hours.line', { days, opens: hour(opens, lang), closes: hour(closes, lang), zone })
}
