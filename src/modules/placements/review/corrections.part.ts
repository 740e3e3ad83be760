import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { correctionsOf } from './corrections.ts'
import type { Place } from './place.ts'
import type { FileView } from './view.ts'
import { words } from './words.ts'

/** What changed since the file was given back: asked and done, asked and not done, and what came besides. */
export function correctionsPart({ lang }: Web, view: FileView, place: Place): Html {
  const found = correctionsOf(view)
  if (found === undefined) return nothing
  const say = words(lang)
  const zone = zoneOfArea(view.application.village)
  const name = (kind: string): string => view.ruleSet.documents.get(kind)?.everyday[lang] ?? kind
  const link = (kind: string): Html => html`<a href="${place.hrefOf({ document: kind })}">${name(kind)}</a>`
  const { since, asked, besides } = found
  return html`<div class="why"><h3>${say('changed.title')}</h3><p class="soft">${say('changed.since', { when: moment(lang, since, zone) })}</p><ul>${each(
    asked,
    ({ document, text, citation, at }) =>
      html`<li>${document === null ? nothing : html`${link(document)} `}${
        at === null
          ? tag(say('changed.not'), document === null ? 'amber' : 'red', 'eye')
          : tag(say('changed.done', { when: moment(lang, at, zone) }), 'leaf', 'check')
      }<br>${text} <small>${citation}</small></li>`,
  )}${each(besides, ({ kind, at }) => html`<li>${link(kind)} ${tag(say('changed.besides', { when: moment(lang, at, zone) }), 'sea', 'upload')}</li>`)}</ul></div>`
}
