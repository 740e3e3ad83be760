import { z } from 'zod'
import type { RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf, titleOf } from '../instruments/law.ts'
import { words } from '../instruments/words.ts'

/** The members of a record of the national network of legal documents (JDIHN), in the order its members send them. */
export const jdihnFields = [
  'idData',
  'tahun_pengundangan',
  'tanggal_pengundangan',
  'jenis',
  'noPeraturan',
  'judul',
  'noPanggil',
  'singkatanJenis',
  'tempatTerbit',
  'penerbit',
  'deskripsiFisik',
  'sumber',
  'subjek',
  'isbn',
  'status',
  'bahasa',
  'bidangHukum',
  'teuBadan',
  'nomorIndukBuku',
  'fileDownload',
  'urlDownload',
  'urlDetailPeraturan',
  'operasi',
  'display',
  'abstrak',
  'urlAbstrak',
  'last_updated',
] as const
type Field = (typeof jdihnFields)[number]

/** A record as it is exchanged: every member is a text, "-" where nothing is known. */
export type Jdihn = Readonly<Record<Field, string>>
/** A record as it was read: only what it says. */
export type JdihnRead = Readonly<Partial<Record<Field, string>>> & { readonly at: number }

const empty = '-'

/** Everything that was ever in force, as JDIHN records; drafts, bills and the law of other countries are not ours to send. */
export function jdihnOf({ instruments }: Pick<RuleSet, 'instruments'>, origin: string): readonly Jdihn[] {
  const say = words('id')
  const blank = Object.fromEntries(jdihnFields.map((field) => [field, empty])) as Jdihn
  return [...instruments.values()]
    .filter(({ status, rank }) => ['in-force', 'superseded', 'revoked'].includes(status) && rank !== 'destination-rule')
    .map((one) => ({
      ...blank,
      idData: one.id,
      tahun_pengundangan: one.year === null ? empty : String(one.year),
      tanggal_pengundangan: one.issued ?? empty,
      jenis: say(`rank.${one.rank}`),
      singkatanJenis: one.kind,
      noPeraturan: one.number === '' ? empty : one.number,
      judul: titleOf(one) === '' ? nameOf(one) : one.title,
      status: one.status === 'in-force' ? 'Berlaku' : 'Tidak Berlaku',
      bahasa: 'Indonesia',
      urlDetailPeraturan: `${origin}${hrefOf(one.id)}`,
      operasi: '4',
      display: '1',
      abstrak: one.summary,
    }))
}

/** Most records of one file, and the longest text of a member. */
const mostRecords = 20_000
const longest = 10_000

const member = z.union([z.string(), z.number(), z.null(), z.undefined()])
const record = z.record(z.string(), z.unknown())

/** What is wrong with one record, in a sentence that names it. `at` counts from 1; 0 is the whole file. */
export type JdihnProblem = { readonly at: number; readonly field: string | null; readonly what: string }

/**
 * Reads a JDIHN file: a list of records, alone or below `data`. Numbers are taken as texts; "-", nothing and a missing
 * member are the same. What is wrong is listed by record and member; everything else is read. Pure, never throws.
 */
export function readJdihn(source: string): {
  readonly records: readonly JdihnRead[]
  readonly problems: readonly JdihnProblem[]
} {
  const problems: JdihnProblem[] = []
  const whole = (what: string) => ({ records: [], problems: [{ at: 0, field: null, what }] })
  const list = listIn(source)
  if (typeof list === 'string') return whole(list)
  if (list.length > mostRecords) return whole(`The file has ${list.length} records; at most ${mostRecords} are read.`)
  const records = list.flatMap((one, index): JdihnRead[] => {
    const read = recordOf(one, index + 1)
    problems.push(...read.problems)
    return read.record === undefined ? [] : [read.record]
  })
  return { records, problems }
}

function listIn(source: string): readonly unknown[] | string {
  let json: unknown
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch {
    return 'The file is no JSON.'
  }
  const held = z.object({ data: z.array(z.unknown()) }).safeParse(json)
  const list = z.array(z.unknown()).safeParse(held.success ? held.data.data : json)
  return list.success ? list.data : 'The file holds no list of records, neither alone nor below "data".'
}

function recordOf(one: unknown, at: number): { record?: JdihnRead; problems: readonly JdihnProblem[] } {
  const read = record.safeParse(one)
  if (!read.success) return { problems: [{ at, field: null, what: `Record ${at} is no object.` }] }
  const problems: JdihnProblem[] = []
  const found: Partial<Record<Field, string>> = {}
  for (const field of jdihnFields) {
    const value = member.safeParse(Object.hasOwn(read.data, field) ? read.data[field] : undefined)
    const text = value.success ? String(value.data ?? '').trim() : undefined
    const complain = (what: string): void => void problems.push({ at, field, what: `Record ${at}: ${field} ${what}` })
    if (text === undefined) complain('is neither text nor number.')
    else if (text.length > longest) complain(`is longer than ${longest} letters.`)
    else if (text !== '' && text !== empty) found[field] = text
  }
  if (found.judul === undefined && found.noPeraturan === undefined)
    return {
      problems: [...problems, { at, field: 'judul', what: `Record ${at}: judul and noPeraturan are both missing.` }],
    }
  return { record: { ...found, at }, problems }
}
