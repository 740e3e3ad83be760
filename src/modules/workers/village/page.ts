import { dayIn } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { taskList } from '../../../platform/http/components/task-list.ts'
import type { Form } from '../../../platform/http/form.ts'
import { html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import { addressOf, zoneOfArea } from '../../offices/index.ts'
import type { FamilyMember } from '../worker.ts'
import { words } from './words.ts'

export type Waiting = FamilyMember & { readonly workerName: string }

const answeredOn = (web: Web, { answeredAt, village }: FamilyMember): string =>
  answeredAt === null ? '' : shortDay(web.lang, dayIn(answeredAt, zoneOfArea(village)))

/** Who waits for the village, oldest first. */
export function villagePage(web: Web, village: string, waiting: readonly Waiting[]): Page {
  const say = words(web.lang)
  const done = web.url.searchParams.get('selesai') === 'ya'
  return {
    title: say('title'),
    body: html`${pageTop({ greeting: addressOf(village), title: say('title') })}<section>${done ? panel({ kind: 'success', lang: web.lang, title: say('done') }) : nothing}<p class="lead">${say('lead')}</p>${
      waiting.length === 0
        ? emptyState({ title: say('none'), note: say('none.note') })
        : html`<h2>${say('waiting', { n: waiting.length })}</h2>${taskList(
            waiting.map((one) => ({
              name: one.name,
              state: 'now',
              icon: 'family-permission',
              href: `/desa/${one.id}`,
              note: `${say('row', { relation: say(`relation.${one.relation}`), worker: one.workerName })}. ${say('row.note', { day: answeredOn(web, one) })}`,
            })),
          )}`
    }</section><section><h2>${say('brought')}</h2><p>${say('brought.note')}</p>${linkButton({ href: '/izin', text: say('brought.go'), kind: 'outline' })}</section>`,
  }
}

/** One permission, face to face: who it is, and the two things only a person can see. */
export function witnessPage(web: Web, one: Waiting, form: Form<unknown>): Page {
  const say = words(web.lang)
  const rows = [
    { question: say('one.member'), answer: one.name },
    { question: say('one.relation'), answer: say(`relation.${one.relation}`) },
    { question: say('one.worker'), answer: one.workerName },
    { question: say('one.phone'), answer: say('one.phone.end', { last4: one.phoneLast4 }) },
    { question: say('one.answered'), answer: answeredOn(web, one) },
  ]
  return {
    title: say('one.title', { name: one.name }),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${backLink('/desa', web.lang)}${errorSummary(form.errors, web.lang)}<h1>${say('one.title', { name: one.name })}</h1><p class="lead">${say('one.lead')}</p>${summaryList(rows, web.lang)}${formOf(
      {
        action: `/desa/${one.id}`,
        session: web.session,
        key: web.key,
        body: html`${checkbox({ name: 'identity', text: say('identity'), checked: form.typed['identity'] !== undefined })}${checkbox({ name: 'free', text: say('free'), checked: form.typed['free'] !== undefined })}${button({ text: say('go'), icon: 'user-check' })}`,
      },
    )}${linkButton({ href: '/desa', text: say('not-yet'), kind: 'outline' })}</section>`,
  }
}
