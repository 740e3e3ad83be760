import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'
import { keyHint } from './key-hint.ts'

export type ReasonPickerProps = {
  /** What is wrong: "Tanggal lahir berbeda 1 tahun". */
  readonly title: Content
  /** How it will be sent: "Alasan yang dikirim ke Siti lewat SMS dan WhatsApp:" */
  readonly note: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly text: Content; readonly key?: string }[]
  readonly chosen?: string
  /** The id of the form that returns the file. */
  readonly form?: string
}

/** Reasons drafted from the rule, one press each. */
export const reasonPicker = ({ title, note, name, options, chosen, form }: ReasonPickerProps): Html =>
  html`<div class="why"><h3>${icon('triangle-alert')}${title}</h3><p class="soft">${note}</p><div class="reasons" role="radiogroup" aria-label="${note}">${each(
    options,
    ({ value, text, key }, index) =>
      html`<label class="reason"><input${attributes({ type: 'radio', name, value, form, checked: chosen === undefined ? index === 0 : value === chosen, 'data-key': key })}>${key === undefined ? nothing : keyHint(key)}${text}</label>`,
  )}</div></div>`

/** A reason to tick, and its sentence to change: the sentence stands there only while the reason is ticked. */
export const reasonItem = ({ choice, sentence }: { readonly choice: Html; readonly sentence: Html }): Html =>
  html`<div class="item">${choice}${sentence}</div>`
