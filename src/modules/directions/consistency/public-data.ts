import { stringify } from 'csv-stringify/sync'
import { fewestTold } from '../../../kernel/disclosure.ts'
import { fewestOffices, type PublicRule } from './published.ts'
import { words } from './words.ts'

const columns = ['month', 'rule', 'heldBack', 'index', 'low', 'high', 'decisions', 'offices'] as const

const rowOf = ({ rule, month, told }: PublicRule) => ({
  month: month.slice(0, 7),
  rule,
  heldBack: told === null,
  index: told?.value ?? null,
  low: told?.low ?? null,
  high: told?.high ?? null,
  decisions: told?.decisions ?? null,
  offices: told?.offices ?? null,
})

/** The figures as CSV (RFC 4180, UTF-8): shares from 0 to 1, empty where nothing is told. */
export const csvOf = (rules: readonly PublicRule[]): string =>
  stringify(rules.map(rowOf), {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String },
  })

/** How it is counted and what it does not say, in this order. */
export const counted = [
  'how.index', 'how.range', 'public.how.months', 'public.how.hidden', 'public.how.offices', 'how.limit',
] as const // biome-ignore format: a list

/** The same as JSON, with how it was counted. */
export const jsonOf = (rules: readonly PublicRule[]): string =>
  JSON.stringify({
    about: words('id')('title'),
    heldBackBelow: fewestTold,
    fewestOffices,
    howCounted: counted.map((key) => words('id')(key, { fewest: fewestTold, offices: fewestOffices })),
    rows: rules.map(rowOf),
  })
