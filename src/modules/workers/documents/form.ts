import { isDay, type LocalDate } from '../../../kernel/time.ts'
import { type Form, type Typed, wrong } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { DocumentKind } from '../../../rules/rule.ts'
import { type Detail, detailsOf, mustHave } from './kinds.ts'

/** What a person copied from a document. `null`: not asked, or left empty where that is allowed. */
export type Details = {
  readonly number: string | null
  readonly issuedOn: LocalDate | null
  readonly validUntil: LocalDate | null
}

/** What is wrong at a detail, as a key of the documents' messages; `number.signs` carries the sign after a space. */
export type DetailProblem =
  | 'number.empty'
  | `number.signs ${string}`
  | 'number.long'
  | 'date.empty'
  | 'date.none'
  | 'date.ahead'
  | 'date.past'
  | 'date.order'

/** Reads what was typed for the details a kind has. Spaces in numbers are taken out; days may be written with one digit. */
export function readDetails(kind: DocumentKind, typed: Typed, today: LocalDate): Form<Details> {
  const errors: Partial<Record<Detail, DetailProblem>> = {}
  const read: { -readonly [Key in Detail]: string | null } = { number: null, issuedOn: null, validUntil: null }
  for (const detail of detailsOf(kind)) {
    const { value, problem } = detail === 'number' ? readNumber(typed, mustHave(kind, detail)) : readDay(typed, detail)
    read[detail] = value
    if (problem) errors[detail] = problem
  }
  const value = read as Details
  if (!errors.issuedOn && value.issuedOn !== null && value.issuedOn > today) errors.issuedOn = 'date.ahead'
  if (!errors.validUntil && value.validUntil !== null) {
    if (value.validUntil < today) errors.validUntil = 'date.past'
    else if (value.issuedOn !== null && value.validUntil <= value.issuedOn) errors.validUntil = 'date.order'
  }
  return Object.keys(errors).length > 0 ? wrong(typed, errors) : { ok: true, typed, errors: {}, value }
}

type Read = { readonly value: string | null; readonly problem?: DetailProblem }

function readNumber(typed: Typed, needed: boolean): Read {
  const number = (oneOf(typed, 'number') ?? '').replace(/\s+/g, '').toUpperCase()
  if (number === '') return needed ? { value: null, problem: 'number.empty' } : { value: null }
  const foreign = /[^\p{L}\p{N}./-]/u.exec(number)?.[0]
  if (foreign !== undefined) return { value: null, problem: `number.signs ${foreign}` }
  return number.length > 40 ? { value: null, problem: 'number.long' } : { value: number }
}

function readDay(typed: Typed, name: 'issuedOn' | 'validUntil'): Read {
  const [dayText = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    (oneOf(typed, `${name}-${part}`) ?? '').trim(),
  )
  if (dayText === '' || month === '' || year === '') return { value: null, problem: 'date.empty' }
  const text = `${year}-${month.padStart(2, '0')}-${dayText.padStart(2, '0')}`
  return isDay(text) ? { value: text } : { value: null, problem: 'date.none' }
}

/** A day as the three fields hold it, to begin a form with. */
export const typedDay = (name: 'issuedOn' | 'validUntil', date: LocalDate | null): Typed => {
  const [year, month, dayText] = date?.split('-') ?? []
  return {
    [`${name}-day`]: dayText && String(Number(dayText)),
    [`${name}-month`]: month && String(Number(month)),
    [`${name}-year`]: year,
  }
}
