import { WIB } from '../../../kernel/time.ts'
import { filters } from '../../../platform/http/components/filters.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { officeOf, reference } from '../../offices/index.ts'
import { isUnreadTooLong, type Standing, standingOf } from '../board/standing.ts'
import type { Case, Level } from '../case.ts'
import { categoryName } from '../categories.ts'
import type { Clockwork } from '../clockwork.ts'
import { stateKey } from '../thread/page.ts'
import { words } from '../words.ts'

export const deskLists = ['semua', 'saya', 'belum-dibaca', 'lama', 'lewat', 'segera', 'tepat', 'selesai'] as const
export type DeskList = (typeof deskLists)[number]

export type ListView = {
  readonly list: DeskList
  readonly cases: readonly Case[]
  readonly counts: Readonly<Record<DeskList, number>>
  /** What the list was narrowed to, as it stands in the address and as it is said; `null`: nothing. */
  readonly only: { readonly query: string; readonly text: string } | null
}

export const levelTones = { danger: 'red', serious: 'amber', ordinary: 'plain' } as const satisfies Record<
  Level,
  string
>

/** Which cases stand on a list of the desk; those of promises are the numbers of the board. */
export function isOn(list: DeskList, one: Case, { person, clockwork }: Looking): boolean {
  if (list === 'selesai') return one.state === 'closed'
  if (one.state === 'closed') return false
  switch (list) {
    case 'saya':
      return one.handler === person
    case 'belum-dibaca':
      return one.unreadSince !== null
    case 'lama':
      return isUnreadTooLong(one, clockwork(one))
    case 'semua':
      return true
    default:
      return standingOf(one, clockwork(one)) === standingOn[list]
  }
}

const standingOn = { lewat: 'late', segera: 'soon', tepat: 'in-time' } as const satisfies Partial<
  Record<DeskList, Standing>
>

type Looking = {
  readonly person: string | null
  /** The moment, the calendar and the limits that count for a case. */
  readonly clockwork: (one: Pick<Case, 'office'>) => Clockwork
}

/** The cases of an office, or of the whole country for the centre: harm first, then what waits unread, then promises. */
export function listBody(web: Web, { list, cases, counts, only }: ListView): Html {
  const say = words(web.lang)
  const chips = filters({
    label: say('desk.lists'),
    chips: deskLists.map((name) => ({
      text: `${say(`desk.list.${name}`)} ${counts[name]}`,
      href: `/meja/aduan?daftar=${name}${only?.query ?? ''}`,
      on: name === list,
    })),
  })
  const narrowed =
    only === null
      ? nothing
      : html`<p>${say('desk.only', { which: only.text })} <a class="tap" href="/meja/aduan?daftar=${list}">${say('desk.only.all')}</a></p>`
  if (cases.length === 0)
    return html`${chips}${narrowed}${emptyState({ title: say('desk.none'), note: say('desk.none.note') })}`
  return html`${chips}${narrowed}${table({
    caption: say('desk.caption'),
    columns: [
      { name: say('desk.case') },
      { name: say('desk.place') },
      { name: say('desk.due') },
      { name: say('desk.state') },
    ],
    rows: cases.map((one) => rowOf(web, one)),
  })}`
}

function rowOf(web: Web, one: Case): Html[] {
  const { lang } = web
  const say = words(lang)
  const zone = one.office === null ? WIB : (officeOf(one.office)?.zone ?? WIB)
  const country =
    one.country === null
      ? '–'
      : one.country === 'ID'
        ? say('country.home')
        : (reference().destinations.get(one.country)?.name[lang] ?? one.country)
  const late = one.dueAt !== null && one.dueAt < web.now() && one.state !== 'closed'
  return [
    html`<a href="/meja/aduan/${one.id}">${one.number}</a> ${tag(say(`level.${one.level}`), levelTones[one.level])}${one.unreadSince === null ? nothing : html` ${tag(say('desk.unread'), 'red', 'bell')}`}<br>${categoryName(one.category, lang)}`,
    html`${country}<br><span class="soft">${one.office === null ? say('who.centre') : (officeOf(one.office)?.name[lang] ?? one.office)}</span>`,
    html`${one.dueAt === null ? '–' : moment(lang, one.dueAt, zone)}${late ? html`<br>${tag(say('desk.late'), 'red', 'clock')}` : nothing}`,
    html`${tag(say(`state.${stateKey(one)}`))}`,
  ]
}
