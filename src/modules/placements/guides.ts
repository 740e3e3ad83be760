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

/** Procedures and guides that govern what an office does next with a file, on a day; in the order of their rank. Pure. */
export function guidesAt(
  { instruments }: Pick<RuleSet, 'instruments'>,
  { state, on }: { readonly state: State; readonly on: LocalDate },
): readonly Instrument[] {
  const review = reviewOf[state]
  if (review === undefined) return []
  return [...instruments.values()].filter(
    ({ governs, status, inForce, ended }) =>
      governs.includes(review) &&
      (status === 'in-force' || status === 'to-confirm') &&
      (inForce === null || inForce <= on) &&
      (ended === null || ended > on),
  )
}
