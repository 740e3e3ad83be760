import {
  type Destination,
  type EmergencyNumber,
  emergencyNumbers,
  type Office,
  reference,
} from '../../../modules/offices/index.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { words } from '../words.ts'

/** Numbers first, each one press away; then where to go, by country. Works offline once it is kept. */
export function emergencyPage({ lang }: Web): Page {
  const say = words(lang)
  return {
    title: say('emergency.title'),
    current: 'emergency',
    scripts: ['keep.js'],
    body: html`${pageTop({ title: say('emergency.title'), more: html`<p>${say('emergency.lead')}</p>` })}<section>${tiles(emergencyNumbers().map((number) => tileOf(number, lang)))}<p class="soft">${say('emergency.unsure')}</p>${panel({ kind: 'danger', lang, title: say('emergency.danger'), body: say('emergency.danger.note') })}<p><a class="tap" href="/pengaduan">${say('emergency.tell')}</a></p><p><a class="tap" href="/krisis">${say('emergency.crisis')}</a></p></section>${missions(lang)}`,
  }
}

function tileOf({ name, shown, dial, note, checked }: EmergencyNumber, lang: Language) {
  const tried = checked === null ? '' : ` ${words(lang)('emergency.checked', { date: shortDay(lang, checked) })}`
  return {
    href: `tel:${dial}`,
    title: html`<span class="unseen">${name[lang]}: </span>${shown}`,
    note: `${note[lang]}${tried}`,
    icon: 'phone',
    tone: 'red',
  } as const
}

function missions(lang: Language): Html {
  const say = words(lang)
  const { destinations, offices } = reference()
  const known = [...destinations.values()]
    .flatMap((destination): { destination: Destination; office: Office }[] => {
      const office = destination.mission === null ? undefined : offices.get(destination.mission)
      return office === undefined ? [] : [{ destination, office }]
    })
    .toSorted((a, b) => a.destination.name[lang].localeCompare(b.destination.name[lang], lang))
  return html`<section aria-labelledby="perwakilan"><h2 id="perwakilan">${say('emergency.missions')}</h2><p>${say('emergency.missions.note')} ${say('emergency.missions.phone')}</p><ul class="basis">${each(
    known,
    ({ destination, office }) => html`<li><b>${destination.name[lang]}</b>: ${office.name[lang]}</li>`,
  )}</ul></section>`
}
