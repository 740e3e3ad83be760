import { nameKey } from '../../workers/index.ts'

/** What somebody looks for, by its shape: a NIK, a file number or its end, a passport, else a name. */
export type Wanted =
  | { readonly by: 'nik'; readonly nik: string }
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'passport'; readonly number: string }
  | { readonly by: 'tail'; readonly digits: string }
  | { readonly by: 'name'; readonly key: string }
  | { readonly by: 'nothing' }

/** Shortest name that is looked for, in letters. */
const shortest = 3

/** Reads the one search box. Spaces, dots and small letters in numbers make no difference. Pure. */
export function wantedOf(text: string): Wanted {
  const joined = text.replace(/[\s.-]/g, '').toUpperCase()
  if (/^\d{16}$/.test(joined)) return { by: 'nik', nik: joined }
  const [, prefix, year, digits] = /^([A-Z]{3})(\d{2})(\d{1,6})$/.exec(joined) ?? []
  if (prefix !== undefined && year !== undefined && digits !== undefined)
    return { by: 'number', number: `${prefix}-${year}-${digits.padStart(6, '0')}` }
  if (/^[A-Z]{1,2}\d{6,7}$/.test(joined)) return { by: 'passport', number: joined }
  // The end of a number, as people say it: `318` for JTM-26-000318.
  if (/^\d{2,6}$/.test(joined)) return { by: 'tail', digits: joined.padStart(6, '0') }
  const key = nameKey(text)
  return key.length < shortest ? { by: 'nothing' } : { by: 'name', key }
}

/** A letter that is j in the old spelling and y, searched as i, in today's. */
const oldOrNew = /j|i(?=[aeou])/g
/** So many such letters of a name are spelt both ways. */
const mostLetters = 3

/**
 * The spellings a name may stand in, its own first: `Jusuf` is also looked for as Yusuf, `Widjaja` as Wijaya. What the
 * searched spelling already makes one (oe and u, dj and j, tj and c) is not spelt twice. Pure.
 */
export function spellingsOf(key: string): readonly string[] {
  const places = [...key.matchAll(oldOrNew)].slice(0, mostLetters).map(({ index }) => index)
  let spellings = [key]
  for (const at of places) {
    const otherwise = key[at] === 'j' ? 'i' : 'j'
    spellings = spellings.flatMap((text) => [text, `${text.slice(0, at)}${otherwise}${text.slice(at + 1)}`])
  }
  return spellings
}
