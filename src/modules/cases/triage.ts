import type { LocalDate } from '../../kernel/time.ts'
import { type Case, type Level, levels } from './case.ts'
import type { CaseStandard } from './categories.ts'

/**
 * How much harm the category and the signs of a case mean on a day: the worst line that fits, `ordinary` without one.
 * Another sign never makes it less.
 */
export function levelOf(
  { category, signs }: { readonly category: string; readonly signs: readonly string[] },
  on: LocalDate,
  lines: CaseStandard['levels'],
): Level {
  const fitting = lines.filter(
    (line) =>
      line.from <= on &&
      ((line.categories ?? []).includes(category) || (line.signs ?? []).some((sign) => signs.includes(sign))),
  )
  return levels.find((level) => fitting.some((line) => line.level === level)) ?? 'ordinary'
}

/** The first answer in hours a case is promised on a day; `undefined`: only the law's. The newest line that fits counts. */
export const soonAnswerOf = (
  { level, signs }: Pick<Case, 'level' | 'signs'>,
  on: LocalDate,
  lines: CaseStandard['firstAnswer'],
): CaseStandard['firstAnswer'][number] | undefined =>
  lines
    .filter((line) => line.level === level && line.from <= on)
    .filter(({ otherwise }) => signs.length === 0 || signs.some((sign) => !otherwise.includes(sign)))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
    .at(0)

/** The signs of danger somebody's words speak of, before anybody has looked: whole words, in any writing. */
export function signsIn(text: string, signs: CaseStandard['signs']): readonly string[] {
  const plain = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return signs.filter(({ words }) => words.some((said) => plain.includes(` ${said} `))).map(({ code }) => code)
}

/** Most urgent first: by harm, then what waits unread, then by the promise, then the oldest. */
export function byUrgency(
  a: Pick<Case, 'level' | 'unreadSince' | 'dueAt' | 'filedAt'>,
  b: Pick<Case, 'level' | 'unreadSince' | 'dueAt' | 'filedAt'>,
): number {
  const harm = levels.indexOf(a.level) - levels.indexOf(b.level)
  if (harm !== 0) return harm
  return (
    later(a.unreadSince, b.unreadSince) ||
    later(a.dueAt, b.dueAt) ||
    (a.filedAt < b.filedAt ? -1 : Number(a.filedAt > b.filedAt))
  )
}

/** What has no moment comes after what has one. */
function later(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
