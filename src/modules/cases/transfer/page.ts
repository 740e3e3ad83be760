import { WIB } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { officeOf, reference } from '../../offices/index.ts'
import { officeName } from '../board/public-data.ts'
import { categoryName } from '../categories.ts'
import { levelTones } from '../desk/list.page.ts'
import type { Said, ThreadView } from '../thread/view.ts'
import { words as caseWords } from '../words.ts'
import { consents, consentsAmong, type ToldTransfer, type Transfer } from './decide.ts'
import { words } from './words.ts'

export const transfersPath = '/meja/aduan/pelimpahan'

const zoneOf = (web: Web) => (web.actor.office === null ? WIB : (officeOf(web.actor.office)?.zone ?? WIB))

/** At the head of the list of cases: how many other offices ask this one to take. */
export function waitingHere(web: Web, count: number): Html {
  const say = words(web.lang)
  const link = html`<a class="tap" href="${transfersPath}">${say('desk.open')}</a>`
  if (count === 0) return html`<p>${link}</p>`
  return panel({ kind: 'warning', lang: web.lang, title: say('desk.waiting', { count }), body: link })
}

type Waiting = { readonly incoming: readonly Transfer[]; readonly outgoing: readonly Transfer[] }

/** What waits for this office, and what it waits for. */
export function transfersBody(web: Web, { incoming, outgoing }: Waiting): Html {
  const say = words(web.lang)
  const head = html`${backLink('/meja/aduan', web.lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>`
  if (incoming.length + outgoing.length === 0)
    return html`${head}${emptyState({ title: say('none'), note: say('none.note') })}`
  const part = (title: 'in' | 'out', list: readonly Transfer[]): Html =>
    list.length === 0
      ? nothing
      : html`<section class="flow"><h2>${say(title)}</h2><ul class="plain-list flow">${each(list, (one) => html`<li>${lineOf(web, one)}</li>`)}</ul></section>`
  return html`${head}${part('in', incoming)}${part('out', outgoing)}`
}

function lineOf(web: Web, { id, number, level, dueAt, fromOffice, toOffice }: Transfer): Html {
  const { lang } = web
  const say = words(lang)
  const names = { from: officeName(fromOffice, lang), to: officeName(toOffice, lang) }
  const late = dueAt < web.now() ? html` ${tag(say('late'), 'red', 'clock')}` : nothing
  return html`<a class="tap" href="${transfersPath}/${id}">${say('line', { number, ...names })}</a> ${tag(caseWords(lang)(`level.${level}`), levelTones[level])}${late}<br><span class="soft">${say('due', { due: moment(lang, dueAt, zoneOf(web)) })}</span>`
}

export type AskView = Pick<ThreadView, 'one' | 'messages' | 'steps' | 'zone'> & { readonly form: Form<unknown> }

/** The form in which an office asks another to take a case. */
export function askTransferBody(web: Web, { one, messages, steps, zone, form: { typed, errors } }: AskView): Html {
  const { lang } = web
  const say = words(lang)
  const offices = [...reference().offices.values()].filter(
    ({ kind, id }) => (kind === 'bp3mi' || kind === 'mission') && id !== one.office,
  )
  const centre = one.office === null ? [] : [{ value: 'pusat', text: officeName(null, lang) }]
  const fields = html`${select({ name: 'kantor', label: say('to'), empty: say('to.choose'), value: typed['kantor'], error: errors['kantor'], options: [...centre, ...offices.map(({ id, name }) => ({ value: id, text: name[lang] }))] })}${textArea({ name: 'alasan', label: say('why'), hint: say('why.hint'), rows: 3, value: typed['alasan'], error: errors['alasan'] })}${radios({ name: 'setuju', label: say('consent'), options: consents.map((value) => ({ value, text: say(`consent.${value}`) })), value: typed['setuju'], error: errors['setuju'] })}${select({ name: 'pesan', label: say('message'), hint: say('message.hint'), empty: say('message.choose'), value: typed['pesan'], error: errors['pesan'], options: consentsAmong(messages, steps).map((message) => ({ value: message.id, text: optionOf(web, message, zone) })) })}${textArea({ name: 'bahaya', label: say('danger.why'), hint: say('danger.hint'), rows: 2, value: typed['bahaya'], error: errors['bahaya'] })}`
  return html`${backLink(`/meja/aduan/${one.id}`, lang)}${errorSummary(errors, lang)}<h1>${say('ask.title', { number: one.number })}</h1><p class="lead">${say('ask.lead')}</p>${formOf(
    {
      action: `/meja/aduan/${one.id}/limpah`,
      session: web.session,
      key: web.key,
      class: 'flow',
      label: say('title'),
      body: html`<input type="hidden" name="versi" value="${one.version}">${fields}${button({ text: say('go') })}`,
    },
  )}`
}

/** As much of a message as fits a choice. */
const optionOf = ({ lang }: Web, { at, text }: Said, zone: ThreadView['zone']): string =>
  words(lang)('message.option', { at: moment(lang, at, zone), text: text.slice(0, 60) })

export type AnswerView = { readonly transfer: ToldTransfer; readonly isAsked: boolean; readonly form: Form<unknown> }

/** What an office reads that is asked to take a case, and its answer. */
export function answerBody(web: Web, { transfer, isAsked, form: { typed, errors } }: AnswerView): Html {
  const { lang } = web
  const say = words(lang)
  const { number, fromOffice, category, level, country, askedAt, dueAt, whyText, consent, consentText } = transfer
  const at = (when: Transfer['askedAt']): string => moment(lang, when, zoneOf(web))
  const place = country === null ? undefined : reference().destinations.get(country)
  const rows = [
    {
      question: say('one.kind'),
      answer: html`${categoryName(category, lang)} ${tag(caseWords(lang)(`level.${level}`), levelTones[level])}`,
    },
    { question: say('one.country'), answer: place?.name[lang] ?? country ?? say('one.country.none') },
    { question: say('one.why'), answer: whyText },
    {
      question: say('one.consent'),
      answer: `${say(`consent.${consent}`)}${consentText === '' ? '' : `: ${consentText}`}`,
    },
    { question: say('one.asked'), answer: at(askedAt) },
    { question: say('one.due'), answer: at(dueAt) },
  ]
  const head = html`${backLink(transfersPath, lang)}${errorSummary(errors, lang)}<h1>${say('one.title', { number, from: officeName(fromOffice, lang) })}</h1>${summaryList(rows, lang)}`
  if (transfer.answer !== null) return html`${head}<p>${tag(say('over'))} ${transfer.answerText}</p>`
  if (!isAsked) return head
  const answer = (path: string, body: Html, label: string): Html =>
    formOf({
      action: `${transfersPath}/${transfer.id}/${path}`,
      session: web.session,
      key: `${web.key}${path}`,
      class: 'flow',
      label,
      body,
    })
  return html`${head}${answer('ambil', html`<p>${say('accept.note')}</p>${button({ text: say('accept'), kind: 'approve' })}`, say('accept'))}${answer('kembali', html`${textArea({ name: 'sebab', label: say('bounce.why'), rows: 3, value: typed['sebab'], error: errors['sebab'] })}${button({ text: say('bounce'), kind: 'outline' })}`, say('bounce'))}`
}
