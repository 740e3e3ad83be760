import type { Reading } from '../../../platform/credential/card.ts'

/** What a check can come to, and how it is shown: passes, look closer, refused. The script knows the same names. */
export const outcomes = {
  good: 'good',
  stale: 'careful',
  unchecked: 'careful',
  'not-yet-valid': 'careful',
  'cannot-check': 'careful',
  'not-ours': 'bad',
  'unknown-key': 'bad',
  altered: 'bad',
  'key-not-in-use': 'bad',
  expired: 'bad',
  revoked: 'bad',
  'other-passport': 'bad',
  'other-photo': 'bad',
} as const satisfies Record<string, 'good' | 'careful' | 'bad'>

export type Outcome = keyof typeof outcomes
export const outcomeNames = Object.keys(outcomes) as Outcome[]

/** The outcome of a reading. A good card is only as good as the list of withdrawn cards is young. */
export function outcomeOf(reading: Reading): Outcome {
  if (!reading.ok) return reading.code.slice('card.'.length) as Outcome
  if (!reading.withdrawal.checked) return 'unchecked'
  return reading.withdrawal.stale ? 'stale' : 'good'
}
