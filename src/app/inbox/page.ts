import { WIB } from '../../kernel/time.ts'
import { attributes } from '../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../platform/http/components/button.ts'
import { radios } from '../../platform/http/components/choices.ts'
import { errorSummary } from '../../platform/http/components/error-summary.ts'
import { askForm, form as formOf } from '../../platform/http/components/form.ts'
import { emptyState, panel } from '../../platform/http/components/panel.ts'
import { textArea, textInput } from '../../platform/http/components/text-input.ts'
import { timeline } from '../../platform/http/components/timeline.ts'
import type { Form } from '../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../platform/http/html.ts'
import type { Page, Web } from '../../platform/http/route.ts'
import { moment } from '../../platform/i18n/dates.ts'
import type { Language } from '../../platform/i18n/language.ts'
import type { Outgoing } from '../../platform/notify/outbox.ts'
import { words } from './words.ts'

export type InboxPage = {
  /** What was typed to filter by; empty for all. */
  readonly asked: string
  /** Newest first. */
  readonly messages: readonly Outgoing[]
  readonly most: number
  readonly publicUrl: string
  /** A message somebody would write to us. */
  readonly form: Form<unknown>
}

/** What a demonstration would have sent, so that whoever tries it can read the codes. */
export function inboxPage(web: Web, { asked, messages, most, publicUrl, form }: InboxPage): Page {
  const { lang } = web
  const say = words(lang)
  const here = asked === '' ? '/kotak' : `/kotak?${new URLSearchParams({ hp: asked }).toString()}`
  return {
    title: say('title'),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section><h1>${say('title')}</h1>${panel({ kind: 'info', lang, title: say('lead'), body: say('lead.note', { most }) })}${linkButton({ href: here, text: say('reload') })}</section>${askForm(
      {
        action: '/kotak',
        label: say('filter'),
        body: html`${textInput({ name: 'hp', label: say('phone'), hint: say('phone.hint'), value: asked, kind: 'phone' })}${button({ text: say('go'), kind: 'outline', icon: 'search' })}`,
      },
    )}<section><h2>${say('list')}</h2>${asked === '' ? nothing : html`<p><a href="/kotak">${say('all')}</a></p>`}${
      messages.length === 0 ? noMessages(asked, lang) : list(messages, publicUrl, lang)
    }</section>${writing(web, form)}`,
  }
}

/** Where whoever tries it writes to Bekal as somebody with a phone would. */
function writing(web: Web, { typed, errors }: Form<unknown>): Html {
  const say = words(web.lang)
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  return html`<section><h2>${say('write')}</h2><p>${say('write.note')}</p>${errorSummary(errors, web.lang)}${formOf({
    action: '/kotak',
    session: web.session,
    key: web.key,
    class: 'flow',
    body: html`${radios({ ...field('lewat'), label: say('write.way'), value: typed['lewat'] ?? 'whatsapp', options: (['whatsapp', 'sms'] as const).map((value) => ({ value, text: say(`channel.${value}`) })) })}${textInput({ ...field('dari'), label: say('write.from'), hint: say('write.from.hint'), kind: 'phone' })}${textArea({ ...field('tulis'), label: say('write.text'), rows: 3 })}${button({ text: say('write.go'), kind: 'outline' })}`,
  })}</section>`
}

const noMessages = (asked: string, lang: Language): Html => {
  const say = words(lang)
  const which = asked === '' ? 'empty' : 'none'
  return emptyState({ title: say(which), note: say(`${which}.note`) })
}

const list = (messages: readonly Outgoing[], publicUrl: string, lang: Language): Html =>
  timeline(
    messages.map((message) => ({
      what: words(lang)(`channel.${message.channel}`),
      who: recipientOf(message, lang),
      when: moment(lang, message.at, WIB),
      note: linked(message.text, publicUrl),
      tone: 'sea',
    })),
  )

/** Never the whole number or address: people show this page to a room. */
const recipientOf = ({ channel, to }: Outgoing, lang: Language): string =>
  channel === 'email'
    ? words(lang)('to.email', { domain: to.slice(to.lastIndexOf('@') + 1) })
    : words(lang)('to.phone', { last4: to.slice(-4) })

/** A text whose addresses lead on when they are ours; any other stays text. */
const linked = (text: string, publicUrl: string): Html =>
  each(text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/), (piece, index) => {
    const path = index % 2 === 1 ? pathOf(piece, publicUrl) : undefined
    return path === undefined ? html`${piece}` : html`<a${attributes({ href: path })}>${piece}</a>`
  })

function pathOf(link: string, publicUrl: string): string | undefined {
  const url = URL.parse(link)
  if (url === null || url.origin !== new URL(publicUrl).origin) return undefined
  return `${url.pathname}${url.search}${url.hash}`
}
