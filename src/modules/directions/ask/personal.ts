import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import { isDay, type LocalDate } from '../../../kernel/time.ts'

/** Kinds of what tells who somebody is. */
export const personalKinds = ['nik', 'passport', 'phone', 'email', 'name', 'file-number', 'birth-day', 'place'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** The people of a file, as far as it knows them: who is named, born and at home where. */
export type People = {
  readonly names: readonly string[]
  readonly births?: readonly LocalDate[]
  /** Names of villages. */
  readonly places?: readonly string[]
}

export type Masked = { readonly text: string; readonly found: readonly PersonalKind[] }

/** What stands where something was hidden; a second masking leaves it as it is. */
const hidden: Readonly<Record<PersonalKind, string>> = {
  nik: '[NIK]',
  passport: '[paspor]',
  phone: '[telepon]',
  email: '[surel]',
  name: '[nama]',
  'file-number': '[nomor berkas]',
  'birth-day': '[tanggal lahir]',
  place: '[tempat]',
}

const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?(?:@|\(at\))\s?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/giu],
  // A family-card number has sixteen digits as well. Some write O for 0.
  ['nik', /(?<![\p{L}\d])\d(?:[^\p{L}\d]{0,6}[\dO]){15}(?![\p{L}\d])/giu],
  ['file-number', /\b[A-Z]{3}[\s-]?\d{2}[\s-]?\d{6}\b/gi],
  ['passport', /\b[A-Z]{1,2}[\s-]{0,3}\d{6,7}\b/gi],
  // A telephone without its first 0.
  ['phone', /(?<![\p{L}\d.,+]|\+?62[\s.-]?)8\d{2}[\s.-]?\d{3,4}[\s.-]?\d{4,5}(?![\p{L}\d.,])/gu],
]
/** Somebody called by a title, or by what stands before a name: `Ibu Siti`, `a.n. Siti Aminah`. */
const called =
  /(?<![\p{L}\d])((?:[Ii]bu|[Bb]apak|[Bb]u|[Pp]ak|[Ss]dri?\.?|[Ss]audar[ai]|[Nn]y\.?|[Tt]n\.?|a\.\s?n\.|[Aa]tas nama|[Bb]ernama|[Nn]amanya)\s+)((?!(?:Kepala|Menteri|Direktur|Lurah|Camat|Ketua|Petugas|Pengantar|Kota|Dirjen)(?!\p{L}))\p{Lu}[\p{L}'’]{1,30}(?:\s+\p{Lu}[\p{L}'’.]{0,30}){0,3})/gu
/** A village, hamlet or street by its name, and the numbers of neighbourhoods. */
const placed =
  /(?<![\p{L}\d])(?:(?:[Dd]esa|[Kk]elurahan|[Dd]usun|[Dd]ukuh|[Kk]ampung|[Gg]ang|[Gg]g\.|[Jj]alan|[Jj]l\.?)\s+(?!(?:Migran|Binaan|Adat)(?!\p{L}))\p{Lu}[\p{L}'’]{2,30}(?:\s+\p{Lu}[\p{L}'’]{2,30}){0,2}(?:\s+(?:[Nn]o(?:mor)?\.?\s*)?\d{1,4})?|RT\.?\s?\d{1,3}(?:\s?\/?\s?RW\.?\s?\d{1,3})?|RW\.?\s?\d{1,3})(?![\p{L}\d])/gu
const months =
  'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december|jan|feb|mar|apr|jun|jul|agu|aug|sep|okt|oct|nov|des|dec'
