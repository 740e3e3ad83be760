import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { zoneOfArea } from '../../offices/index.ts'
import type { FileView } from '../review/view.ts'
import { words } from './words.ts'

/** What the centre was asked about this file, and what it has ruled on the rules of it. */
export function directionPart({ lang }: Web, { questions, rulings, application }: FileView): Html {
  const say = words(lang)
  const zone = zoneOfArea(application.village)
  const open = each(
    questions,
    ({ number, since, dueAt }) =>
      html`<li><a href="/meja/arahan">${say('open.line', { number, since: moment(lang, since, zone) })}</a>${dueAt === null ? nothing : html`<br>${say('open.due', { due: moment(lang, dueAt, zone) })}`}</li>`,
  )
  const ruled = each(
    rulings,
    ({ number, question, citation }) =>
      html`<li><a href="/arahan/${number}?kembali=/meja/${application.id}">${number}</a> · ${citation}<br><small>${question}</small></li>`,
  )
  return html`${questions.length === 0 ? nothing : html`<div class="why"><h3>${say('open.title')}</h3><ul>${open}</ul></div>`}${rulings.length === 0 ? nothing : html`<div class="why"><h3>${say('rulings.title')}</h3><ul>${ruled}</ul></div>`}`
}
