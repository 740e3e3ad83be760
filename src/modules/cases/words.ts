import type { Language } from '../../platform/i18n/language.ts'
import { messages } from '../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import type { CaseRefusal } from './refusal.ts'

/** The words of complaints and of those who handle them. */
export const words = messages({ id, en })

/** Whether a refusal is one of this module, told on its own page. */
export const isCaseRefusal = (refusal: { readonly code: string }): refusal is CaseRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)

/** Why something was not done, and what to do now. */
export function sayRefusal(lang: Language, refusal: CaseRefusal): string {
  const say = words(lang)
  switch (refusal.code) {
    case 'cases.not-lawful':
      return say('refusal.cases.not-lawful', { citation: refusal.citation })
    case 'cases.not-known':
      return say('refusal.cases.not-known', { citation: refusal.citation })
    default:
      return say(`refusal.${refusal.code}`)
  }
}
