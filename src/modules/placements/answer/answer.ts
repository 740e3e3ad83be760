import { day, isDay } from '../../../kernel/time.ts'
import type { Question } from '../../../rules/rule.ts'

/** What was typed as a value of the question's type; `undefined` when it is none. */
export function readAnswer(
  { type, values }: Pick<Question, 'type' | 'values'>,
  typed: string,
): string | number | boolean | undefined {
  const text = typed.trim()
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : undefined
  if (type === 'int') return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  if (type === 'Day') return isDay(text) ? day(text) : undefined
  return Object.keys(values).length === 0 ? text.slice(0, 200) || undefined : text in values ? text : undefined
}
