import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { conversation } from '../../../platform/http/components/conversation.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { holder, panel } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import { timeline } from '../../../platform/http/components/timeline.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Asked } from '../../directions/index.ts'
import { officeOf } from '../../offices/index.ts'
import { kinChannel } from '../access/decide.ts'
import { decidedPart } from '../access/decided.part.ts'
import { promisePart } from '../alarm/promise.part.ts'
import { toldText } from '../alarm/told.part.ts'
import { askedPart } from '../ask/part.ts'
import { attachField, attachments } from '../attach.part.ts'
import type { Case } from '../case.ts'
import { seenCodePart } from '../code/part.ts'
import { complaintScript, exit } from '../exit.part.ts'
import { returnTold } from '../homecoming/part.ts'
import { stayTold } from '../safe-house/part.ts'
import { transferTold } from '../transfer/part.ts'
import { words } from '../words.ts'
import type { ThreadView } from './view.ts'

/** Where somebody comes back with the number and the code of their receipt. */
export function enterPage(web: Web, form: Form<unknown>): Page {
  const say = words(web.lang)
  const { typed, errors } = form
  return {
    title: say('title.neutral'),
    failed: Object.keys(errors).length > 0,
    scripts: [complaintScript],
    body: html`<section>${exit(web.lang)}${errorSummary(errors, web.lang)}<h1>${say('enter.title')}</h1><p class="lead">${say('enter.lead')}</p>${formOf(
      {
        action: '/pengaduan/masuk',
        session: web.session,
        key: web.key,
        class: 'flow',
        body: html`${textInput({ name: 'nomor', label: say('enter.number'), hint: say('enter.number.hint'), value: typed['nomor'], error: errors['nomor'] })}${textInput({ name: 'kode', label: say('enter.code'), hint: say('enter.code.hint'), error: errors['kode'] })}${button({ text: say('enter.go'), iconAfter: 'arrow-right' })}`,
      },
    )}<p>${say('enter.lost')} <a href="/kantor">${say('enter.lost.go')}</a></p></section>`,
  }
}

/** Who has it, since when, until when, and what comes next: the first thing on the page. */
export function standing(web: Web, { one, zone }: Pick<ThreadView, 'one' | 'zone'>, isReporter = true): Html {
  const { lang } = web
  const say = words(lang)
  const office = one.office === null ? say('who.centre') : (officeOf(one.office)?.name[lang] ?? one.office)
  const due = one.dueAt === null ? '' : ` ${say('since.due', { due: moment(lang, one.dueAt, zone) })}`
  return html`<p>${tag(say(`state.${stateKey(one)}`), tones[one.state])}</p>${holder({
    who: say(one.handler === null ? 'has.office' : 'has.officer', { office }),
    since: `${say('since', { since: moment(lang, one.filedAt, zone) })}${due}`,
    ...(isReporter ? { todo: say(`next.${stateKey(one)}`) } : {}),
    late: one.dueAt !== null && one.dueAt < web.now() && one.state !== 'closed',
  })}`
}

const tones = { filed: 'amber', asked: 'red', open: 'sea', proposed: 'amber', closed: 'leaf' } as const

/** A case that is over is told apart by whether the reporter said yes. */
export const stateKey = ({ state, confirmed }: Pick<Case, 'state' | 'confirmed'>) =>
  state === 'closed' ? (confirmed ? 'closed.confirmed' : 'closed.unconfirmed') : state

type Shown = ThreadView & {
  readonly form: Form<unknown>
  readonly base: string
  /** What the centre was asked about it. */
  readonly questions: readonly Asked[]
}

