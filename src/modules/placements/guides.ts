import type { LocalDate } from '../../kernel/time.ts'
import type { Instrument, RuleSet, Step } from '../../rules/rule.ts'
import type { State } from './application.ts'

/** The review that a file waits for, by where it stands. */
export const reviewOf: Readonly<Partial<Record<State, Step['review']>>> = {
  submitted: 'verification',
  held: 'verification',
  returned: 'verification',
  verified: 'orientation',
  scheduled: 'orientation',
  oriented: 'card',
}

export type Desk = {
  readonly state: State
  readonly on: LocalDate
  /** Codes of the provinces that the office serves. */
  readonly serves: ReadonlySet<string>
}

/**
 * Procedures and guides that govern what an office does next with a file, on a day. What is for the offices of some
 * provinces only is shown to them. Pure.
 */
export function guidesAt(
  { instruments }: Pick<RuleSet, 'instruments'>,
  { state, on, serves }: Desk,
): readonly Instrument[] {
  const review = reviewOf[state]
  if (review === undefined) return []
  return [...instruments.values()].filter(
    ({ governs, status, inForce, ended, provinces }) =>
      governs.includes(review) &&
      (status === 'in-force' || status === 'to-confirm') &&
      (inForce === null || inForce <= on) &&
      (ended === null || ended > on) &&
      (provinces.length === 0 || provinces.some((province) => serves.has(province))),
  )
}
