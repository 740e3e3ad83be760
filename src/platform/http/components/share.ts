import type { Language } from '../../i18n/language.ts'
import { type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
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

/**
 * Sends this page on: WhatsApp opens with the text written, and the address can be picked up with one press.
 * With the script `page.js` it can be copied by a button.
 */
export const share = ({ lang, text, url }: ShareProps): Html =>
  html`<div class="shares">${linkButton({
    href: whatsApp(text, url),
    text: words(lang)('share.whatsapp'),
    kind: 'outline',
    icon: 'message-circle',
  })}<p class="soft">${words(lang)('share.address')}: <code class="shares__address">${url}</code></p><button${attributes({ class: 'button button--quiet', type: 'button', hidden: true, 'data-copy': url, 'data-copied': words(lang)('share.copied') })}>${icon('copy')}<span>${words(lang)('share.copy')}</span></button></div>`

/** Without a number: the person chooses whom to send it to. */
export const whatsApp = (text: string, url: string): string =>
  `https://wa.me/?text=${encodeURIComponent(`${text}\n${url}`)}`

/** How to print, in a sentence; with the script `page.js`, a button that does it. */
export const printHint = (lang: Language): Html =>
  html`<div class="print-hint soft" data-print><p>${icon('printer')}${words(lang)('print.hint')}</p><button class="button button--quiet" type="button" hidden>${icon('printer')}${words(lang)('print')}</button></div>`
