import { day, isDay } from '../../kernel/time.ts'
import { confidences } from '../rule.ts'
import {
  either,
  from0,
  group,
  listOf,
  made,
  matching,
  oneOf,
  orNull,
  perhaps,
  placed,
  type Shaped,
  text,
  that,
} from './shape.ts'

/** Members that several kinds of file have. */

export const date = made(
  that('a day that exists, YYYY-MM-DD', (value): value is string => typeof value === 'string' && isDay(value)),
  day,
)
export const code = matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and hyphens')
export const slug = matching(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'small letters, digits, hyphens and dots')
export const name = matching(/^[a-z][A-Za-z0-9]*$/, 'a name like minimumAge')
export const country = matching(
  /^[A-Z]{2}$/,
  'a country code of two capital letters (ISO 3166-1), in quotes where YAML reads it as yes or no',
)
export const words = group({ id: text, en: text })
export const note = either(
  ({ members }) => members !== undefined,
  words,
  made(text, (said) => ({ id: said, en: said })),
)
export const confidence = oneOf(confidences)
export const citation = group({ instrument: placed(slug), at: text })
export const days = orNull(group({ min: from0, max: from0, confidence }))
export const codes = perhaps(listOf(placed(code)))
export const none: readonly never[] = []

/** A condition as it is written; a bare number or yes counts as one. */
export const cel = placed(
  made(
    that(
      'a condition (CEL)',
      (value): value is string | number | boolean =>
        (typeof value === 'string' && value.trim() !== '') || typeof value === 'boolean' || Number.isSafeInteger(value),
    ),
    String,
  ),
)
export type Cel = Shaped<typeof cel>
