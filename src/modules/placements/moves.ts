import type { Role } from '../../platform/access/actor.ts'
import type { Application, State } from './application.ts'
import type { Refusal } from './refusal.ts'

type Move = { readonly from: readonly State[]; readonly to: State; readonly by: readonly Role[] }

/**
 * Who may move an application, from where to where. The one table: decisions and buttons both ask it.
 * `issue` also starts from `verified`, where a scheme has no orientation.
 */
export const moves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['worker'] },
  return: { from: ['submitted', 'held'], to: 'returned', by: ['counter-officer', 'head-of-office'] },
  hold: { from: ['submitted'], to: 'held', by: ['counter-officer', 'head-of-office'] },
  release: { from: ['held'], to: 'submitted', by: ['counter-officer', 'head-of-office'] },
  approve: { from: ['submitted'], to: 'verified', by: ['counter-officer', 'head-of-office'] },
  reopen: { from: ['verified'], to: 'submitted', by: ['counter-officer', 'head-of-office'] },
  schedule: { from: ['verified'], to: 'scheduled', by: ['worker', 'counter-officer', 'head-of-office'] },
  attend: { from: ['scheduled'], to: 'oriented', by: ['counter-officer', 'head-of-office'] },
  miss: { from: ['scheduled'], to: 'verified', by: ['counter-officer', 'head-of-office'] },
  issue: { from: ['oriented', 'verified'], to: 'issued', by: ['counter-officer', 'head-of-office'] },
  refuse: { from: ['submitted', 'held', 'verified', 'oriented'], to: 'refused', by: ['head-of-office'] },
  depart: { from: ['issued'], to: 'departed', by: ['airport-desk'] },
  revoke: { from: ['issued', 'departed'], to: 'revoked', by: ['head-of-office'] },
  withdraw: {
    from: ['draft', 'submitted', 'returned', 'held', 'verified', 'scheduled', 'oriented'],
    to: 'withdrawn',
    by: ['worker'],
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves

/** Why this move is not open to this role now; `undefined` when it is. */
export function whyNot(move: MoveName, { state }: Pick<Application, 'state'>, role: Role): Refusal | undefined {
  const { from, by }: Move = moves[move]
  if (!by.includes(role)) return { code: 'placements.not-your-role', needs: by }
  if (!from.includes(state)) return { code: 'placements.wrong-state', state }
  return undefined
}

/** The moves open to a role now: the buttons of a page. */
export const openMoves = (application: Pick<Application, 'state'>, role: Role): MoveName[] =>
  (Object.keys(moves) as MoveName[]).filter((move) => whyNot(move, application, role) === undefined)
