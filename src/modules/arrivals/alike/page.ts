import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { pagination } from '../../../platform/http/components/pagination.ts'
import { apart, emptyState, panel } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Arrival, Told } from '../arrival.ts'
import { homeShown } from '../enter/home.ts'
import { arrivalWhen } from '../open/page.ts'
import { arrivalStandard, needName } from '../standard.ts'
import type { EntryRow } from '../store.ts'
import { words } from '../words.ts'
import type { Alike } from './decide.ts'

/** A line with what was told. */
export type Named = EntryRow & { readonly told: Told }

export type PeopleView = {
  readonly arrival: Arrival
  readonly lines: readonly Named[]
  /** For each line the one that stands for its person. */
  readonly people: ReadonlyMap<string, string>
  readonly alike: readonly Alike[]
  /** How many can be told of now, and to how many offices. */
  readonly going: { readonly people: number; readonly offices: number }
  /** How many cannot be told of: nobody knows where their home is. */
  readonly homeless: number
  readonly isOurs: boolean
}

/** How many lines stand on one page. */
const onePage = 100

/** How many pairs are asked about at once. */
const mostPairs = 10

/** Everybody of an arrival, who may be one person, and who goes on. */
export function peopleBody(web: Web, view: PeopleView): Html {
  const { lang } = web
  const say = words(lang)
  const { arrival, lines, people, isOurs } = view
  const base = `/meja/kedatangan/${arrival.id}`
  const go = isOurs
    ? buttonRow(
        linkButton({ href: base, text: say('people.go'), icon: 'plus' }),
        linkButton({ href: `${base}/berkas`, text: say('enter.bring'), kind: 'outline', icon: 'upload' }),
        linkButton({ href: `${base}/angka`, text: say('enter.figures'), kind: 'outline', icon: 'chart-line' }),
      )
    : nothing
  const head = html`<p class="soft">${arrivalWhen(lang, arrival)}.</p>${go}`
  if (lines.length === 0)
    return html`${head}${emptyState({ title: say('people.none'), note: say('people.none.note') })}`
  const count = say('people.count', { people: new Set(people.values()).size, lines: lines.length })
  return html`${head}<p>${count}</p>${isOurs ? html`${alikePart(web, view)}${handPart(web, view)}` : nothing}${peopleTable(web, view)}`
}

/** Who needs somebody first: signs of danger, then any need, then as they were written down. */
const byUrgency = (a: Named, b: Named): number =>
  Number(b.signs.length > 0) - Number(a.signs.length > 0) || Number(b.needs.length > 0) - Number(a.needs.length > 0)

function peopleTable({ lang, url }: Web, { arrival, lines, people }: PeopleView): Html {
  const say = words(lang)
  const asked = Number(url.searchParams.get('mulai') ?? 0)
  const from = Number.isInteger(asked) && asked > 0 && asked < lines.length ? asked : 0
  const shown = lines.toSorted(byUrgency).slice(from, from + onePage)
  const at = (start: number): string => `/meja/kedatangan/${arrival.id}/daftar?mulai=${start}`
  const pages = pagination({
    lang,
    previous: from > 0 ? at(Math.max(0, from - onePage)) : undefined,
    next: from + onePage < lines.length ? at(from + onePage) : undefined,
    range: say('people.range', { from: from + 1, to: from + shown.length, all: lines.length }),
  })
  const names = new Map(lines.map(({ id, told }) => [id, told.name]))
  const rest = (one: Named): string =>
    [
      ...(people.get(one.id) === one.id
        ? []
        : [say('people.same', { name: names.get(people.get(one.id) ?? '') ?? '' })]),
      ...(one.worker === null ? [] : [say('people.file')]),
      ...(one.caseNumber === null ? [] : [one.caseNumber]),
      ...(one.expectedOn === null ? [] : [say('people.handed', { day: shortDay(lang, one.expectedOn) })]),
    ].join(', ')
  const list = table({
    caption: say('people.title'),
    columns: [
      { name: say('people.name') },
      { name: say('people.birth') },
      { name: say('people.home') },
      { name: say('people.needs') },
      { name: say('people.next') },
    ],
    rows: shown.map((one) => [
      html`<a href="/meja/kedatangan/${arrival.id}/orang/${one.id}">${one.told.name}</a>`,
      one.told.birth,
      homeShown(one.home, one.told.home),
      html`${one.signs.length === 0 ? nothing : html`${tag(say('one.signs'), 'red', 'triangle-alert')} `}${one.needs.map((code) => needName(code, lang)).join(', ')}`,
      rest(one),
    ]),
  })
  return html`${list}${lines.length > onePage ? pages : nothing}`
}

function alikePart(web: Web, { arrival, alike, lines }: PeopleView): Html {
  if (alike.length === 0) return nothing
  const { lang } = web
  const say = words(lang)
  const byId = new Map(lines.map((line) => [line.id, line]))
  const told = (id: string): Html => {
    const line = byId.get(id)
    if (!line) return nothing
    const { name, birth, document } = line.told
    const rest = [birth, homeShown(line.home, line.told.home), document].filter((part) => part !== '').join(', ')
    return html`<p><b>${name}</b><br>${rest}</p>`
  }
  const pair = ({ one, other, by }: Alike): Html =>
    formOf({
      action: `/meja/kedatangan/${arrival.id}/sama`,
      session: web.session,
      key: `${web.key}${one.slice(-6)}${other.slice(-6)}`,
      class: 'flow',
      label: say('alike.title'),
      body: html`<input type="hidden" name="satu" value="${one}"><input type="hidden" name="lain" value="${other}"><p class="soft">${say(`alike.${by}`)}</p>${told(one)}${told(other)}${buttonRow(
        button({ name: 'jawab', value: 'sama', text: say('alike.same'), kind: 'outline', icon: 'user' }),
        button({ name: 'jawab', value: 'beda', text: say('alike.apart'), kind: 'outline', icon: 'users' }),
      )}`,
    })
  const more = alike.length - mostPairs
  return apart(
    'brown',
    html`<h2>${say('alike.title')}</h2><p>${say('alike.note')}</p>${each(alike.slice(0, mostPairs), pair)}${more > 0 ? html`<p class="soft">${say('alike.more', { count: more })}</p>` : nothing}`,
  )
}

function handPart(web: Web, { arrival, going, homeless }: PeopleView): Html {
  const { lang } = web
  const say = words(lang)
  const without = homeless === 0 ? nothing : html`<p>${say('hand.homeless', { count: homeless })}</p>`
  if (going.people === 0)
    return panel({ kind: homeless === 0 ? 'success' : 'info', lang, title: say('hand.none'), body: without })
  const day = plusDays(dayIn(web.now(), WIB), arrivalStandard().wayDays)
  return apart(
    'sea',
    html`<h2>${say('hand.title')}</h2><p>${say('hand.note', going)}</p>${without}${formOf({
      action: `/meja/kedatangan/${arrival.id}/serah`,
      session: web.session,
      key: `${web.key}s`,
      class: 'flow',
      body: html`${textInput({ name: 'hari', label: say('hand.day'), kind: 'date', value: day })}${button({ text: say('hand.do'), kind: 'solid', icon: 'megaphone' })}`,
    })}`,
  )
}
