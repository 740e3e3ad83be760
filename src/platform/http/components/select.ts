import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import { describedBy, type FieldProps, field, oneValue, type TypedValue } from './field.ts'
import { type IconName, icon } from './icon.ts'

export type SelectOption = { readonly value: string; readonly text: string; readonly group?: string }

export type SelectProps = FieldProps & {
  readonly options: readonly SelectOption[]
  readonly value?: TypedValue
  /** First, chosen when nothing is: "Pilih negara". */
  readonly empty?: string
  readonly icon?: IconName
}

/** One of many. For up to seven choices use radios: they show what there is. */
export function select(props: SelectProps): Html {
  const { name, options, error, empty, icon: picture, value } = props
  const chosen = oneValue(value)
  const first = empty === undefined ? nothing : html`<option value="">${empty}</option>`
  return field(
    props,
    html`<span class="${picture === undefined ? 'select' : 'select select--pictured'}">${picture === undefined ? nothing : icon(picture)}<select${attributes(
      {
        class: 'input',
        id: name,
        name,
        'aria-describedby': describedBy(props),
        'aria-invalid': error === undefined ? null : 'true',
      },
    )}>${first}${each(grouped(options), ([group, members]) => groupOf(group, members, chosen))}</select>${icon('chevron-down')}</span>`,
  )
}

const grouped = (options: readonly SelectOption[]): ReadonlyMap<string, readonly SelectOption[]> =>
  Map.groupBy(options, ({ group }) => group ?? '')

const groupOf = (group: string, members: readonly SelectOption[], chosen: string | undefined): Html => {
  const options = each(
    members,
    ({ value, text }) => html`<option${attributes({ value, selected: value === chosen })}>${text}</option>`,
  )
  return group === '' ? options : html`<optgroup${attributes({ label: group })}>${options}</optgroup>`
}
