import type { Json } from '../../../kernel/canonical.ts'
import { digestOf } from '../../../kernel/digest.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import { type Facts, isGroup } from '../../../rules/facts.ts'
import { isInForce, valueOn } from '../../../rules/prepare.ts'
import type { Rule, RuleSet } from '../../../rules/rule.ts'
import type { KnownRuling } from '../ruling.ts'

/** A situation of nobody, and whether its rule is met in it: a short exercise for officers. */
export type Exercise = {
  /** Digest of rule, facts and day: the same situation is the same exercise for ever. */
  readonly id: string
  readonly rule: Rule
  readonly facts: Facts
  readonly on: LocalDate
  readonly isMet: boolean
  /** The ruling that answers it; `null` where the rule itself does. */
  readonly ruling: KnownRuling | null
}

/**
 * Every exercise there is today: rulings that say whether their rule is met, then examples of the law itself that
 * would be answered the same today. Pure.
 *
 * @param rulings  those that count today
 */
export function exercisesOf(
  { rules }: Pick<RuleSet, 'rules'>,
  { rulings, today }: { readonly rulings: readonly KnownRuling[]; readonly today: LocalDate },
): readonly Exercise[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const ruled = rulings.flatMap((ruling): Exercise[] => {
    const rule = byId.get(ruling.rule)
    if (!rule || ruling.effect === 'explains') return []
    const { facts, factsOn: on } = ruling
    return [{ id: idOf(rule, facts, on), rule, facts, on, isMet: ruling.effect === 'met', ruling }]
  })
  const plain = rules
    .filter((rule) => rule.subject === 'placement' && isInForce(rule, today))
    .flatMap((rule) => examplesOf(rule, today))
  // What a ruling answers is asked with the ruling.
  return [...new Map([...plain, ...ruled].map((exercise) => [exercise.id, exercise])).values()]
}

const idOf = ({ id }: Rule, facts: Facts, on: LocalDate): string => digestOf({ rule: id, facts: facts as Json, on })

/** Examples with something to think about, whose figures are still those of today. */
const examplesOf = (rule: Rule, today: LocalDate): Exercise[] =>
  rule.examples.flatMap(({ facts, on, finds }): Exercise[] => {
    if ((finds !== 'met' && finds !== 'unmet') || sizeOf(facts) < fewestFacts || !isAsToday(rule, on, today)) return []
    if (findingOf(rule, facts, on)?.outcome !== finds) return []
    return [{ id: idOf(rule, facts, on), rule, facts, on, isMet: finds === 'met', ruling: null }]
  })

const fewestFacts = 1

const sizeOf = (facts: Facts): number =>
  Object.values(facts).reduce<number>((sum, value) => sum + (isGroup(value) ? sizeOf(value) : 1), 0)

const isAsToday = ({ parameters }: Rule, on: LocalDate, today: LocalDate): boolean =>
  parameters.every((parameter) => valueOn(parameter, on) === valueOn(parameter, today))

/** What an officer has answered. */
export type Practised = { readonly exercise: string; readonly isRight: boolean }

/**
 * The next exercise: of a ruling before one of the law, of a rule that is asked about often before others, and in an
 * order of the person's own. When all are answered, those answered wrong come again. Pure.
 *
 * @param asked   how often each rule was asked about
 * @param person  makes the order theirs
 */
export function nextExercise(
  exercises: readonly Exercise[],
  {
    done,
    asked,
    person,
  }: {
    readonly done: readonly Practised[]
    readonly asked: ReadonlyMap<string, number>
    readonly person: string
  },
): Exercise | undefined {
  const answered = new Map(done.map(({ exercise, isRight }) => [exercise, isRight]))
  const fresh = exercises.filter(({ id }) => !answered.has(id))
  const again = exercises.filter(({ id }) => answered.get(id) === false)
  const key = ({ id }: Exercise): string => digestOf(`${person} ${id}`)
  return (fresh.length > 0 ? fresh : again).toSorted(
    (a, b) =>
      Number(b.ruling !== null) - Number(a.ruling !== null) ||
      (asked.get(b.rule.id) ?? 0) - (asked.get(a.rule.id) ?? 0) ||
      (key(a) < key(b) ? -1 : 1),
  )[0]
}
