import { attributes } from '../../../platform/http/components/attributes.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { words } from '../words.ts'
import type { Similar } from './find.ts'

/** What was asked or answered before, so that nobody asks what is answered. They open beside the page. */
export function similarList(lang: Language, similar: readonly Similar[]): Html {
  const say = words(lang)
  if (similar.length === 0) return html`<p class="soft">${say('similar.none')}</p>`
  return html`<ul class="plain-list flow">${each(
    similar,
    ({ kind, number, title, href, isLive }) =>
      html`<li>${tag(say(`similar.${kind}`), kind === 'ruling' && isLive ? 'leaf' : 'plain')} <a${attributes({ href, target: '_blank' })}>${number}</a><br>${title}</li>`,
  )}</ul>`
}
