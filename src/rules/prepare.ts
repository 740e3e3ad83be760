import type { LocalDate } from '../kernel/time.ts'
import { type Answer, answering, blankOf, unknownsOf } from './answer.ts'
import { compile, type Fixed, NoValueOnDay } from './compile.ts'
import type { Value } from './expression.ts'
import type { Finding } from './finding.ts'
import type { Parameter, Rule } from './rule.ts'
import type { SlotPlan, Slots } from './slots.ts'
import { Unknown } from './unknown.ts'

/**
 * A rule made ready for a day: gives its finding on a file, or nothing where it does not apply.
 * `concerned` is what its lists say of the placement: true, or what is missing to say it.
 */
export type Prepared = {
  readonly rule: Rule
  readonly ask: (slots: Slots, concerned: true | Unknown) => Finding | undefined
}

/** The value of a parameter on a day: the last one that began on or before it. */
export const valueOn = ({ values }: Parameter, on: LocalDate): Value | undefined =>
  values.findLast(({ from }) => from <= on)?.value

/** Whether a rule is in force on a day; its last day counts. */
export const isInForce = ({ from, until }: Rule, on: LocalDate): boolean =>
  from <= on && (until === null || on <= until)

/** Compiles a rule for a day. A parameter without a value on the day makes its finding unknown, never a default. */
export function prepareRule(rule: Rule, on: LocalDate, slots: SlotPlan): Prepared {
  const values = rule.parameters.flatMap((parameter) => {
    const value = valueOn(parameter, on)
    return value === undefined ? [] : [[parameter.name, value] as const]
  })
  const fixed: Fixed = { on, parameters: new Map(values), slots }
  const blank = blankOf(rule)
  const answer = orGap(blank, () => answering(rule, fixed, blank))
  return { rule, ask: orGap(blank, () => applying(rule, fixed, { answer, blank })) }
}

/** The finding of a law that is silent on the day, where it is. */
function orGap<Made extends (...given: never[]) => Finding | undefined>(
  blank: Finding,
  make: () => Made,
): Made | (() => Finding) {
  try {
    return make()
  } catch (problem) {
    if (!(problem instanceof NoValueOnDay)) throw problem
    const gap: Finding = Object.freeze({
      ...blank,
      outcome: 'unknown',
      noValue: Object.freeze([problem.parameter]),
    })
    return () => gap
  }
}

function applying(
  { applies }: Rule,
  fixed: Fixed,
  { answer, blank }: { answer: Answer; blank: Finding },
): Prepared['ask'] {
  const unknown = unknownsOf(blank)
  if (applies.when === undefined) return (slots, concerned) => (concerned === true ? answer(slots) : unknown(concerned))
  const when = compile(applies.when, fixed)
  return (slots, concerned) => {
    const holds = when(slots)
    if (holds === false) return undefined
    if (holds instanceof Unknown) return unknown(concerned === true ? holds : concerned.with(holds))
    return concerned === true ? answer(slots) : unknown(concerned)
  }
}
