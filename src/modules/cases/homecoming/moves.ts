/** Where a return is, from its plan to the hands it ends in. */
export const homecomingStates = ['planned', 'confirmed', 'departed', 'arrived', 'handed', 'cancelled'] as const
export type HomecomingState = (typeof homecomingStates)[number]

/** The one table: from which state something is done, where it leads, and the step everybody reads. */
export const homecomingMoves = {
  confirm: { from: ['planned'], to: 'confirmed', step: 'return-confirmed' },
  depart: { from: ['confirmed'], to: 'departed', step: 'return-departed' },
  arrive: { from: ['departed'], to: 'arrived', step: 'return-arrived' },
  hand: { from: ['arrived'], to: 'handed', step: 'return-handed' },
  cancel: { from: ['planned', 'confirmed'], to: 'cancelled', step: 'return-cancelled' },
} as const satisfies Record<
  string,
  { readonly from: readonly HomecomingState[]; readonly to: HomecomingState; readonly step: string }
>
export type HomecomingMove = keyof typeof homecomingMoves

/** Where a return is after a move; `undefined`: not from this state. */
export function homecomingAfter(move: HomecomingMove, state: HomecomingState): HomecomingState | undefined {
  const { from, to } = homecomingMoves[move]
  return (from as readonly HomecomingState[]).includes(state) ? to : undefined
}
