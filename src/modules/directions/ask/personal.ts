import { findPhoneNumbersInText } from 'libphonenumber-js/min'

/** Kinds of what tells who somebody is. */
export const personalKinds = ['nik', 'passport', 'phone', 'email', 'name', 'file-number'] as const
export type PersonalKind = (typeof personalKinds)[number]

export type Masked = { readonly text: string; readonly found: readonly PersonalKind[] }

/** What stands where something was hidden; a second masking leaves it as it is. */
const hidden: Readonly<Record<PersonalKind, string>> = {
  nik: '[NIK]',
  passport: '[paspor]',
  phone: '[telepon]',
  email: '[surel]',
  name: '[nama]',
  'file-number': '[nomor berkas]',
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
 * @param names  of the people of the file, as they are written there
 */
export function maskPersonal(text: string, names: readonly string[] = []): Masked {
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
  masked = withoutPhones(masked, () => hide('phone')(''))
  for (const name of wordsOf(names)) masked = masked.replaceAll(wordOf(name), hide('name'))
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
