import type { PersonId } from '../../../kernel/ids.ts'
import { button } from '../../../platform/http/components/button.ts'
import { dateField } from '../../../platform/http/components/date-field.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Absences } from './act.ts'
import type { Leave } from './decide.ts'
import { words } from './words.ts'

/** Where officers say when they are away. */
export const leavePath = '/meja/cuti'

/** Leave of an office, or of the centre: who is away, and a form for one's own; for the head, for anybody's. */
export function leaveBody(web: Web, absences: Absences, { typed, errors }: Form<unknown>): Html {
  const { lang, actor } = web
  const say = words(lang)
  const people = absences.colleagues.map(({ id, name, title }) => ({ value: id, text: `${name}, ${title}` }))
  const who =
    actor.role === 'head-of-office'
      ? select({ name: 'petugas', label: say('who'), value: typed['petugas'] ?? actor.person ?? '', options: people })
      : nothing
  const date = (name: 'mulai' | 'selesai', label: 'from' | 'until') =>
    dateField({ name, label: say(label), lang, typed, error: errors[name] })
  const entering = formOf({
    action: leavePath,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${who}${date('mulai', 'from')}${date('selesai', 'until')}${select({ name: 'pengganti', label: say('substitute'), hint: say('substitute.hint'), empty: say('substitute.none'), value: typed['pengganti'], error: errors['pengganti'], options: people })}${button({ text: say('go') })}`,
  })
  return html`${errorSummary(errors, lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${entering}<section class="flow"><h2>${say('list')}</h2>${listOf(web, absences)}</section>`
}

function listOf(web: Web, { leaves, colleagues, today }: Absences): Html {
  const { lang, actor } = web
  const say = words(lang)
  if (leaves.length === 0) return emptyState({ title: say('none'), note: say('none.note') })
  const names = new Map(colleagues.map(({ id, name }) => [id, name]))
  const nameOf = (person: PersonId): string => names.get(person) ?? ''
  const mayCancel = ({ account }: Leave): boolean => account === actor.person || actor.role === 'head-of-office'
  return html`<ul class="plain-list flow">${each(
    leaves,
    (leave) =>
      html`<li><b>${nameOf(leave.account)}</b>${leave.from <= today ? html` ${tag(say('now'), 'amber')}` : nothing}<br>${say('days', { from: shortDay(lang, leave.from), until: shortDay(lang, leave.until) })}${leave.substitute === null ? nothing : html`<br><span class="soft">${say('stands-in', { name: nameOf(leave.substitute) })}</span>`}${mayCancel(leave) ? formOf({ action: `${leavePath}/${leave.id}/batal`, session: web.session, key: `${web.key}${leave.id.slice(-8)}`, body: button({ text: say('back'), kind: 'quiet', small: true }) }) : nothing}</li>`,
  )}</ul>`
}
