import { button } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { AskedDay } from './asked-day.ts'
import { words } from './words.ts'

/** What is wrong with the day that was asked, in a sentence; absent when nothing is. */
export const wrongDay = (asked: AskedDay, lang: Language): string | undefined =>
  asked.ok ? undefined : words(lang)(asked.wrong, { typed: asked.typed })

/** Asks for the day on which something is shown; the answer has the address `?pada=YYYY-MM-DD`. */
export function dayForm(action: string, asked: AskedDay, lang: Language): Html {
  const say = words(lang)
  return askForm({
    action,
    label: say('day'),
    body: html`${textInput({
      name: 'pada',
      kind: 'date',
      label: say('day'),
      hint: say('day.hint'),
      error: wrongDay(asked, lang),
      value: asked.ok && asked.isAsked ? asked.on : undefined,
    })}${button({ text: say('day.go'), kind: 'outline' })}`,
  })
}

/** The address of a page of the law on the day that was asked. */
export const onDay = (href: string, asked: AskedDay): string =>
  asked.ok && asked.isAsked ? href.replace(/(#|$)/, `?pada=${asked.on}$1`) : href
