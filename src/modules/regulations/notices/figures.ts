import type { LocalDate } from '../../../kernel/time.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Value } from '../../../rules/expression.ts'
import { valueOn } from '../../../rules/prepare.ts'
import type { Parameter, Rule, RuleSet } from '../../../rules/rule.ts'
import { figureText } from '../instruments/figure.ts'
import { words } from './words.ts'

/** A value with what it counts. */
type Figure = { readonly unit: string; readonly value: Value }

/** A figure that is another from a day on; `null` where there was, or is, none. */
export type FigureChange = {
  readonly rule: Rule
  readonly parameter: string
  readonly from: LocalDate
  readonly before: Figure | null
  readonly after: Figure | null
}

type Law = Pick<RuleSet, 'rules'>

/**
 * The figures that a change makes others, from its first day on and from each later day that it names. Rules that are
 * new or gone are told as rules. Pure.
 */
export function figuresChanged(before: Law, after: Law, first: LocalDate): readonly FigureChange[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]))
  return after.rules.flatMap((rule) => {
    const was = old.get(rule.id)
    if (was === undefined) return []
    return rule.parameters.flatMap((parameter) => {
      const other = was.parameters.find(({ name }) => name === parameter.name)
      return other === undefined ? [] : changesOf({ rule, was: other, is: parameter, first })
    })
  })
}

type Compared = { readonly rule: Rule; readonly was: Parameter; readonly is: Parameter; readonly first: LocalDate }

function changesOf({ rule, was, is, first }: Compared): FigureChange[] {
  const later = [...was.values, ...is.values].map(({ from }) => from).filter((from) => from > first)
  return [first, ...new Set(later.toSorted())].flatMap((from, index, days): FigureChange[] => {
    const [before, after] = [figureOn(was, from), figureOn(is, from)]
    const day = days[index - 1]
    const isToldAlready = day !== undefined && same(before, figureOn(was, day)) && same(after, figureOn(is, day))
    return same(before, after) || isToldAlready ? [] : [{ rule, parameter: is.name, from, before, after }]
  })
}

function figureOn(parameter: Parameter, on: LocalDate): Figure | null {
  const value = valueOn(parameter, on)
  return value === undefined ? null : { unit: parameter.unit, value }
}

const same = (one: Figure | null, other: Figure | null): boolean => JSON.stringify(one) === JSON.stringify(other)

/** `Umur paling muda: dari 18 tahun menjadi 19 tahun.` A later first day than the change's own is said. */
export function figureTold({ rule, from, before, after }: FigureChange, first: LocalDate, lang: Language): string {
  const say = words(lang)
  const text = (figure: Figure | null): string =>
    figure === null ? say('figure.none') : figureText(figure, figure.value, lang)
  const told = say('figure', { title: rule.title[lang], before: text(before), after: text(after) })
  return from === first ? told : `${told} ${say('figure.later', { from: shortDay(lang, from) })}`
}
