import { day, isDay, type LocalDate } from '../../../kernel/time.ts'
import type { Language } from '../../i18n/language.ts'
import { each, type Html, html } from '../html.ts'
import { attributes } from './attributes.ts'
import { type FieldProps, fieldGroup, oneValue, type TypedValue } from './field.ts'
import { words } from './words.ts'

const parts = [
  { part: 'day', word: 'date.day', autocomplete: 'bday-day' },
  { part: 'month', word: 'date.month', autocomplete: 'bday-month' },
  { part: 'year', word: 'date.year', autocomplete: 'bday-year' },
] as const

export type DateFieldProps = FieldProps & {
  readonly lang: Language
  /** What was typed in the three fields `<name>-day`, `<name>-month` and `<name>-year`. */
  readonly typed?: Readonly<Record<string, TypedValue>>
  /** Lets the browser offer the person's own day of birth. */
  readonly birthday?: boolean
}

/** A day a person knows by heart, in three fields: no calendar to page back through, any keyboard will do. */
export function dateField(props: DateFieldProps): Html {
  const { name, lang, typed = {}, error, birthday } = props
  const say = words(lang)
  return fieldGroup(
    props,
    html`<div class="date">${each(parts, ({ part, word, autocomplete }) => {
      const id = part === 'day' ? name : `${name}-${part}`
      return html`<div><label for="${id}">${say(word)}</label><input${attributes({
        class: 'input input--figures',
        id,
        name: `${name}-${part}`,
        inputmode: 'numeric',
        autocomplete: birthday === true ? autocomplete : 'off',
        value: oneValue(typed[`${name}-${part}`]),
        'aria-invalid': error === undefined ? null : 'true',
      })}></div>`
    })}</div>`,
  )
}

/** The day typed into a date field: `null` when all three fields are empty, `undefined` for a day that does not exist. */
export function dayTyped(typed: Readonly<Record<string, unknown>>, name: string): LocalDate | null | undefined {
  const [date = '', month = '', year = ''] = parts.map(({ part }) => {
    const written = typed[`${name}-${part}`]
    return typeof written === 'string' ? written.trim() : ''
  })
  if (date === '' && month === '' && year === '') return null
  const on = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(on) ? day(on) : undefined
}
