import { isDay } from '../../kernel/time.ts'
import { type Expr, treesIn, type Value } from '../expression.ts'
import { didYouMean } from '../problem.ts'
import type { Parameter } from '../rule.ts'
import { BadCondition, type Vocabulary } from './tree.ts'

/**
 * Refuses what has the right types and can still mean nothing: a word that its fact can never be, a division that can
 * fail, a day that does not exist.
 *
 * @throws BadCondition
 */
export function refuseMeaningless(tree: Expr, vocabulary: Vocabulary, parameters: readonly Parameter[]): void {
  for (const expr of treesIn(tree)) {
    if (expr.kind === 'compare') {
      refuseUnknownWords(expr, vocabulary)
      if (expr.operator === '/' || expr.operator === '%') refuseDivision(expr.right, parameters)
    }
    if (expr.kind === 'call' && expr.name === 'day') refuseUnknownDay(expr.args[0])
  }
}

function refuseUnknownWords(
  { left, right }: { readonly left: Expr; readonly right: Expr },
  { questions }: Vocabulary,
): void {
  for (const [fact, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (fact.kind !== 'fact') continue
    const path = fact.keys.join('.')
    const words = Object.keys(questions.get(path)?.values ?? {})
    if (words.length === 0) continue
    for (const word of wordsIn(other))
      if (typeof word === 'string' && !words.includes(word))
        throw new BadCondition(
          `${path} is never "${word}"; expected one of ${words.join(', ')}${didYouMean(word, words)}`,
        )
  }
}

const wordsIn = (expr: Expr): readonly Value[] =>
  expr.kind === 'literal' ? [expr.value] : expr.kind === 'list' ? expr.items.flatMap(wordsIn) : []

function refuseDivision(by: Expr, parameters: readonly Parameter[]): void {
  const divisors =
    by.kind === 'literal'
      ? [by.value]
      : by.kind === 'parameter'
        ? (parameters.find(({ name }) => name === by.name)?.values.map(({ value }) => value) ?? [])
        : []
  if (divisors.length === 0 || divisors.includes(0))
    throw new BadCondition('expected to divide by a number or a parameter that is never 0')
}

function refuseUnknownDay(day: Expr | undefined): void {
  if (day?.kind !== 'literal' || !isDay(String(day.value)))
    throw new BadCondition("day() takes a day that exists, as a text: day('2026-03-01')")
}
