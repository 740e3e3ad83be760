import { dayIn, WIB } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import { caseStandard } from '../categories.ts'
import { words } from '../words.ts'
import type { Tie } from './store.ts'

/** Where officers declare companies they are tied to. */
export const tiesPath = '/meja/aduan/hubungan'

/** Companies an officer is tied to: they declare them here, and get no case against them. */
export function tiesBody(web: Web, ties: readonly Tie[], { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const declaring = formOf({
    action: tiesPath,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${textInput({ name: 'perusahaan', label: say('company'), hint: say('ties.hint'), value: typed['perusahaan'], error: errors['perusahaan'] })}${button({ text: say('ties.go') })}`,
  })
  return html`${errorSummary(errors, web.lang)}<h1>${say('ties.title')}</h1><p class="lead">${say('ties.lead', { days: caseStandard().tieDays })}</p>${declaring}${listOf(web, ties)}`
}

function listOf(web: Web, ties: readonly Tie[]): Html {
  const say = words(web.lang)
  if (ties.length === 0) return emptyState({ title: say('ties.none'), note: say('ties.none.note') })
  return html`<ul class="plain-list flow">${each(
    ties,
    ({ company, companyKey: key, endedAt }) =>
      html`<li><b>${company}</b>${
        endedAt !== null
          ? html`<br><span class="soft">${say('ties.until', { until: longDay(web.lang, dayIn(endedAt, WIB)) })}</span>`
          : formOf({
              action: `${tiesPath}/selesai`,
              session: web.session,
              key: `${web.key}${key}`,
              body: html`<input type="hidden" name="perusahaan" value="${company}">${button({ text: say('ties.end'), kind: 'quiet', small: true })}`,
            })
      }</li>`,
  )}</ul>`
}
