import type { TimeZone } from '../../../kernel/time.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Step } from '../case.ts'
import { isMinuted } from './minutes.ts'
import { minutesAt } from './page.ts'
import { words } from './words.ts'

/** The official minutes of a case, each a link to its page and paper. */
export function minutesList(
  lang: Language,
  of: string,
  { steps, zone }: { readonly steps: readonly (Step & { readonly text: string })[]; readonly zone: TimeZone },
): Html {
  const say = words(lang)
  const all = steps.flatMap(({ id, step, at, text }) => (text !== '' && isMinuted(step) ? [{ id, step, at }] : []))
  if (all.length === 0) return nothing
  return html`<h3>${say('list')}</h3><ul class="plain-list">${each(all, ({ id, step, at }) => html`<li><a class="tap" href="${minutesAt(of, id)}">${say(`kind.${step}`)}, ${moment(lang, at, zone)}</a></li>`)}</ul>`
}
