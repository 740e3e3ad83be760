import type { PersonId } from '../../../kernel/ids.ts'
import type { IconName } from '../../../platform/http/components/icon.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import type { Tone } from '../../../platform/http/components/tone.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import { type DeskList } from '../desk/list.page.ts'
import { nobody } from '../desk/narrow.ts'
import { centreCode, officeName } from './public-data.ts'
import { type Light, lightOf, type OfficeBoard } from './standing.ts'
import { words } from './words.ts'

export type BoardView = {
  readonly boards: readonly OfficeBoard[]
  /** Names of handlers, for the head of the office alone; `null`: nobody's load is shown. */
  readonly names: ReadonlyMap<PersonId, string> | null
}

const lights = {
  red: { tone: 'red', icon: 'triangle-alert' },
  amber: { tone: 'amber', icon: 'clock' },
  green: { tone: 'leaf', icon: 'check' },
} as const satisfies Record<Light, { tone: Tone; icon: IconName }>

/** How each office stands with its promises now; every number leads to its cases. */
export function boardBody({ lang }: Web, { boards, names }: BoardView): Html {
  const say = words(lang)
  const rows = boards.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || officeName(a.office, lang).localeCompare(officeName(b.office, lang), lang),
  )
  const columns = ['late', 'soon', 'in-time', 'unread', 'open'] as const
  const board = table({
    caption: say('board.caption'),
    columns: [{ name: say('office') }, ...columns.map((name) => ({ name: say(`board.${name}`), figures: true }))],
    rows: rows.map((one) => rowOf(lang, one)),
  })
  return html`<h1>${say('board.title')}</h1><p class="soft">${say('board.lead')}</p>${board}<p class="soft">${say('board.note')}</p>${names === null ? nothing : each(boards, (one) => loadOf(lang, one, names))}`
}

/** What needs somebody comes first; an office where nothing is open comes last. */
const placeOf = (one: OfficeBoard): number => (one.open === 0 ? 3 : ['red', 'amber', 'green'].indexOf(lightOf(one)))

function rowOf(lang: Web['lang'], one: OfficeBoard): Html[] {
  const say = words(lang)
  const light = lightOf(one)
  const cell = (count: number, list: DeskList, mark?: Light): Html => {
    const to = html`<a class="tap" href="/meja/aduan?daftar=${list}&amp;kantor=${one.office ?? centreCode}">${numberText(lang, count)}</a>`
    return mark === undefined || count === 0
      ? to
      : html`${to} ${tag(say(`board.word.${list}` as 'board.word.lewat'), lights[mark].tone, lights[mark].icon)}`
  }
  return [
    html`${officeName(one.office, lang)}<br>${one.open === 0 ? html`<span class="soft">${say('board.light.none')}</span>` : tag(say(`board.light.${light}`), lights[light].tone, lights[light].icon)}`,
    cell(one.late, 'lewat', 'red'),
    cell(one.soon, 'segera', 'amber'),
    cell(one['in-time'], 'tepat', 'green'),
    cell(one.unread, 'lama', 'red'),
    cell(one.open, 'semua'),
  ]
}

/** Who has how much on the table, by name: to share the work out, not to compare people. */
function loadOf(lang: Web['lang'], { office, handlers }: OfficeBoard, names: ReadonlyMap<PersonId, string>): Html {
  const say = words(lang)
  const nameOf = (handler: PersonId): string => names.get(handler) ?? say('board.somebody')
  const named = handlers
    .flatMap(({ handler, open }) => (handler === null ? [] : [{ handler, open, name: nameOf(handler) }]))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
  const free = handlers.find(({ handler }) => handler === null)?.open ?? 0
  const link = (who: string, open: number): Html =>
    html`<a class="tap" href="/meja/aduan?daftar=semua&amp;kantor=${office ?? centreCode}&amp;petugas=${who}">${numberText(lang, open)}</a>`
  return html`<h2>${say('load.title')}</h2><p class="soft">${say('load.note')}</p>${table({
    caption: say('load.caption'),
    columns: [{ name: say('load.who') }, { name: say('board.open'), figures: true }],
    rows: [
      ...named.map(({ name, handler, open }) => [name, link(handler, open)]),
      [say('load.nobody'), link(nobody, free)],
    ],
  })}`
}
