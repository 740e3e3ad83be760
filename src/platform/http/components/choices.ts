import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { allValues, type FieldProps, fieldGroup, type TypedValue } from './field.ts'
import { type IconName, icon } from './icon.ts'

export type Choice = {
  readonly value: string
  readonly text: Content
  readonly hint?: Content
  readonly icon?: IconName
}

export type ChoicesProps = FieldProps & {
  readonly options: readonly Choice[]
  readonly value?: TypedValue
  /** Side by side, for yes and no. */
  readonly two?: boolean
}

/** One of a few. The whole row can be pressed; nothing is chosen unless the person did. */
export const radios = (props: ChoicesProps): Html => choices(props, 'radio')

/** Any of a few. */
export const checkboxes = (props: ChoicesProps): Html => choices(props, 'checkbox')

/** One thing to agree to or not. */
export const checkbox = ({
  name,
  text,
  checked,
  value = 'ya',
}: {
  readonly name: string
  readonly text: Content
  readonly checked?: boolean
  readonly value?: string
}): Html =>
  html`<div class="choice"><input${attributes({ type: 'checkbox', id: name, name, value, checked: checked === true })}><label for="${name}">${text}</label></div>`

function choices(props: ChoicesProps, type: 'radio' | 'checkbox'): Html {
  const { name, options, value, two } = props
  const chosen = allValues(value)
  return fieldGroup(
    props,
    html`<div class="${two === true ? 'choices choices--two' : 'choices'}">${each(options, (option, index) =>
      choice(option, {
        id: index === 0 ? name : `${name}-${index + 1}`,
        name,
        type,
        checked: chosen.includes(option.value),
      }),
    )}</div>`,
  )
}

type Place = { readonly id: string; readonly name: string; readonly type: string; readonly checked: boolean }

/** The first choice carries the field's own id, so that the error summary leads to it. */
function choice({ value, text, hint, icon: picture }: Choice, { id, name, type, checked }: Place): Html {
  const explained = hint === undefined ? undefined : `${id}-more`
  return html`<div class="choice"><input${attributes({ type, id, name, value, checked, 'aria-describedby': explained })}><label for="${id}">${text}</label>${
    picture === undefined ? nothing : icon(picture)
  }${hint === undefined ? nothing : html`<span${attributes({ class: 'hint', id: explained })}>${hint}</span>`}</div>`
}
