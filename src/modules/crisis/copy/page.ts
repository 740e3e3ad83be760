import { WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Shown } from '../event.ts'
import { filled, type Signature, type Standing } from '../mass/message.ts'
import { eventTitle } from '../open/page.ts'
import { words } from '../words.ts'
import type { Compared } from './compare.ts'
import type { MessageProof } from './receipt.ts'

type Checking = {
  readonly form: Form<unknown>
  /** Messages that were really sent, newest first. */
  readonly sent: readonly Standing[]
  readonly compared?: Compared
}

/** Where somebody pastes what they received: from us, altered, or not from us. */
export function checkPage(web: Web, { form: { typed, errors }, sent, compared }: Checking): Page {
  const { lang } = web
  const say = words(lang)
  const list = tiles(
    sent.slice(0, 20).map(({ message, signature }) => ({
      href: `/krisis/pesan/${message.id}`,
      title: say('copy.at', { at: moment(lang, (signature as Signature).at, WIB) }),
      note: filled(message.texts['id'] ?? '', say('copy.link')).slice(0, 120),
      icon: 'mail',
      tone: 'indigo',
    })),
  )
  return {
    title: say('check.title'),
    failed: Object.keys(errors).length > 0,
    current: 'emergency',
    body: html`<section>${errorSummary(errors, lang)}<h1>${say('check.title')}</h1>${compared ? verdict(web, compared) : html`<p class="lead">${say('check.lead')}</p>`}${formOf(
      {
        action: '/krisis/pesan',
        session: web.session,
        key: web.key,
        class: 'flow',
        label: say('check.title'),
        body: html`${textArea({ name: 'pesan', label: say('check.paste'), hint: say('check.paste.hint'), rows: 5, value: typed['pesan'], error: errors['pesan'] })}${button({ text: say('check.do'), icon: 'search' })}`,
      },
    )}</section>${sent.length === 0 ? nothing : html`<section><h2>${say('copy.list')}</h2>${list}</section>`}`,
  }
}

/** What the words are, and what to do now. */
function verdict({ lang }: Web, compared: Compared): Html {
  const say = words(lang)
  if (compared.is === 'foreign')
    return html`<div role="status">${panel({ kind: 'danger', lang, title: say('check.foreign'), body: say('check.foreign.note') })}</div>`
  const kind = compared.is === 'ours' ? 'success' : 'danger'
  const ours = html`<blockquote>${filled(compared.text, say('copy.link'))}</blockquote>`
  return html`<div role="status">${panel({ kind, lang, title: say(`check.${compared.is}`), body: html`<p>${say(`check.${compared.is}.note`)}</p>${compared.is === 'altered' ? ours : nothing}<p><a href="/krisis/pesan/${compared.message}">${say('copy.see')}</a></p>` })}</div>`
}

type Copied = { readonly standing: Standing; readonly shown: Shown; readonly proof: MessageProof | undefined }

/** The exact words that were sent, when, to how many, and their place in the signed log. */
export function copyPage({ lang }: Web, { standing: { message, signature }, shown: { event }, proof }: Copied): Page {
  const say = words(lang)
  const at = moment(lang, signature?.at ?? message.proposedAt, WIB)
  const texts = each(
    Object.entries(message.texts),
    ([code, text]) => html`<blockquote lang="${code}">${filled(text, say('copy.link'))}</blockquote>`,
  )
  const proven = proof
    ? html`<p>${say('copy.proof.note')}</p><p>${say('copy.digest')} <code>${proof.receipt.entry.payload}</code></p>${linkButton({ href: `/krisis/pesan/${message.id}/bukti.json`, text: say('copy.proof.file'), kind: 'outline', icon: 'download' })}<p><a href="/log/bukti">${say('copy.proof.check')}</a></p>`
    : html`<p role="status">${say('copy.proof.waits')}</p>`
  return {
    title: say('copy.title'),
    current: 'emergency',
    body: html`<section><p class="soft">${say('official')}</p><h1>${say('copy.title')}</h1><p>${say('copy.sent', { at, count: signature?.receivers ?? 0 })} <a href="/krisis/${event.id}">${eventTitle(lang, event)}</a></p>${texts}<p>${say('copy.never')}</p><h2>${say('copy.proof')}</h2>${proven}<p><a class="tap" href="/krisis/pesan">${say('check.go')}</a></p></section>`,
  }
}
