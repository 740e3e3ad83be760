import { type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'
import { keyHint } from './key-hint.ts'

/**
 * How a button looks. `primary` is turmeric, one per view; `solid` and `outline` beside it; in the console `approve`,
 * `return` and `quiet`; `danger` for what cannot be undone.
 */
export type ButtonKind = 'primary' | 'solid' | 'outline' | 'approve' | 'return' | 'danger' | 'quiet'

export type ButtonFace = {
  /** Says the act: "Kirim berkas", never "OK". */
  readonly text: Content
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** Behind the text instead of before it: the arrow of a next step. */
  readonly iconAfter?: IconName
  /** The key that presses it in the console. */
  readonly key?: string
  readonly small?: boolean
}

export type ButtonProps = ButtonFace & {
  readonly name?: string
  readonly value?: string
  /** Sends the form elsewhere: a second act of the same form. */
  readonly formaction?: string
  /** The id of the form it belongs to, when it stands outside. */
  readonly form?: string
}

/** A button that sends its form. It is pressable without JavaScript, at least 48 px high on phones. */
export const button = (props: ButtonProps): Html =>
  html`<button${attributes({
    class: look(props),
    name: props.name,
    value: props.value,
    formaction: props.formaction,
    form: props.form,
    'data-key': props.key,
  })}>${face(props)}</button>`

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const linkButton = (props: ButtonFace & { readonly href: string }): Html =>
  html`<a${attributes({ class: look(props), href: props.href, 'data-key': props.key })}>${face(props)}</a>`

/** Buttons side by side, below one another where there is no room. */
export const buttonRow = (...buttons: readonly Html[]): Html => html`<div class="button-row">${[...buttons]}</div>`

const look = ({ kind = 'primary', small }: ButtonFace): string =>
  `button${kind === 'primary' ? '' : ` button--${kind}`}${small === true ? ' button--small' : ''}`

const face = ({ text, icon: before, iconAfter, key }: ButtonFace): Html =>
  html`${before === undefined ? nothing : icon(before)}${text}${iconAfter === undefined ? nothing : icon(iconAfter)}${key === undefined ? nothing : keyHint(key)}`
