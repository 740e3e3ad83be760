import cardEn from '../../../platform/credential/messages.en.json' with { type: 'json' }
import cardId from '../../../platform/credential/messages.id.json' with { type: 'json' }
import type { Language } from '../../../platform/i18n/language.ts'
import { messages } from '../../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import type { Outcome } from './outcome.ts'

export const words = messages({ id, en })
const ofCards = messages({ id: cardId, en: cardEn })

/** What an outcome says in a sentence. */
export const reasonOf = (lang: Language, outcome: Outcome): string =>
  outcome === 'stale' || outcome === 'unchecked' ? words(lang)(`reason.${outcome}`) : ofCards(lang)(`card.${outcome}`)

/** How long ago, in the largest unit that is still honest: minutes, hours, days. The script says it the same way. */
export function ageText(lang: Language, ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return words(lang)('now')
  const relative = new Intl.RelativeTimeFormat(lang)
  if (minutes < 60) return relative.format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? relative.format(-hours, 'hour') : relative.format(-Math.floor(hours / 24), 'day')
}
