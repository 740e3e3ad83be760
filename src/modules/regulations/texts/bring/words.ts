import type { Language } from '../../../../platform/i18n/language.ts'
import { messages } from '../../../../platform/i18n/messages.ts'
import type { TextRefusal } from '../act.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

/** The words of bringing the text of an instrument in. */
export const words = messages({ id, en })

/** Why a text is not taken in or entered, and what to do. */
export const sayRefusal = (lang: Language, { code }: TextRefusal): string => words(lang)(`refusal.${code}`)

/** Whether a refusal is one of texts, told on its own page. */
export const isTextRefusal = (refusal: { readonly code: string }): refusal is TextRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)
