import { WIB } from '../../kernel/time.ts'
import { attributes } from '../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../platform/http/components/button.ts'
import { askForm } from '../../platform/http/components/form.ts'
import { emptyState, panel } from '../../platform/http/components/panel.ts'
import { textInput } from '../../platform/http/components/text-input.ts'
import { timeline } from '../../platform/http/components/timeline.ts'
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
}

/** What a demonstration would have sent, so that whoever tries it can read the codes. */
export function inboxPage({ lang }: Web, { asked, messages, most, publicUrl }: InboxPage): Page {
  const say = words(lang)
  const here = asked === '' ? '/kotak' : `/kotak?${new URLSearchParams({ hp: asked }).toString()}`
  return {
    title: say('title'),
    body: html`<section><h1>${say('title')}</h1>${panel({ kind: 'info', lang, title: say('lead'), body: say('lead.note', { most }) })}${linkButton({ href: here, text: say('reload') })}</section>${askForm(
      {
        action: '/kotak',
        label: say('filter'),
        body: html`${textInput({ name: 'hp', label: say('phone'), hint: say('phone.hint'), value: asked, kind: 'phone' })}${button({ text: say('go'), kind: 'outline', icon: 'search' })}`,
      },
    )}<section><h2>${say('list')}</h2>${asked === '' ? nothing : html`<p><a href="/kotak">${say('all')}</a></p>`}${
      messages.length === 0 ? noMessages(asked, lang) : list(messages, publicUrl, lang)
    }</section>`,
  }
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