/** The reporter's own page of a case: where it stands, the conversation, what was done. */
export function threadPage(web: Web, view: Shown): Page {
  const { lang } = web
  const say = words(lang)
  const { one, messages, steps, zone, form, base } = view
  const asks = one.state === 'proposed' ? settledPart(web, base) : nothing
  const again =
    one.state === 'closed'
      ? formOf({
          action: `${base}/buka`,
          session: web.session,
          key: `${web.key}b`,
          body: button({ text: say('reopen'), kind: 'outline' }),
        })
      : nothing
  const after = one.state === 'closed' ? afterPart(web, view) : nothing
  return {
    title: say('title.neutral'),
    failed: Object.keys(form.errors).length > 0,
    scripts: [complaintScript],
    microphone: true,
    body: html`<section>${exit(lang)}${errorSummary(form.errors, lang)}<h1>${one.number}</h1>${standing(web, { one, zone })}${seenCodePart(web, view)}${stayTold(lang, view)}${returnTold(lang, view)}${transferTold(web, view)}${decidedPart(lang, view)}${promisePart(lang, view)}${askedPart(web, view)}${asks}${again}${after}</section><section><h2>${say('talk')}</h2>${conversation(
      messages.map(({ side, at, text, files, channel }) => ({
        own: side === 'reporter' && channel !== kinChannel,
        head: html`${say(channel === kinChannel ? 'talk.kin' : side === 'reporter' ? 'talk.you' : 'talk.office')} · ${moment(lang, at, zone)}`,
        text,
        files: attachments(lang, { files, base }),
      })),
    )}${writeForm(web, { form, base })}</section><section><h2>${say('steps')}</h2>${timeline(
      steps.toReversed().map(({ step, at, office, data }) => ({
        what: say(`step.${step}`),
        who: office === null ? say('step.by.bekal') : (officeOf(office)?.name[lang] ?? office),
        when: moment(lang, at, zone),
        tone: 'sea',
        ...noteOf(toldText(lang, { step, data })),
      })),
    )}<p><a class="tap" href="${base}/akses">${say('access.title')}</a></p>${linkButton({ href: `${base}/tanda-terima`, text: say('receipt.again'), kind: 'quiet' })}<p class="soft">${say('bundle.note')}</p>${linkButton({ href: `${base}/bukti.zip`, text: say('bundle'), kind: 'outline', icon: 'download' })}</section>`,
  }
}

const noteOf = (text: string) => (text === '' ? {} : { note: text })

/** After a case is closed: how it was handled, and after a month whether it is still well. */
function afterPart(web: Web, { one, steps, base, form: { typed, errors } }: Shown): Html {
  const say = words(web.lang)
  const closed = steps.findLastIndex(({ step }) => step === 'closed' || step === 'confirmed')
  const isRated = steps.slice(closed + 1).some(({ step }) => step === 'rated')
  const follow =
    one.followedAt === null
      ? nothing
      : panel({ kind: 'info', lang: web.lang, title: say('follow.title'), body: say('follow.note') })
  if (isRated) return html`${follow}<p class="soft">${say('rate.thanks')}</p>`
  return html`${follow}${formOf({
    action: `${base}/nilai`,
    session: web.session,
    key: `${web.key}n`,
    class: 'flow',
    body: html`${radios({ name: 'nilai', label: say('rate.title'), hint: say('rate.note'), options: (['4', '3', '2', '1'] as const).map((value) => ({ value, text: say(`rate.${value}`) })), value: typed['nilai'], error: errors['nilai'] })}${textArea({ name: 'saran', label: say('rate.text'), hint: say('rate.text.hint'), rows: 3, value: typed['saran'] })}${button({ text: say('rate.go'), kind: 'outline' })}`,
  })}`
}

function settledPart(web: Web, base: string): Html {
  const say = words(web.lang)
  const answer = (value: 'ya' | 'tidak', kind: 'approve' | 'outline') =>
    button({ text: say(`settled.${value}`), kind, name: 'selesai', value })
  return html`${panel({ kind: 'info', lang: web.lang, title: say('settled.title'), body: say('settled.note') })}${formOf(
    {
      action: `${base}/selesai`,
      session: web.session,
      key: `${web.key}s`,
      body: html`<div class="button-row">${answer('ya', 'approve')}${answer('tidak', 'outline')}</div>`,
    },
  )}`
}

function writeForm(web: Web, { form: { typed, errors }, base }: Pick<Shown, 'form' | 'base'>): Html {
  const say = words(web.lang)
  return formOf({
    action: base,
    session: web.session,
    key: web.key,
    files: true,
    class: 'flow',
    body: html`${textArea({ name: 'pesan', label: say('write'), hint: say('write.hint'), rows: 4, value: typed['pesan'], error: errors['pesan'] })}${attachField(web.lang, errors['berkas'])}${button({ text: say('write.go'), icon: 'check' })}`,
  })
}
