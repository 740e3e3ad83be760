import { type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'

export type FormProps = {
  readonly action: string
  /** Its token goes along; `null` before signing in. */
  readonly session: { readonly csrf: string } | null
  /** `web.key`: sent twice is done once. */
  readonly key: string
  readonly body: Html
  readonly id?: string
  /** For a form that is named by nothing else on the page. */
  readonly label?: string
  readonly class?: string
  /** It sends files: multipart. */
  readonly files?: boolean
}

/**
 * A form that changes something: POST, with the session's token (`_token`) and a fresh key (`_key`). The browser's own
 * bubbles are off, because the error summary says it better and in our language.
 */
export const form = ({ action, session, key, body, id, label, class: name, files }: FormProps): Html =>
  html`<form${attributes({ method: 'post', action, id, class: name, 'aria-label': label, enctype: files === true ? 'multipart/form-data' : null, novalidate: true })}>${
    session === null ? nothing : html`<input type="hidden" name="_token" value="${session.csrf}">`
  }<input type="hidden" name="_key" value="${key}">${body}</form>`

/** A form that only asks: GET, so that its answer has an address that can be kept and shared. */
export const askForm = ({
  action,
  body,
  label,
  class: name,
}: Pick<FormProps, 'action' | 'body' | 'label' | 'class'>): Html =>
  html`<form${attributes({ action, class: name, 'aria-label': label })}>${body}</form>`
