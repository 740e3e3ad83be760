import { day, isDay } from '../../../kernel/time.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Complaint } from '../../../rules/check.ts'
import { expectations } from '../../../rules/rule.ts'
import { words } from './words.ts'

/**
 * A problem in a file of the law as a sentence of the reader's language. What only somebody who writes YAML can mend is
 * told with its line, in the words of the checker.
 */
export function problemTold(lang: Language, { told, what, line }: Complaint): Html {
  const say = words(lang)
  if (told === undefined) return html`${say('problem.unread', { line })} <code lang="en">${what}</code>`
  const values = Object.fromEntries(Object.entries(told.values).map(([name, value]) => [name, valueTold(lang, value)]))
  return html`${say(`problem.${told.key}`, values)}${told.key === 'example.facts' ? html` <code lang="en">${what}</code>` : nothing}`
}

function valueTold(lang: Language, value: string | number): string | number {
  if (typeof value !== 'string') return value
  if (isDay(value)) return longDay(lang, day(value))
  const outcome = expectations.find((known) => known === value)
  return outcome === undefined ? value : words(lang)(`finds.${outcome}`)
}
