import { type Html, html } from '../html.ts'
import { attributes, classes } from './attributes.ts'
import { describedBy, type FieldProps, field, oneValue, type TypedValue } from './field.ts'

/**
 * What is asked for decides keyboard, autofill and width. Length is never cut: spaces are taken out by the schema.
 * `date` is any day of a calendar, `YYYY-MM-DD`; a day known by heart is asked with `dateField`.
 */
export type InputKind = 'text' | 'name' | 'nik' | 'phone' | 'code' | 'figures' | 'rupiah' | 'date'

const kinds = {
  text: {},
  name: { autocomplete: 'name', spellcheck: 'false' },
  nik: { inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false' },
  phone: { type: 'tel', autocomplete: 'tel' },
  code: { inputmode: 'numeric', autocomplete: 'one-time-code' },
  figures: { inputmode: 'numeric', autocomplete: 'off' },
  rupiah: { inputmode: 'numeric', autocomplete: 'off' },
  date: { type: 'date', autocomplete: 'off' },
} as const

const widths: Readonly<Record<InputKind, string | false>> = {
  text: false,
  name: false,
  nik: 'input--middle input--figures',
  phone: 'input--middle input--figures',
  code: 'input--middle input--figures',
  figures: 'input--short input--figures',
  rupiah: 'input--figures',
  date: 'input--middle input--figures',
}

export type TextInputProps = FieldProps & { readonly kind?: InputKind; readonly value?: TypedValue }

/** One line of text with its label. The label stays when typing begins; there is no placeholder. */
export function textInput(props: TextInputProps): Html {
  const { name, kind = 'text', error, value } = props
  const input = html`<input${attributes({
    class: classes('input', widths[kind]),
    id: name,
    name,
    value: oneValue(value),
    'aria-describedby': describedBy(props),
    'aria-invalid': error === undefined ? null : 'true',
    ...kinds[kind],
  })}>`
  return field(
    props,
    kind === 'rupiah' ? html`<div class="money-input"><span aria-hidden="true">Rp</span>${input}</div>` : input,
  )
}

/** Several lines. It grows by its corner; what was typed comes back as it was. `fixed`: to be copied, not changed. */
export function textArea(
  props: FieldProps & { readonly value?: TypedValue; readonly rows?: number; readonly fixed?: boolean },
): Html {
  const { name, error, rows = 5, value, fixed = false } = props
  return field(
    props,
    html`<textarea${attributes({
      class: 'input',
      id: name,
      name,
      rows,
      readonly: fixed,
      'aria-describedby': describedBy(props),
      'aria-invalid': error === undefined ? null : 'true',
    })}>${firstLineKept(oneValue(value) ?? '')}</textarea>`,
  )
}

/** A browser drops the first line end of a text area; a second one keeps it. */
const firstLineKept = (text: string): string => (text.startsWith('\n') ? `\n${text}` : text)
