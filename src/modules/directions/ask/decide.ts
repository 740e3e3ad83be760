import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Question } from '../question.ts'
import type { DirectionRefusal } from '../refusal.ts'

/** What an officer wrote, and what was found in it. */
export type Asking = {
  readonly text: string
  /** The same without what tells who somebody is, and the kinds of what was hidden. */
  readonly masked: string
  readonly personal: readonly string[]
  /** Whether the rule weighs on this file today. */
  readonly weighs: boolean
  /** The open question of the same office on the same file and rule. */
  readonly before: Pick<Question, 'number'> | undefined
}

/** Letters: a question is a sentence, and not a file. */
export const shortestText = 15
export const longestText = 2000

/**
 * Whether a question can be asked. Nothing that tells who somebody is leaves the office: the masked text is given back,
 * for the officer to look at and to send.
 */
export function ask({
  text,
  masked,
  personal,
  weighs,
  before,
}: Asking): Decision<{ readonly text: string }, DirectionRefusal> {
  const said = text.trim()
  if (said.length < shortestText || said.length > longestText) return refused({ code: 'directions.no-text' })
  if (!weighs) return refused({ code: 'directions.no-rule' })
  if (before) return refused({ code: 'directions.asked-already', number: before.number })
  if (personal.length > 0) return refused({ code: 'directions.personal', kinds: personal, masked })
  return happened({ text: said })
}

/** Whether whoever asked may take a question back: while nobody has answered, and no other office waits for the same answer. */
export function withdraw(
  { state }: Pick<Question, 'state'>,
  others: number,
): Decision<{ readonly state: 'withdrawn' }, DirectionRefusal> {
  if (state !== 'open') return refused({ code: 'directions.wrong-state' })
  return others > 0 ? refused({ code: 'directions.others-wait' }) : happened({ state: 'withdrawn' })
}
