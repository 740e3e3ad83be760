import { numberText, rupiahText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Value } from '../../../rules/expression.ts'
import type { Parameter } from '../../../rules/rule.ts'
import { words } from './words.ts'

const units = ['year', 'month', 'day', 'hour', 'working-day', 'calendar-day'] as const

/** A value of the law as people say it: `21 tahun`, `5 hari kerja`, `Rp332.500`. */
export function figureText({ unit }: Pick<Parameter, 'unit'>, value: Value, lang: Language): string {
  const say = words(lang)
  if (typeof value !== 'number') return Array.isArray(value) ? value.join(', ') : String(value)
  if (unit === 'rupiah') return rupiahText(value)
  const known = units.find((each) => each === unit)
  return say(`unit.${known ?? 'other'}`, { value: numberText(lang, value) })
}