const dayShape = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.\s]\d{1,2}[-/.\s](?:19|20)?\d{2}|\d{1,2}\s+(?:${months})\.?\s+\d{4})`
/** A day that stands beside a word of birth. */
const born = new RegExp(
  String.raw`(?<!\p{L})((?:lahir(?:nya)?|kelahiran|ttl|born)[^\n\d]{0,40})${dayShape}(?!\d)`,
  'giu',
)
const anyDay = new RegExp(String.raw`(?<![\d.,])${dayShape}(?![\d])`, 'giu')

/** Numbers of other questions and rulings tell of nobody. */
const ours = /^(?:TNY|ARH)-/i

/** Longest text, in letters, of a question or an answer. */
export const longestText = 4_000

/** Shorter words of a name are too often words of something else; down to three letters they count as a name writes them. */
const shortestName = 4
const shortestCapital = 3

/**
 * A text without what tells who somebody is: national and family-card numbers, passports, telephones, addresses of
 * mail, file numbers, and the names that are given. Masking twice is masking once.
 *
 * @param people  of the file, as they are written there
 */
export function maskPersonal(text: string, { names, births = [], places = [] }: People = { names: [] }): Masked {
  const found = new Set<PersonalKind>()
  const hide = (kind: PersonalKind) => (what: string) => {
    if (kind === 'file-number' && ours.test(what)) return what
    found.add(kind)
    return hidden[kind]
  }
  let masked = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Nd}/gu, plainDigit)
  for (const [kind, pattern] of patterns) masked = masked.replaceAll(pattern, hide(kind))
  masked = masked.replaceAll(born, (_, before: string) => `${before}${hide('birth-day')('')}`)
  const days = new Set(births)
  masked = masked.replaceAll(anyDay, (day) => (days.has(dayWritten(day) ?? never) ? hide('birth-day')(day) : day))
  masked = withoutPhones(masked, () => hide('phone')(''))
  for (const name of wordsOf(names)) masked = masked.replaceAll(wordOf(name), hide('name'))
  masked = masked.replaceAll(called, (_, before: string) => `${before}${hide('name')('')}`)
  masked = masked.replaceAll(placed, hide('place'))
  for (const place of places.filter((name) => name.length > shortestName))
    masked = masked.replaceAll(alone(spaced(place), 'giu'), hide('place'))
  return { text: masked, found: personalKinds.filter((kind) => found.has(kind)) }
}

/** Numbers that a telephone can have, written as people write one: days and counts begin otherwise. */
function withoutPhones(text: string, hide: () => string): string {
  return findPhoneNumbersInText(text, 'ID')
    .filter(({ startsAt }) => /^(?:\+|0|62)/.test(text.slice(startsAt)))
    .toReversed()
    .reduce((rest, { startsAt, endsAt }) => `${rest.slice(0, startsAt)}${hide()}${rest.slice(endsAt)}`, text)
}

const wordsOf = (names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) => name.normalize('NFKC').split(/[\s,.]+/)).filter((word) => word.length >= shortestCapital),
  ),
]

const never = '' as LocalDate
const monthStarts = [
  'jan',
  'feb',
  'mar',
  'apr',
  'm[ae][iy]',
  'jun',
  'jul',
  'a[gu][ug]',
  'sep',
  'o[kc]t',
  'nov',
  'de[sc]',
]

/** The day that was meant, however it was written: `1994-05-01`, `1/5/94`, `1 Mei 1994`. */
function dayWritten(text: string): LocalDate | undefined {
  const parts = text.trim().split(/[-/.\s]+/)
  const [first = '', second = '', third = ''] = parts
  const [year, month, date] = /^\d{4}$/.test(first) ? [first, second, third] : [third, second, first]
  const named = monthStarts.findIndex((start) => new RegExp(`^${start}`, 'i').test(month)) + 1
  const whole = year.length === 2 ? `${Number(year) > 30 ? '19' : '20'}${year}` : year
  const number = /^\d+$/.test(month) ? Number(month) : named
  const day = `${whole}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? (day as LocalDate) : undefined
}

/** Digits of other scripts, which our patterns would pass over. */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  for (let zero = point; zero > point - 10; zero -= 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(point - zero)
  return String(point % 10)
}

/** The word alone, not inside another: in capitals or not where it is long, as a name is written where it is short. */
function wordOf(word: string): RegExp {
  if (word.length >= shortestName) return alone(spaced(word), 'giu')
  const [first = '', ...rest] = word.toLowerCase()
  return alone(`${first.toUpperCase()}(?:${rest.join('')}|${rest.join('').toUpperCase()})`, 'gu')
}

/** A word whose letters may stand apart: `S U P R I Y A T I`. */
const spaced = (word: string): string =>
  Array.from(word, (letter) => letter.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`[\s.]{0,2}`)

const alone = (pattern: string, flags: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, flags)
