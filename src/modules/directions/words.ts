import type { Language } from '../../platform/i18n/language.ts'
import { messages } from '../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import type { DirectionRefusal } from './refusal.ts'

/** The words of questions and rulings. */
export const words = messages({ id, en })

/** Whether a refusal is one of this module, told on its own page. */
export const isDirectionRefusal = (refusal: { readonly code: string }): refusal is DirectionRefusal =>
  Object.hasOwn(id, `refusal.${refusal.code}`)

/** Why something was not done, and what to do now. */
export function sayRefusal(lang: Language, refusal: DirectionRefusal): string {
  const say = words(lang)
  switch (refusal.code) {
    case 'directions.personal':
    case 'directions.personal-left':
      return say(`refusal.${refusal.code}`, {
        kinds: refusal.kinds.map((kind) => say(`kind.${kind}` as 'kind.nik')).join(', '),
      })
    case 'directions.too-long':
      return say('refusal.directions.too-long', { most: refusal.most })
    case 'directions.asked-already':
      return say('refusal.directions.asked-already', { number: refusal.number })
    case 'directions.contradicts':
      return say('refusal.directions.contradicts', { citation: refusal.citation })
    default:
      return say(`refusal.${refusal.code}`)
  }
}
