import { dayIn, WIT } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { numberText, shortDay } from '../../../platform/i18n/dates.ts'
import { reference } from '../../offices/index.ts'
import type { Arrival } from '../arrival.ts'
import { arrivalStandard, carrierName, countryName } from '../standard.ts'
import { words } from '../words.ts'

/** How an arrival is called: the ship and the place. */
export const arrivalTitle = (lang: Web['lang'], { vessel, carrier, place }: Arrival): string =>
  words(lang)('arrival.of', { vessel: vessel ?? carrierName(carrier, lang), place })

/** When and from where. */
export const arrivalWhen = (lang: Web['lang'], { arrivesOn, country }: Arrival): string =>
  words(lang)('arrival.when', { day: shortDay(lang, arrivesOn), country: countryName(country, lang) })

/** Every arrival of the office, the newest first, and the way to open one. */
export function listBody({ lang, actor }: Web, arrivals: readonly (Arrival & { readonly lines: number })[]): Html {
  const say = words(lang)
  const isOffice = actor.office !== null
  const go = isOffice ? linkButton({ href: '/meja/kedatangan/baru', text: say('open.do'), icon: 'plus' }) : nothing
  if (arrivals.length === 0) return html`${emptyState({ title: say('list.none'), note: say('list.none.note') })}${go}`
  return html`${go}${table({
    caption: say('list.caption'),
    columns: [
      { name: say('list.arrival') },
      { name: say('list.day') },
      { name: say('list.from') },
      { name: say('list.lines'), figures: true },
      { name: say('list.expected'), figures: true },
      { name: say('list.people') },
    ],
    rows: arrivals.map((one) => [
      isOffice ? html`<a href="/meja/kedatangan/${one.id}">${arrivalTitle(lang, one)}</a>` : arrivalTitle(lang, one),
      shortDay(lang, one.arrivesOn),
      countryName(one.country, lang),
      numberText(lang, one.lines),
      one.expected === null ? say('unknown') : numberText(lang, one.expected),
      html`<a href="/meja/kedatangan/${one.id}/daftar">${say('list.people')}</a>`,
    ]),
  })}`
}

/** Where an arrival is opened. */
export function openBody(web: Web, { typed, errors }: Form<unknown>): Html {
  const { lang } = web
  const say = words(lang)
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const countries = [...reference().destinations.values()]
    .map(({ code, name }) => ({ value: code, text: name[lang] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, lang))
  const carriers = arrivalStandard().carriers.map(({ code, name }) => ({ value: code, text: name[lang] }))
  return formOf({
    action: '/meja/kedatangan/baru',
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${textInput({ ...field('tempat'), label: say('open.place'), hint: say('open.place.hint') })}${radios({ ...field('naik'), label: say('open.carrier'), options: carriers, two: true })}${textInput({ ...field('nama'), label: say('open.vessel'), hint: say('open.vessel.hint') })}${select({ ...field('negara'), label: say('open.country'), empty: say('choose'), options: countries })}${textInput({ ...field('jumlah'), label: say('open.count'), hint: say('open.count.hint'), kind: 'figures' })}${textInput({ ...field('hari'), value: typed['hari'] ?? dayIn(web.now(), WIT), label: say('open.day'), kind: 'date' })}${button({ text: say('open.do'), icon: 'ship' })}`,
  })
}
