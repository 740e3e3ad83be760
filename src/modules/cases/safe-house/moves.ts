/** Where a stay is, from being asked for to its end. */
export const stayStates = ['asked', 'kept', 'in', 'refused', 'withdrawn', 'absent', 'left'] as const
export type StayState = (typeof stayStates)[number]

/** `host`: the office that has the house. `asker`: whoever has the case. */
export type StaySide = 'host' | 'asker'

/** The one table: who may do what to a stay from which state, where it leads, and the step the person reads. */
export const stayMoves = {
  keep: { by: 'host', from: ['asked'], to: 'kept', step: 'stay-kept' },
  refuse: { by: 'host', from: ['asked'], to: 'refused', step: 'stay-refused' },
  withdraw: { by: 'asker', from: ['asked', 'kept'], to: 'withdrawn', step: 'stay-withdrawn' },
  begin: { by: 'host', from: ['kept'], to: 'in', step: 'stay-began' },
  miss: { by: 'host', from: ['kept'], to: 'absent', step: 'stay-absent' },
  renew: { by: 'host', from: ['in'], to: 'in', step: 'stay-renewed' },
  end: { by: 'host', from: ['in'], to: 'left', step: 'stay-ended' },
} as const satisfies Record<
  string,
  { readonly by: StaySide; readonly from: readonly StayState[]; readonly to: StayState; readonly step: string }
>
export type StayMove = keyof typeof stayMoves

/** Where a stay is after a move; `undefined`: not from this state, or not by this side. */
export function stayAfter(move: StayMove, state: StayState, by: StaySide): StayState | undefined {
  const { from, to, by: whose } = stayMoves[move]
  return whose === by && (from as readonly StayState[]).includes(state) ? to : undefined
}
