import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { factsGrid } from '../../../platform/http/components/facts.ts'
import { filters } from '../../../platform/http/components/filters.ts'
import { askForm, form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import { provinces } from '../../offices/index.ts'
import type { Shown } from '../event.ts'
import { zoneOf } from '../place.ts'
import { type Answer, heard } from '../roll/decide.ts'
import type { AnswerRow, RollRow } from '../roll/store.ts'
import { fieldOf, type Typing } from './event.page.ts'
import { type Counts, type List, type ListFilter, lists } from './list.store.ts'
import { words } from './words.ts'

const tones = { bantuan: 'brown', telepon: 'brown', belum: 'indigo', aman: 'leaf', 'tak-cocok': 'sea' } as const
const icons = {
  bantuan: 'siren',
  telepon: 'phone',
  belum: 'hourglass',
  aman: 'check',
  'tak-cocok': 'circle-question-mark',
} as const

export type Choosing = {
  readonly provinces: readonly string[]
  readonly companies: ReadonlyMap<string, string>
}

/** Where the lists of an event stand, without a name. */
export const addressOf = (event: string, filter: ListFilter, list?: List, after?: string): string => {
  const asked = new URLSearchParams({
    ...(list === undefined ? {} : { kelompok: list }),
    ...(filter.province === null ? {} : { provinsi: filter.province }),
    ...(filter.company === null ? {} : { perusahaan: filter.company }),
    ...(after === undefined ? {} : { sesudah: after }),
  })
  const base = `/krisis/${event}/daftar${list === undefined ? '' : '/nama'}`
  return asked.size === 0 ? base : `${base}?${asked}`
}

type Counting = {
  readonly shown: Shown
  readonly counts: Counts
  readonly filter: ListFilter
  readonly choosing: Choosing
  /** Somebody reads: the page does not ask for itself anew. */
  readonly isStill: boolean
}

/** How many are safe, in need, unknown: by itself anew, and without a single name. */
export function countsBody({ lang }: Web, { shown: { event }, counts, filter, choosing, isStill }: Counting): Html {
  const say = words(lang)
  const here = addressOf(event.id, filter)
  const still = `${here}${here.includes('?') ? '&' : '?'}diam=ya`
  const facts = lists.map((list) => ({
    figure: numberText(lang, counts[list]),
    means: html`<a href="${addressOf(event.id, filter, list)}">${say(`list.${list}`)}</a>`,
    icon: icons[list],
    tone: tones[list],
  }))
  return html`${chooser(lang, event.id, filter, choosing)}<div role="status">${factsGrid(facts)}</div><p class="soft">${say('counts.all', { all: counts.all, asked: counts.asked })} <a href="${isStill ? here : still}">${say(isStill ? 'counts.go-on' : 'counts.still')}</a></p><p><a href="/pusat/krisis/${event.id}">${say('back.event')}</a></p>`
}

function chooser(
  lang: Web['lang'],
  event: string,
  filter: ListFilter,
  { provinces: found, companies }: Choosing,
): Html {
  const say = words(lang)
  const ours = provinces().filter(({ code }) => found.includes(code))
  return askForm({
    action: `/krisis/${event}/daftar`,
    label: say('filter'),
    body: html`${select({ name: 'provinsi', label: say('filter.province'), empty: say('filter.all'), value: filter.province ?? '', options: ours.map(({ code, name }) => ({ value: code, text: name })) })}${select({ name: 'perusahaan', label: say('filter.company'), empty: say('filter.all'), value: filter.company ?? '', options: [...companies].map(([value, text]) => ({ value, text })) })}${button({ text: say('filter.go'), kind: 'outline', icon: 'funnel' })}`,
  })
}

/** Somebody on a list, with their name. */
export type Named = RollRow & { readonly name: string; readonly place: string }

type Naming = {
  readonly shown: Shown
  readonly list: List
  readonly filter: ListFilter
  readonly people: readonly Named[]
  readonly companies: ReadonlyMap<string, string>
  readonly next: string | undefined
}

/** One list with its names. Whoever opens it stands in the ledger. */
export function namesBody({ lang }: Web, { shown: { event }, list, filter, people, companies, next }: Naming): Html {
  const say = words(lang)
  const chips = filters({
    label: say('lists'),
    chips: lists.map((name) => ({
      text: say(`list.${name}`),
      href: addressOf(event.id, filter, name),
      on: name === list,
    })),
  })
  const back = html`<p><a href="${addressOf(event.id, filter)}">${say('counts')}</a></p>`
  if (people.length === 0) return html`${chips}${emptyState({ title: say('names.none'), note: '' })}${back}`
  const more = next === undefined ? nothing : html`<p><a href="${next}" rel="next">${say('names.more')}</a></p>`
  const rows = people.map((one) => rowOf(lang, one, companies))
  const columns = [{ name: say('names.name') }, { name: say('names.from') }, { name: say('names.answer') }]
  return html`${chips}<p class="soft">${say('names.noted')}</p>${table({ caption: say(`list.${list}`), columns, rows })}${more}${back}`

  function rowOf(of: Web['lang'], one: Named, known: ReadonlyMap<string, string>): Html[] {
    const province = provinces().find(({ code }) => code === one.province)?.name ?? '–'
    const at = one.saidAt === null ? '' : moment(of, one.saidAt, zoneOf(event))
    return [
      html`<a href="/krisis/${event.id}/daftar/nama/${one.id}">${one.name}</a>${one.expected ? html` ${tag(say('names.expected'))}` : nothing}${one.worker === null ? html` ${tag(say('names.unmatched'), 'amber')}` : nothing}<br><span class="soft">${one.number ?? one.place}</span>`,
      html`${province}<br><span class="soft">${one.company === null ? '–' : (known.get(one.company) ?? one.company)}</span>`,
      one.says === null
        ? html`${say('names.asked', { count: one.asked })}`
        : html`${tag(say(`says.${one.says}`), one.says === 'help' ? 'red' : 'leaf')} ${at}${one.caseNumber === null ? nothing : html`<br><a href="/meja/aduan/${one.case ?? ''}">${one.caseNumber}</a>`}`,
    ]
  }
}

export type PersonView = {
  readonly shown: Shown
  readonly one: Named
  readonly phone: string | undefined
  readonly answers: readonly (AnswerRow & Answer)[]
  readonly by: ReadonlyMap<string, string>
}

/** Somebody to telephone: who, their number, everything they answered, and what was heard. */
export function personBody(web: Web, { shown: { event }, one, phone, answers, by }: PersonView, typing: Typing): Html {
  const { lang } = web
  const say = words(lang)
  const field = fieldOf(typing)
  const facts = summaryList(
    [
      {
        question: say('person.phone'),
        answer: phone === undefined ? undefined : html`<a href="tel:${phone}">${phone}</a>`,
      },
      { question: say('person.number'), answer: one.number ?? undefined },
      { question: say('person.place'), answer: one.place === '' ? undefined : one.place },
    ],
    lang,
  )
  const told = each(answers, ({ at, says, via, person, words: line, place }) => {
    const who = person === null ? say(`via.${via}`) : say('via.officer', { name: by.get(person) ?? '' })
    return html`<li><b>${say(`says.${says}`)}</b> ${moment(lang, at, zoneOf(event))}, ${who}${line === '' ? nothing : html`<br>${line}`}${place === '' ? nothing : html`<br>${place}`}</li>`
  })
  const call = formOf({
    action: `/krisis/${event.id}/daftar/nama/${one.id}`,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${radios({ ...field('dengar'), label: say('call'), options: heard.map((value) => ({ value, text: say(`heard.${value}`) })) })}${textArea({ ...field('kata'), label: say('call.words'), rows: 2 })}${textArea({ ...field('tempat'), label: say('call.place'), rows: 2 })}${button({ text: say('call.do'), icon: 'phone' })}`,
  })
  return html`<p>${tag(say(`says.${one.says ?? 'unknown'}`), one.says === 'help' ? 'red' : 'plain')}${one.caseNumber === null ? nothing : html` <a href="/meja/aduan/${one.case ?? ''}">${one.caseNumber}</a>`}</p>${facts}<h2>${say('person.answers')}</h2>${answers.length === 0 ? html`<p class="soft">${say('person.none')}</p>` : html`<ul>${told}</ul>`}<h2>${say('call.title')}</h2>${call}<p><a href="/krisis/${event.id}/daftar">${say('counts')}</a></p>`
}
