import type { Language } from '../../../platform/i18n/language.ts'
import { messages } from '../../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

export const words = messages({ id, en })
type Key = keyof typeof id
const isKey = (key: string): key is Key => key in id

/** An act in words; the permanent name of one we have no words for. */
export const actText = (lang: Language, act: string): string => {
  const key = `act.${act}`
  return isKey(key) ? words(lang)(key) : act
}

export const roleText = (lang: Language, role: string): string => {
  const key = `role.${role}`
  return isKey(key) ? words(lang)(key) : role
}
