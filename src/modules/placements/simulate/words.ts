import type { Language } from '../../../platform/i18n/language.ts'
import { messages } from '../../../platform/i18n/messages.ts'
import type { SimulateRefusal } from './act.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

/** The words of trying a change of the rules out. */
export const words = messages({ id, en })

export const sayRefusal = (lang: Language, { code }: SimulateRefusal): string => words(lang)(`refusal.${code}`)

/** Whether a refusal is told on the simulation's own page. */
export const isOwnRefusal = (refusal: { readonly code: string }): refusal is SimulateRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)
