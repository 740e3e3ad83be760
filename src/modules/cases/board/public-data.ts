import { stringify } from 'csv-stringify/sync'
import { fewestTold } from '../../../kernel/disclosure.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import { officeOf } from '../../offices/index.ts'
import type { Share } from './figures.ts'
import type { PublicFigures } from './published.ts'
import type { Release } from './release.ts'
import { words } from './words.ts'

/** How the centre and all offices together are named where an office stands. */
export const centreCode = 'pusat'
const allCode = 'semua'

/** The name of an office on public pages; `null`: the centre. */
export const officeName = (office: OfficeId | null, lang: 'id' | 'en'): string =>
  office === null ? words(lang)('centre') : (officeOf(office)?.name[lang] ?? office)

/** One cell as programs read it: shares from 0 to 1, `null` where nothing is told. */
type Row = {
  readonly month: string
  readonly office: string
  readonly officeName: string
  readonly heldBack: boolean
} & Readonly<Record<(typeof numbers)[number], number | null>>

const numbers = [
  'filed', 'open', 'decided', 'medianDays', 'medianDaysLow', 'medianDaysHigh',
  'inTime', 'inTimeLow', 'inTimeHigh', 'inTimeOf', 'answered', 'answeredLow', 'answeredHigh', 'answeredOf',
  'confirmed', 'confirmedLow', 'confirmedHigh', 'confirmedOf', 'oldestOpenWeeks',
] as const // biome-ignore format: a table

const columns = ['month', 'office', 'officeName', 'heldBack', ...numbers] as const

/** Every cell of a release, newest month first, all offices together before each of them. */
export const rowsOf = ({ months }: Release): readonly Row[] =>
  months.flatMap(({ month, all, offices }) => {
    const when = month.slice(0, 7)
    return [
      rowOf({ month: when, office: allCode, officeName: words('id')('all') }, all),
      ...offices.map(({ office, figures }) =>
        rowOf({ month: when, office: office ?? centreCode, officeName: officeName(office, 'id') }, figures),
      ),
    ]
  })

function rowOf(which: Pick<Row, 'month' | 'office' | 'officeName'>, told: PublicFigures | null): Row {
  return {
    ...which,
    heldBack: told === null,
    filed: told?.filed ?? null,
    open: told?.open ?? null,
    decided: told?.decided ?? null,
    medianDays: told?.days?.value ?? null,
    medianDaysLow: told?.days?.interval?.low ?? null,
    medianDaysHigh: told?.days?.interval?.high ?? null,
    ...shareIn('inTime', told?.inTime),
    ...shareIn('answered', told?.answered),
    ...shareIn('confirmed', told?.confirmed),
    oldestOpenWeeks: told?.oldestWeeks ?? null,
  }
}

type ShareColumns<Name extends string> = Readonly<Record<Name | `${Name}${'Low' | 'High' | 'Of'}`, number | null>>

const shareIn = <Name extends string>(name: Name, share: Share | null | undefined): ShareColumns<Name> =>
  ({
    [name]: rounded(share?.share),
    [`${name}Low`]: rounded(share?.low),
    [`${name}High`]: rounded(share?.high),
    [`${name}Of`]: share?.of ?? null,
  }) as ShareColumns<Name>

const digits = 10_000
const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * digits) / digits

/** The release as CSV (RFC 4180, UTF-8). A spreadsheet takes no cell of it for a formula. */
export const csvOf = (release: Release): string =>
  stringify([...rowsOf(release)], {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String },
  })

/** The same as JSON, with how it was counted. */
export const jsonOf = (release: Release): string =>
  JSON.stringify({
    about: words('id')('title'),
    asOf: release.asOf,
    since: release.since,
    heldBackBelow: fewestTold,
    howCounted: counted.map((key) => words('id')(key, { fewest: fewestTold })),
    rows: rowsOf(release),
  })

/** How the figures are counted and what they do not say, in this order. */
export const counted = [
  'how.month', 'how.median', 'how.in-time', 'how.answered', 'how.confirmed', 'how.oldest', 'how.range', 'how.hidden',
  'how.hidden.more', 'how.limit.office', 'how.limit.reopened', 'how.limit.told',
] as const // biome-ignore format: a list
