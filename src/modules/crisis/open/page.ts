import { linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { emergencyNumbers } from '../../offices/index.ts'
import type { Bulletin, CrisisEvent, Shown } from '../event.ts'
import { zoneOf } from '../place.ts'
import { countryName, kindName } from '../standard.ts'
import { words } from '../words.ts'

/** `Gempa bumi, Taiwan (Hualien)` */
export const eventTitle = (lang: Language, { kind, country, area }: CrisisEvent): string =>
  `${kindName(kind, lang)}, ${countryName(country, lang)}${area === null ? '' : ` (${area})`}`

/** Everything that is declared now, and what is over: against rumours. */
export function eventsPage({ lang }: Web, open: readonly Shown[], over: readonly Shown[]): Page {
  const say = words(lang)
  const list = (events: readonly Shown[]): Html =>
    tiles(
      events.map(({ event, bulletins: [newest], ending }) => ({
        href: `/krisis/${event.id}`,
        title: eventTitle(lang, event),
        note: say(ending === null ? 'list.told' : 'list.over', {
          at: moment(lang, ending?.at ?? newest.at, zoneOf(event)),
        }),
        icon: ending === null ? 'siren' : 'check',
        tone: ending === null ? 'red' : 'leaf',
      })),
    )
  return {
    title: say('list.title'),
    current: 'emergency',
    body: html`<section><h1>${say('list.title')}</h1><p class="lead">${say('list.lead')}</p>${open.length === 0 ? emptyState({ title: say('list.none'), note: say('list.none.note') }) : list(open)}<p><a class="tap" href="/krisis/pesan">${say('check.go')}</a></p><p><a class="tap" href="/darurat">${say('numbers.more')}</a></p>${over.length === 0 ? nothing : fold({ title: say('list.ended'), body: list(over) })}</section>`,
  }
}

/** The official page of one event: what is known, what to do, whom to call, and the way to answer. */
export function eventPage({ lang }: Web, { event, bulletins, ending }: Shown): Page {
  const say = words(lang)
  const [newest, ...earlier] = bulletins
  const at = (moment_: Bulletin['at']): string => moment(lang, moment_, zoneOf(event))
  const over =
    ending === null
      ? html`${linkButton({ href: `/krisis/${event.id}/saya`, text: say('answer.go'), icon: 'user-check' })}`
      : panel({ kind: 'success', lang, title: say('over.title', { at: at(ending.at) }), body: ending.why })
  return {
    title: eventTitle(lang, event),
    current: 'emergency',
    body: html`<section><p class="soft">${say('official')}</p><h1>${eventTitle(lang, event)}</h1><p>${say('since', { at: at(event.since) })} ${say('told', { at: at(newest.at) })}</p>${over}<h2>${say('known')}</h2>${paragraphs(newest.known[lang])}<h2>${say('advice')}</h2>${paragraphs(newest.advice[lang])}</section><section><h2>${say('numbers')}</h2>${numbersPart(lang, newest.numbers)}<p><a class="tap" href="/krisis/pesan">${say('check.go')}</a></p></section>${earlier.length === 0 ? nothing : html`<section>${fold({ title: say('earlier'), body: html`${each(earlier, (one) => html`<h3>${at(one.at)}</h3>${paragraphs(one.known[lang])}${paragraphs(one.advice[lang])}`)}` })}</section>`}`,
  }
}

/** The numbers an event names, each one press away. */
export function numbersPart(lang: Language, ids: readonly string[]): Html {
  const known = emergencyNumbers().filter(({ id }) => ids.includes(id))
  return tiles(
    known.map(({ name, shown, dial, note }) => ({
      href: `tel:${dial}`,
      title: html`<span class="unseen">${name[lang]}: </span>${shown}`,
      note: note[lang],
      icon: 'phone',
      tone: 'red',
    })),
  )
}

const paragraphs = (text: string): Html =>
  each(
    text.split(/\n+/).filter((line) => line.trim() !== ''),
    (line) => html`<p>${line}</p>`,
  )
