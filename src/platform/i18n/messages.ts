import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './language.ts'

/** Values of a sentence: text and numbers; dates are written by `dates.ts` first. */
export type Values = Readonly<Record<string, string | number | boolean>>
/** Says a sentence of a message file in one language. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

/**
 * The message files of one module: ICU MessageFormat, both languages with the same keys (a test compares them).
 * Text without arguments is given as it is; the others are compiled once.
 *
 * @example
 * const say = messages({ id, en })('id')
 * say('queue.count', { n: 3 }) // '3 berkas'
 */
export function messages<Texts extends Readonly<Record<string, string>>>(files: {
  readonly id: Texts
  readonly en: Readonly<Record<keyof Texts, string>>
}): (lang: Language) => Say<Extract<keyof Texts, string>> {
  const say = { id: sayIn('id', files.id), en: sayIn('en', files.en) }
  return (lang) => say[lang]
}

function sayIn<Key extends string>(lang: Language, texts: Readonly<Record<Key, string>>): Say<Key> {
  const compiled = new Map<Key, IntlMessageFormat>()
  return (key, values) => {
    const text = texts[key]
    if (!/[{'<]/.test(text)) return text
    let format = compiled.get(key)
    if (!format)
      compiled.set(
        key,
        (format = new IntlMessageFormat(text, lang === 'id' ? 'id-ID' : 'en-GB', undefined, { ignoreTag: true })),
      )
    return String(format.format(values))
  }
}
