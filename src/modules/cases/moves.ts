import type { CaseState, StepName } from './case.ts'

/** Who does it: the reporter through any door, or an officer of the office that has the case. */
type By = 'reporter' | 'officer'

type Move = { readonly by: By; readonly from: readonly CaseState[]; readonly to: CaseState | 'same' }

const alive = ['filed', 'asked', 'open', 'proposed'] as const

/** The one table: what may be done to a case from which state, and where it leads. */
export const moves = {
  taken: { by: 'officer', from: alive, to: 'same' },
  assigned: { by: 'officer', from: alive, to: 'same' },
  moved: { by: 'officer', from: alive, to: 'same' },
  'transfer-asked': { by: 'officer', from: alive, to: 'same' },
  'transfer-withdrawn': { by: 'officer', from: alive, to: 'same' },
  sorted: { by: 'officer', from: alive, to: 'same' },
  reached: { by: 'officer', from: alive, to: 'same' },
  asked: { by: 'officer', from: ['filed', 'open'], to: 'asked' },
  accepted: { by: 'officer', from: ['filed', 'asked'], to: 'open' },
  clarified: { by: 'officer', from: ['open'], to: 'same' },
  'clarified-again': { by: 'officer', from: ['open'], to: 'same' },
  'commitment-kept': { by: 'officer', from: ['open'], to: 'same' },
  'commitment-broken': { by: 'officer', from: ['open'], to: 'same' },
  'sanction-recommended': { by: 'officer', from: ['open'], to: 'same' },
  mediated: { by: 'officer', from: ['open'], to: 'same' },
  referred: { by: 'officer', from: ['open'], to: 'same' },
  'told-unsolved': { by: 'officer', from: ['open'], to: 'same' },
  proposed: { by: 'officer', from: ['open'], to: 'proposed' },
  closed: { by: 'officer', from: alive, to: 'closed' },
  confirmed: { by: 'reporter', from: ['proposed'], to: 'closed' },
  denied: { by: 'reporter', from: ['proposed'], to: 'open' },
  reopened: { by: 'reporter', from: ['closed'], to: 'open' },
  rated: { by: 'reporter', from: ['closed'], to: 'same' },
} as const satisfies Partial<Record<StepName, Move>>
export type MoveName = keyof typeof moves

/** Where a case is after a move; `undefined`: not from this state. */
export function after(move: MoveName, state: CaseState): CaseState | undefined {
  const { from, to }: Move = moves[move]
  if (!from.includes(state)) return undefined
  return to === 'same' ? state : to
}

/** What an officer does; the rest is the reporter's. */
export type OfficerMove = { [Name in MoveName]: (typeof moves)[Name]['by'] extends 'officer' ? Name : never }[MoveName]
