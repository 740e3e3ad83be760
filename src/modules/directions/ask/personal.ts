import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { LocalDate } from '../../../kernel/time.ts'
import { neighbourhood, placeNamed } from './address-patterns.ts'
import { birthPattern, bornOn } from './birth-patterns.ts'
import { alone, isPlainWord, namePattern, plainNamePattern, spaced } from './name-patterns.ts'

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
  'birth-day': '[tanggal]',
  place: '[tempat]',
}

const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?(?:@|\(at\))\s?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/giu],
  // A family-card number has sixteen digits as well. Some write O for 0.
  ['nik', /(?<![\p{L}\d])\d(?:[^\p{L}\d]{0,6}[\dO]){15}(?![\p{L}\d])/giu],
  ['file-number', /\b[A-Z]{3}[\s-]?\d{2}[\s-]?\d{6}\b/gi],
  ['passport', /\b[A-Z]{1,2}[\s-]{0,3}\d{6,7}\b/gi],
  // The library passes over a mobile number that follows another figure.
  ['phone', /(?<![\p{L}\d])08\d{1,2}[\s.-]?\d{3,4}[\s.-]?\d{3,5}(?![\p{L}\d])/gu],
  // A telephone without its first 0.
  ['phone', /(?<![\p{L}\d.,+]|\+?62[\s.-]?)8\d{2}[\s.-]?\d{3,4}[\s.-]?\d{4,5}(?![\p{L}\d.,])/gu],
  ['birth-day', bornOn],
  ['place', placeNamed],
  ['place', neighbourhood],
]
/** Somebody called by a title, or by what stands before a name: `Ibu Siti`, `a.n. Siti Aminah`. */
const called =
  /(?<![\p{L}\d])((?:[Ii]bu|[Bb]apak|[Bb]u|[Pp]ak|[Ss]dri?\.?|[Ss]audar[ai]|[Nn]y\.?|[Tt]n\.?|a\.\s?n\.|[Aa]tas nama|[Bb]ernama|[Nn]amanya)\s+)((?!(?:Kepala|Menteri|Direktur|Lurah|Camat|Ketua|Petugas|Pengantar|Kota|Dirjen)(?!\p{L}))\p{Lu}[\p{L}'’]{1,30}(?:\s+\p{Lu}[\p{L}'’.]{0,30}){0,3})/gu
/** Numbers of other questions and rulings tell of nobody. */
const ours = /^(?:TNY|ARH)-/i

/** Longest text, in letters, of a question or an answer. */
export const longestText = 4_000

/** Shorter names of villages are too often words of something else; with their kind before them they are found anyway. */
const shortestPlace = 4

/**
 * A text without what tells who somebody is: national and family-card numbers, passports, telephones, addresses of
 * mail and of houses, file numbers, days of birth, and what the file knows of its people. `found` is what was masked and
 * nothing else, and nothing is found in what is masked already.
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
  // A number of the person has the day of birth in it: it is looked for as a whole first.
  for (const [kind, pattern] of patterns) masked = masked.replaceAll(pattern, hide(kind))
  for (const birth of births) masked = masked.replaceAll(birthPattern(birth), hide('birth-day'))
  masked = withoutPhones(masked, () => hide('phone')(''))
  for (const place of places.filter(({ length }) => length >= shortestPlace))
    masked = masked.replaceAll(alone(place.split(/\s+/).map(spaced).join(String.raw`\s+`), 'giu'), hide('place'))
  const parts = wordsOf(names)
  for (const word of parts.filter((one) => !isPlainWord(one)))
    masked = masked.replaceAll(namePattern(word), hide('name'))
  // A plain word is a name beside another one: those are hidden by now.
  for (const word of parts.filter(isPlainWord))
    masked = masked.replaceAll(plainNamePattern(word, hidden.name), hide('name'))
  masked = masked.replaceAll(called, (_, before: string) => `${before}${hide('name')('')}`)
  return { text: masked, found: personalKinds.filter((kind) => found.has(kind)) }
}

/** Numbers that a telephone can have, written as people write one: days and counts begin otherwise. */
function withoutPhones(text: string, hide: () => string): string {
  return findPhoneNumbersInText(text, 'ID')
    .filter(({ startsAt }) => /^(?:\+|0|62)/.test(text.slice(startsAt)))
    .toReversed()
    .reduce((rest, { startsAt, endsAt }) => `${rest.slice(0, startsAt)}${hide()}${rest.slice(endsAt)}`, text)
}

/** Shorter words of a name are too often words of something else. */
const shortestWord = 3

const wordsOf = (names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) => name.normalize('NFKC').split(/[\s,.]+/)).filter((word) => word.length >= shortestWord),
  ),
]

/** Digits of other scripts, which our patterns would pass over. */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  for (let zero = point; zero > point - 10; zero -= 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(point - zero)
  return String(point % 10)
}
