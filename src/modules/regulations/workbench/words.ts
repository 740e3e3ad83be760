import type { Language } from '../../../platform/i18n/language.ts'
import { messages } from '../../../platform/i18n/messages.ts'
import type { PublishRefusal } from '../publish/refusal.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

/** The words of the workbench, where the centre changes the rules. */
export const words = messages({ id, en })

/** Why a change was not made, and what to do. */
export const sayRefusal = (lang: Language, { code }: PublishRefusal): string => words(lang)(`refusal.${code}`)

/** Whether a refusal is one of the workbench's own, told on its own page. */
export const isOwnRefusal = (refusal: { readonly code: string }): refusal is PublishRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)
