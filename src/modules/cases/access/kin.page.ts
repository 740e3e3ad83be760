import { button } from '../../../platform/http/components/button.ts'
import { conversation } from '../../../platform/http/components/conversation.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { complaintScript, exit } from '../exit.part.ts'
import { stateKey } from '../thread/page.ts'
import type { ThreadView } from '../thread/view.ts'
import { words } from '../words.ts'
import { type Access, kinChannel, reaches } from './decide.ts'

const framed = (web: Web, body: Html, failed: boolean): Page => ({
  title: words(web.lang)('title.neutral'),
  failed,
  scripts: [complaintScript],
  body: html`<section>${exit(web.lang)}${body}</section>`,
})

/** Where somebody let in shows their code. The same page for every address of this kind, whether it leads to anything. */
export function kinCodePage(web: Web, base: string, { errors }: Form<unknown>): Page {
  const say = words(web.lang)
  const asking = formOf({
    action: base,
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${textInput({ name: 'kode', label: say('enter.code'), hint: say('enter.code.hint'), error: errors['kode'] })}${button({ text: say('enter.go'), iconAfter: 'arrow-right' })}`,
  })
  return framed(
    web,
    html`${errorSummary(errors, web.lang)}<h1>${say('kin.enter')}</h1><p class="lead">${say('kin.enter.lead')}</p>${asking}`,
    Object.keys(errors).length > 0,
  )
}

type Shown = {
  readonly access: Pick<Access, 'scope' | 'until'>
  readonly view: ThreadView
  readonly base: string
  readonly form: Form<unknown>
}

/** What somebody let in sees: that it is handled; the messages and a form where their scope reaches so far. */
export function kinPage(web: Web, { access, view, base, form }: Shown): Page {
  const { lang } = web
  const say = words(lang)
  const { one, zone } = view
  const handled = say(one.state === 'closed' ? 'kin.closed' : one.handler === null ? 'kin.waits' : 'kin.handled')
  const until =
    access.until === null
      ? nothing
      : html`<p class="soft">${say('kin.until', { until: moment(lang, access.until, zone) })}</p>`
  const talk = reaches(access.scope, 'messages') ? talkPart(web, view) : nothing
  const write = reaches(access.scope, 'write')
    ? formOf({
        action: `${base}/tulis`,
        session: web.session,
        key: web.key,
        class: 'flow',
        body: html`${textArea({ name: 'pesan', label: say('write'), rows: 4, value: form.typed['pesan'], error: form.errors['pesan'] })}${button({ text: say('write.go'), icon: 'check' })}`,
      })
    : nothing
  return framed(
    web,
    html`${errorSummary(form.errors, lang)}<h1>${say('kin.title')}</h1><p>${tag(say(`state.${stateKey(one)}`), 'sea')}</p><p class="lead">${handled}</p>${talk}${write}${until}<p class="soft">${say('kin.recorded')}</p>`,
    Object.keys(form.errors).length > 0,
  )
}

function talkPart(web: Web, { messages, zone }: ThreadView): Html {
  const say = words(web.lang)
  return html`<h2>${say('talk')}</h2>${conversation(
    messages.map(({ side, at, text, channel }) => ({
      own: channel === kinChannel,
      head: html`${say(speaker(side, channel))} · ${moment(web.lang, at, zone)}`,
      text,
    })),
  )}`
}

const speaker = (side: 'reporter' | 'office', channel: string) =>
  side === 'office' ? 'talk.office' : channel === kinChannel ? 'talk.kin' : 'talk.reporter'
