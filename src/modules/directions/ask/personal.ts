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
  ['email', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  // A family-card number has sixteen digits as well.
  ['nik', /(?<!\d)\d(?:[\s./_–—-]{0,3}\d){15}(?!\d)/g],
  ['file-number', /\b[A-Z]{3}-\d{2}-\d{6}\b/gi],
  ['passport', /\b[A-Z]{1,2}\s?\d{6,7}\b/gi],
]
/** Numbers of other questions and rulings tell of nobody. */
const ours = /^(?:TNY|ARH)-/i

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
  let masked = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
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

/** The word alone, not inside another: in capitals or not where it is long, as a name is written where it is short. */
function wordOf(word: string): RegExp {
  const written = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  if (word.length >= shortestName) return alone(written, 'giu')
  const [first = '', ...rest] = word.toLowerCase()
  return alone(`${first.toUpperCase()}(?:${rest.join('')}|${rest.join('').toUpperCase()})`, 'gu')
}

const alone = (pattern: string, flags: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, flags)
