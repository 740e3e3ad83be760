import { nameKey } from '../../workers/index.ts'

/** What somebody looks for, by its shape: a NIK, a file number, a passport, else a name. */
export type Wanted =
  | { readonly by: 'nik'; readonly nik: string }
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'passport'; readonly number: string }
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
  const key = nameKey(text)
  return key.length < shortest ? { by: 'nothing' } : { by: 'name', key }
}
