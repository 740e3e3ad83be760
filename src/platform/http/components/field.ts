import { type Html, html, nothing } from '../html.ts'
import { attributes, classes } from './attributes.ts'
import type { Content } from './content.ts'
import { icon } from './icon.ts'

/** What every question has. `error` is the same sentence as in the summary on top. */
export type FieldProps = {
  readonly name: string
  readonly label: Content
  readonly hint?: Content | undefined
  readonly error?: string | undefined
  /** The only question of its page: the label is the page's heading. */
  readonly page?: boolean
}

/** What was typed, as `Form.typed` keeps it. */
export type TypedValue = string | readonly string[] | undefined

export const oneValue = (value: TypedValue): string | undefined => (typeof value === 'string' ? value : value?.[0])
export const allValues = (value: TypedValue): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** The ids that explain a control to a screen reader; absent when nothing does. */
export const describedBy = ({ name, hint, error }: FieldProps): string | undefined =>
  classes(hint === undefined ? null : `${name}-hint`, error === undefined ? null : `${name}-wrong`) || undefined

/** A labelled control: label, hint, error, control. The label is tied to the id `name`. */
export const field = (props: FieldProps, control: Html): Html =>
  html`<div class="${look(props)}"><label for="${props.name}">${heading(props)}</label>${hintOf(props)}${errorOf(props)}${control}</div>`

/** Several controls under one question. */
export const fieldGroup = (props: FieldProps, controls: Html): Html =>
  html`<fieldset${attributes({ class: look(props), 'aria-describedby': describedBy(props) })}><legend>${heading(props)}</legend>${hintOf(props)}${errorOf(props)}${controls}</fieldset>`

const look = ({ error, page }: FieldProps): string =>
  classes('field', page === true && 'field--page', error !== undefined && 'field--wrong')

const heading = ({ label, page }: FieldProps): Content => (page === true ? html`<h1>${label}</h1>` : label)

/** What helps to answer, above the control, where it is not covered by a keyboard. */
export const hintOf = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>): Html =>
  hint === undefined ? nothing : html`<span class="hint" id="${name}-hint">${hint}</span>`

const errorOf = ({ name, error }: FieldProps): Html =>
  error === undefined
    ? nothing
    : html`<span class="wrong" id="${name}-wrong">${icon('circle-alert')}<span>${error}</span></span>`
