import type { Language } from '../../i18n/language.ts'
import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

/**
 * Everything that is wrong, at the top of the page, each sentence leading to its field; nothing when nothing is wrong.
 * It takes the focus when the page opens (`autofocus`, no script). The page's `failed` must be set as well.
 */
export function errorSummary(errors: Readonly<Record<string, string>>, lang: Language): Html {
  const list = Object.entries(errors)
  if (list.length === 0) return nothing
  return html`<div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors"><h2 id="errors">${icon('circle-alert')}${words(lang)('errors.title')}</h2><ul>${each(
    list,
    ([name, sentence]) => html`<li><a${attributes({ href: `#${name}` })}>${sentence}</a></li>`,
  )}</ul></div>`
}
