import type { Language } from '../i18n/language.ts'
import { messages } from '../i18n/messages.ts'
import type { Unacceptable } from './files.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

const say = messages({ id, en })

/**
 * Why a file or an upload was not taken, and what to do now, in one or two short sentences.
 *
 * @example
 * whyNot('id', { code: 'file.too-large', detail: { megabytes: 12, most: 8 } })
 * // 'Filenya 12 MB. Paling besar 8 MB. Coba foto ulang dengan ukuran lebih kecil.'
 */
export const whyNot = (
  lang: Language,
  { code, detail = {} }: { readonly code: keyof typeof id; readonly detail?: Unacceptable['detail'] },
): string => say(lang)(code, detail)
