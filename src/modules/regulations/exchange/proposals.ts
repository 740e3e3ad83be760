import { stringify } from 'yaml'
import { isDay } from '../../../kernel/time.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { instrumentNamed } from '../register/names.ts'
import type { JdihnProblem, JdihnRead } from './jdihn.ts'

/** One member of an instrument of ours that a record says otherwise. */
export type Difference = { readonly field: string; readonly ours: string; readonly theirs: string }

/** What a record says of our register. */
export type Proposal =
  | { readonly kind: 'same'; readonly at: number; readonly instrument: string }
  | {
      readonly kind: 'differs'
      readonly at: number
      readonly instrument: string
      readonly differences: readonly Difference[]
    }
  | {
      readonly kind: 'unknown'
      readonly at: number
      readonly name: string
      /** The file `regulations/<id>/instrument.yaml` as it could be begun; a person completes and confirms it. */
      readonly file: string
      readonly yaml: string
    }

/** Holds records against the register. Nothing is stored: instruments are files, and a person changes them. Pure. */
export function proposalsOf(
  records: readonly JdihnRead[],
  ruleSet: Pick<RuleSet, 'instruments'>,
): { readonly proposals: readonly Proposal[]; readonly problems: readonly JdihnProblem[] } {
  const problems: JdihnProblem[] = []
  const proposals = records.map((record): Proposal => {
    const issued = dayOf(record.tanggal_pengundangan)
    if (record.tanggal_pengundangan !== undefined && issued === undefined)
      problems.push(notA('day', record, 'tanggal_pengundangan'))
    if (record.tahun_pengundangan !== undefined && yearOf(record) === undefined)
      problems.push(notA('year', record, 'tahun_pengundangan'))
    const known = matching(record, ruleSet)
    if (known === undefined) return unknown(record, issued, ruleSet)
    const differences = differencesOf(record, issued, known)
    return differences.length === 0
      ? { kind: 'same', at: record.at, instrument: known.id }
      : { kind: 'differs', at: record.at, instrument: known.id, differences }
  })
  return { proposals, problems }
}

const notA = (
  what: 'day' | 'year',
  record: JdihnRead,
  field: 'tanggal_pengundangan' | 'tahun_pengundangan',
): JdihnProblem => ({
  at: record.at,
  field,
  what: `Record ${record.at}: ${field} is no ${what}: ${(record[field] ?? '').slice(0, 40)}`,
})

/** A day as members write it: `2017-11-22`, `22-11-2017`, `22/11/2017`, with or without a time. */
function dayOf(written = ''): string | undefined {
  const [, iso, date = '', month = '', year = ''] =
    /^(?:(\d{4}-\d{2}-\d{2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?:[T ].*)?$/.exec(written) ?? []
  const day = iso ?? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

const yearOf = ({ tahun_pengundangan: year = '' }: JdihnRead): number | undefined =>
  /^[12]\d{3}$/.test(year) ? Number(year) : undefined

/** By our own id, by kind, number and year, or by title; only when one instrument alone is meant. */
function matching(record: JdihnRead, { instruments }: Pick<RuleSet, 'instruments'>): Instrument | undefined {
  const own = instruments.get(record.idData ?? '')
  if (own) return own
  const year = yearOf(record)
  for (const kind of [record.singkatanJenis, record.jenis])
    if (kind !== undefined && record.noPeraturan !== undefined && year !== undefined) {
      const found = instrumentNamed({ instruments }, `${kind} ${record.noPeraturan}/${year}`)
      if (found) return found
    }
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const title = plain(record.judul ?? '')
  const titled = [...instruments.values()].filter(
    (one) =>
      title !== '' && plain(one.title) === title && (year === undefined || one.year === null || one.year === year),
  )
  return titled.length === 1 ? titled[0] : undefined
}

/** Free text of members: what says "not", "revoked" or "replaced" is out of force. */
const isInForce = (status: string): boolean => !/\b(?:tidak|dicabut|mencabut|diganti)/i.test(status)

function differencesOf(record: JdihnRead, issued: string | undefined, known: Instrument): readonly Difference[] {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const pairs: readonly (readonly [string, string | null | undefined, string | undefined])[] = [
    ['number', known.number, record.noPeraturan],
    ['year', known.year === null ? null : String(known.year), yearOf(record)?.toString()],
    ['title', known.title, record.judul],
    ['issued', known.issued, issued],
  ]
  const differing = pairs.flatMap(([field, ours, theirs]): Difference[] =>
    theirs === undefined ||
    plain(ours ?? '') === plain(theirs) ||
    (field === 'title' && plain(nameOf(known)) === plain(theirs))
      ? []
      : [{ field, ours: ours ?? '-', theirs }],
  )
  const { status } = record
  return status === undefined || isInForce(status) === (known.status === 'in-force')
    ? differing
    : [...differing, { field: 'status', ours: known.status, theirs: status }]
}

/** An instrument we do not know, as its file could begin. Its rank is taken from our instruments of the same kind. */
function unknown(
  record: JdihnRead,
  issued: string | undefined,
  { instruments }: Pick<RuleSet, 'instruments'>,
): Proposal {
  const [kind, number, year] = [record.singkatanJenis ?? record.jenis ?? '', record.noPeraturan ?? '', yearOf(record)]
  const title = record.judul ?? ''
  const slug = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  const id = slug(number === '' ? title : [kind, number, year ?? ''].join(' ')).slice(0, 80) || `jdihn-${record.at}`
  const alike = [...instruments.values()].find((one) => slug(one.kind) === slug(kind))
  const source = [record.urlDetailPeraturan, record.urlDownload].find((url) => url?.startsWith('https://'))
  const yaml = stringify({
    id,
    rank: alike?.rank ?? null,
    kind,
    number,
    year: year ?? null,
    title,
    aliases: [],
    issued: issued ?? null,
    inForce: null,
    ended: null,
    status: 'to-confirm',
    relations: [],
    source: source ?? null,
    textVerified: false,
    confidence: 'to-confirm',
    summary: '',
  })
  const name = nameOf({ kind, number, year: year ?? null, title })
  return { kind: 'unknown', at: record.at, name, file: `regulations/${id}/instrument.yaml`, yaml }
}
