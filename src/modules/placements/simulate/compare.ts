import { daysBetween, type LocalDate } from '../../../kernel/time.ts'
import { evaluate, findingsBlocking } from '../../../rules/evaluate.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import { movedBy } from '../../../rules/moved.ts'
import type { Parameter, RuleSet } from '../../../rules/rule.ts'

/**
 * What a change of the rules does to a file: nothing; it `gains` what stood in its way; it `loses`, because something
 * now stands in its way; or it `needs` more before the same can be said of it.
 */
export const effects = ['same', 'gains', 'loses', 'needs'] as const
export type Effect = (typeof effects)[number]

/** A file as it was decided, and the step it was decided for. */
export type PastFile = { readonly facts: Facts; readonly on: LocalDate; readonly step: string }

export type Compared = {
  readonly effect: Effect
  /** Rules that stand in the way now and did not before. */
  readonly rules: readonly string[]
}

type Laws = { readonly before: RuleSet; readonly after: RuleSet; readonly from: LocalDate }

/**
 * The day on which a change is seen whole: its first day, or later, when a figure or a rule of it begins later. On the first
 * day itself such a change would look like none.
 */
export function wholeFrom({ before, after, from }: Laws): LocalDate {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]))
  const begins = after.rules.flatMap((rule): LocalDate[] => {
    const was = old.get(rule.id)
    const known = new Set(was?.parameters.flatMap(({ name, values }) => values.map((one) => figureKey(name, one))))
    const figures = rule.parameters.flatMap(({ name, values }) =>
      values.filter((one) => !known.has(figureKey(name, one))).map((one) => one.from),
    )
    return rule.from === was?.from ? figures : [rule.from, ...figures]
  })
  return [from, ...begins].reduce((latest, one) => (one > latest ? one : latest))
}

const figureKey = (name: string, { from, value }: Parameter['values'][number]): string =>
  `${name} ${from} ${JSON.stringify(value)}`

/**
 * Holds one file against two versions of the law, both on the first day of the new one. The file's own days are moved
 * along, so that ages and validities are what they were when it was decided, and only the change of the law is seen.
 */
export function effectOn({ before, after, from }: Laws, { facts, on, step }: PastFile): Compared {
  const then = movedBy(daysBetween(on, from), facts)
  const old = inTheWay(before, then, { from, step })
  const young = inTheWay(after, then, { from, step })
  const known = new Set(old.map(({ rule }) => rule))
  const fresh = young.filter(({ rule }) => !known.has(rule))
  return { effect: whichOf(old, young, fresh), rules: fresh.map(({ rule }) => rule) }
}

const inTheWay = (law: RuleSet, facts: Facts, { from, step }: { from: LocalDate; step: string }): readonly Finding[] =>
  findingsBlocking(evaluate(law, facts, from, { guards: step }), step)

function whichOf(old: readonly Finding[], young: readonly Finding[], fresh: readonly Finding[]): Effect {
  if (old.length > 0 && young.length === 0) return 'gains'
  if (fresh.length === 0) return 'same'
  return fresh.some(({ outcome }) => outcome === 'unmet') ? 'loses' : 'needs'
}
