import { button, linkButton } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { officeName } from '../board/public-data.ts'
import type { ThreadView } from '../thread/view.ts'
import { words as caseWords } from '../words.ts'
import type { ToldTransfer, Transfer } from './decide.ts'
import { words } from './words.ts'

const namesIn = (lang: Language, { fromOffice, toOffice }: Pick<Transfer, 'fromOffice' | 'toOffice'>) => ({
  from: officeName(fromOffice, lang),
  to: officeName(toOffice, lang),
})

/** What the reporter reads: who was asked to take it and until when they answer, who has it and since when. */
export function transferTold(
  web: Web,
  { transfers, zone, base }: Pick<ThreadView, 'transfers' | 'zone'> & { readonly base: string },
): Html {
  const { lang } = web
  const last = transfers.findLast(({ answer }) => answer !== 'withdrawn')
  if (!last) return nothing
  const say = words(lang)
  const names = namesIn(lang, last)
  const at = (when: Transfer['askedAt']): string => moment(lang, when, zone)
  if (last.answer === null)
    return panel({
      kind: 'info',
      lang,
      title: say('told.waiting', names),
      body: html`<p>${say('told.waiting.note', { ...names, due: at(last.dueAt) })}</p><p>${say(`told.consent.${last.consent}`)}</p>${form(
        {
          action: `${base}/limpah/henti`,
          session: web.session,
          key: `${web.key}h`,
          label: say('told.stop'),
          body: html`<p>${say('told.wrong')}</p>${button({ text: say('told.stop'), kind: 'outline' })}`,
        },
      )}`,
    })
  const isTaken = last.answer === 'accepted'
  return panel({
    kind: 'info',
    lang,
    title: isTaken
      ? say('told.taken', { ...names, at: at(last.answeredAt ?? last.askedAt) })
      : say('told.bounced', names),
    body: say(isTaken ? 'told.taken.note' : 'told.bounced.note', names),
  })
}

type Desk = Pick<ThreadView, 'one' | 'zone'> & {
  readonly transfers: readonly ToldTransfer[]
  readonly isWriter: boolean
}

/** On the officers' page of a case: what other offices answered, one that waits, and the way to ask. */
export function transferPart(web: Web, { one, zone, transfers, isWriter }: Desk): Html {
  const { lang } = web
  const say = words(lang)
  const at = (when: Transfer['askedAt']): string => moment(lang, when, zone)
  const waiting = transfers.find(({ answer }) => answer === null)
  const list = each(
    transfers.filter(({ answer }) => answer !== null),
    (transfer) => html`<li>${answeredText(lang, transfer, at)}</li>`,
  )
  const past = transfers.some(({ answer }) => answer !== null)
    ? html`<ul class="plain-list flow">${list}</ul>`
    : nothing
  const isOurs = isWriter && one.office === web.actor.office && one.state !== 'closed'
  const ask =
    isOurs && waiting === undefined
      ? linkButton({
          href: `/meja/aduan/${one.id}/limpah`,
          text: caseWords(lang)('act.transfer-asked'),
          kind: 'outline',
          icon: 'arrow-right',
        })
      : nothing
  const open =
    waiting === undefined
      ? nothing
      : waitingPanel(web, { waiting, one, due: at(waiting.dueAt), since: at(waiting.askedAt), isOurs })
  return html`<section class="flow"><h2>${say('part.title')}</h2><p class="soft">${say('part.note')}</p>${open}${past}${ask}</section>`
}

function answeredText(lang: Language, transfer: ToldTransfer, at: (when: Transfer['askedAt']) => string): Html {
  const { answer, answeredAt, answerText } = transfer
  const key = answer === 'bounced' ? 'bounced' : answer === 'accepted' ? 'taken' : 'withdrawn'
  const { to } = namesIn(lang, transfer)
  const why = answerText === '' ? nothing : html`<p>${answerText}</p>`
  return html`<b>${words(lang)(key, { to, at: at(answeredAt ?? transfer.askedAt) })}</b>${why}`
}

type Waiting = Pick<ThreadView, 'one'> & {
  readonly waiting: ToldTransfer
  readonly due: string
  readonly since: string
  readonly isOurs: boolean
}

function waitingPanel(web: Web, { waiting, one, due, since, isOurs }: Waiting): Html {
  const { lang } = web
  const say = words(lang)
  const { to } = namesIn(lang, waiting)
  const withdraw = isOurs
    ? form({
        action: `/meja/aduan/${one.id}/limpah/tarik`,
        session: web.session,
        key: `${web.key}tarik`,
        label: caseWords(lang)('act.transfer-withdrawn'),
        body: html`<input type="hidden" name="versi" value="${one.version}">${button({ text: caseWords(lang)('act.transfer-withdrawn'), kind: 'quiet', small: true })}`,
      })
    : nothing
  return panel({
    kind: waiting.dueAt < web.now() ? 'warning' : 'info',
    lang,
    title: say('waiting', { to, since }),
    body: html`<p>${say('waiting.note', { due })}</p><p>${waiting.whyText}</p>${withdraw}`,
  })
}
