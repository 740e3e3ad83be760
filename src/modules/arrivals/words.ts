import type { Language } from '../../platform/i18n/language.ts'
import { messages } from '../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import type { ArrivalRefusal } from './refusal.ts'

/** The words of this module. */
export const words = messages({ id, en })

/** Whether a refusal is one of this module, told on its own page. */
export const isArrivalRefusal = (refusal: { readonly code: string }): refusal is ArrivalRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)

/** Why something was not done, and what to do now. */
export const sayRefusal = (lang: Language, { code }: ArrivalRefusal): string => words(lang)(`refusal.${code}`)
