import type { Language } from '../../i18n/language.ts'
import { type Html, html, nothing } from '../html.ts'
import type { Content } from './content.ts'
import { form } from './form.ts'
import { icon } from './icon.ts'
import { words } from './words.ts'

export type ToastProps = {
  readonly lang: Language
  readonly text: Content
  /** Where undoing is sent, while it is possible; absent afterwards. */
  readonly undo?: {
    readonly action: string
    readonly session: { readonly csrf: string }
    readonly key: string
  }
}

/** What was just done, with the way back. A form: it works without JavaScript and stays until the page is left. */
export const toast = ({ lang, text, undo }: ToastProps): Html =>
  html`<div class="toast" role="status">${icon('check')}<p>${text}</p>${
    undo === undefined
      ? nothing
      : form({ ...undo, body: html`<button>${icon('undo-2')}${words(lang)('undo')}</button>` })
  }</div>`
