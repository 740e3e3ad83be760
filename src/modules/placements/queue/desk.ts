import type { WorkingCalendar } from '../../../kernel/deadline.ts'
import { dayIn, type Instant, timeIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { tally } from '../../../platform/http/components/tally.ts'
import type { Desk, SavedFilter } from '../../../platform/http/frame/desk.ts'
import type { Web } from '../../../platform/http/route.ts'
import { clock, numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { samplesWaiting, unreadRulings } from '../../directions/index.ts'
import { calendarOf } from '../../offices/index.ts'
import { ruleSetOn, unreadBy } from '../../regulations/index.ts'
import { everything, type Filter, hrefOf, type List, lists, readFilter } from '../filters/filter.ts'
import { filtersOf } from '../filters/store.ts'
import { nextButton } from '../next/button.ts'
import type { Officer } from './officer.ts'
import { endOfTodayAt, startOfTodayAt } from './promise.ts'
import { type Asking, type Counts, countedTo, countsOf, decidedSince } from './store.ts'
import { words } from './words.ts'

/** What stands around the work: how many wait where, saved filters, what was done today. */
export type DeskFacts = {
  readonly calendar: WorkingCalendar
  readonly asking: Omit<Asking, 'filter'>
  readonly counts: ReadonlyMap<List, number>
  readonly saved: readonly (SavedFilter & { readonly id: string; readonly own: boolean })[]
  readonly decided: readonly { readonly at: Instant }[]
  /** How many changes of the rules the officer has not read, and how many rulings. */
  readonly unread: { readonly notices: number; readonly rulings: number }
  /** How many decisions of other offices wait to be decided again. */
  readonly samples: number
}

const sum = ({ past, today, later }: Counts): number => past + today + later
const tones = ['indigo', 'brown', 'amber', 'leaf', 'sea', 'red'] as const

/** What every list of an officer's desk is asked with. */
export async function askingOf(tx: Tx, officer: Officer, calendar?: WorkingCalendar): Promise<Omit<Asking, 'filter'>> {
  const known = calendar ?? (await calendarOf(tx, officer.office.id))
  const ruleSet = await ruleSetOn(tx, dayIn(tx.now, known.zone))
  const withoutClass = [...ruleSet.schemes.values()]
    .filter(({ open, steps }) => open && steps.length > 0 && !steps.some(({ review }) => review === 'orientation'))
    .map(({ code }) => code)
  return {
    office: officer.office.id,
    officer: officer.person,
    now: tx.now,
    endOfToday: endOfTodayAt(tx.now, known),
    withoutClass,
  }
}

/** Counts and saved filters of a desk, as the officer sees them. */
export async function deskFacts(tx: Tx, officer: Officer): Promise<DeskFacts> {
  const calendar = await calendarOf(tx, officer.office.id)
  const asking = await askingOf(tx, officer, calendar)
  const counts = new Map<List, number>()
  for (const list of lists) counts.set(list, sum(await countsOf(tx, { ...asking, filter: { ...everything, list } })))
  const saved: DeskFacts['saved'][number][] = []
  for (const [index, { id, name, query, shared, officer: owner }] of (
    await filtersOf(tx, officer.person, officer.office.id)
  ).entries()) {
    const filter = readFilter(new URLSearchParams(query))
    saved.push({
      id,
      own: owner === officer.person,
      name: shared && owner !== officer.person ? `${name} *` : name,
      href: hrefOf(filter),
      tone: tones[index % tones.length] ?? 'indigo',
      count: sum(await countsOf(tx, { ...asking, filter })),
    })
  }
  const decided = await decidedSince(tx, officer.person, startOfTodayAt(tx.now, calendar))
  const unread = {
    notices: (await unreadBy(tx, officer.person)).length,
    rulings: (await unreadRulings(tx, officer.person)).length,
  }
  const samples = await samplesWaiting(tx, officer.office.id)
  return { calendar, asking, counts, saved, decided, unread, samples }
}

/** A count as it is shown: not counted further than `countedTo`. */
export const countText = (lang: Language, count: number): string =>
  count >= countedTo ? `${numberText(lang, countedTo)}+` : numberText(lang, count)

const entries = [
  { key: 'antrean', word: 'rail.queue', icon: 'inbox' },
  { key: 'saya', word: 'rail.mine', icon: 'folder-open' },
  { key: 'tertahan', word: 'rail.held', icon: 'hourglass' },
  { key: 'kartu', word: 'rail.card', icon: 'printer' },
  { key: 'tanpa-janji', word: 'rail.no-promise', icon: 'clock' },
] as const satisfies readonly { key: List; word: string; icon: string }[]

type Around = DeskFacts & { readonly now: Instant; readonly search?: string; readonly filter?: Filter }

/** The bar, the rail, the tally and the keys around a page of the desk. */
export function deskOfOfficer(web: Web, officer: Officer, around: Around): Desk {
  const { counts, saved, decided, unread, samples, calendar, now, search, filter = everything } = around
  const { lang } = web
  const say = words(lang)
  return {
    unit: officer.office.name[lang],
    place: say(`role.${officer.role}`),
    search: {
      action: '/meja/cari',
      placeholder: say('search.placeholder'),
      key: '/',
      ...(search === undefined ? {} : { value: search }),
    },
    call: nextButton(web, filter),
    rail: [
      ...entries
        .filter(({ key }) => key !== 'tanpa-janji' || (counts.get(key) ?? 0) > 0)
        .map(({ key, word, icon }) => ({
          key,
          name: say(word),
          href: hrefOf({ ...everything, list: key }),
          icon,
          count: counts.get(key) ?? 0,
        })),
      { key: 'opp', name: say('rail.orientation'), href: '/meja/opp', icon: 'orientation' },
      { key: 'kedatangan', name: say('rail.arrivals'), href: '/meja/kedatangan', icon: 'ship' },
      {
        key: 'arahan',
        name: say('rail.rulings'),
        href: '/arahan',
        icon: 'message-circle',
        ...(unread.rulings === 0 ? {} : { count: unread.rulings }),
      },
      { key: 'latihan', name: say('rail.practice'), href: '/meja/latihan', icon: 'book-open' },
      ...(samples === 0
        ? []
        : ([
            { key: 'uji-ulang', name: say('rail.again'), href: '/meja/uji-ulang', icon: 'eye', count: samples },
          ] as const)),
      {
        key: 'baca',
        name: say('rail.notices'),
        href: '/pemberitahuan',
        icon: 'bell',
        ...(unread.notices === 0 ? {} : { count: unread.notices }),
      },
      ...(officer.role === 'head-of-office'
        ? ([
            { key: 'keseragaman', name: say('rail.uniformity'), href: '/meja/keseragaman', icon: 'chart-line' },
          ] as const)
        : []),
    ],
    saved,
    tally: tally({
      label: say('tally.label'),
      figure: numberText(lang, decided.length),
      note: decided.length > 1 ? say('tally.note', { pace: paceOf(decided) }) : '',
      bars: {
        label: say('tally.bars', { opens: calendar.opens, closes: calendar.closes }),
        counts: hoursOf(decided, calendar),
      },
    }),
    keys: [
      { keys: ['↑', '↓'], does: say('keys.move') },
      { keys: ['X'], does: say('keys.pick') },
      { keys: ['Enter'], does: say('keys.open') },
      { keys: ['1–9'], does: say('keys.document') },
      { keys: ['?'], does: say('keys.all') },
    ],
    savedNote: say('saved-note', { time: clock(lang, now, calendar.zone) }),
  }
}

/** Decisions by hour of the counter, the last being the hour it is. */
function hoursOf(decided: DeskFacts['decided'], { opens, zone }: WorkingCalendar): number[] {
  const first = Number(opens.slice(0, 2))
  const counts = Array.from({ length: 8 }, () => 0)
  for (const { at } of decided) {
    const slot = Math.min(7, Math.max(0, Number(timeIn(at, zone).slice(0, 2)) - first))
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return counts
}

/** Median minutes between one decision and the next today; a break longer than half an hour does not count. */
export function paceOf(decided: readonly { readonly at: Instant }[]): number {
  const gaps = decided
    .slice(1)
    .map(({ at }, index) => (Date.parse(at) - Date.parse(decided[index]?.at ?? at)) / 60_000)
    .filter((minutes) => minutes <= 30)
    .toSorted((a, b) => a - b)
  return Math.round(gaps[Math.floor(gaps.length / 2)] ?? 0)
}
