import type { Language } from '../../i18n/language.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from './button.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type ShareProps = {
  readonly lang: Language
  /** What the message says before the address. */
  readonly text: string
  /** The whole address, with its origin. */
  readonly url: string
}

/** Sends this page on: WhatsApp opens with the text written, and the address can be picked up with one press. */
export const share = ({ lang, text, url }: ShareProps): Html =>
  html`<div class="shares">${linkButton({
    href: whatsApp(text, url),
    text: words(lang)('share.whatsapp'),
    kind: 'outline',
    icon: 'message-circle',
  })}<p class="soft">${words(lang)('share.address')}: <code class="shares__address">${url}</code></p></div>`

/** Without a number: the person chooses whom to send it to. */
export const whatsApp = (text: string, url: string): string =>
  `https://wa.me/?text=${encodeURIComponent(`${text}\n${url}`)}`

/** How to print. Browsers open their printer only for a script or the person; the sentence is for the person. */
export const printHint = (lang: Language): Html =>
  html`<p class="print-hint soft" data-print="${words(lang)('print')}">${icon('printer')} ${words(lang)('print.hint')}</p>`
