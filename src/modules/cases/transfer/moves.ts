/** What was answered to a transfer; while nothing was, it waits. */
export const transferAnswers = ['accepted', 'bounced', 'withdrawn'] as const
export type TransferAnswer = (typeof transferAnswers)[number]

/** The office that has the case, and the one that is asked to take it. */
export type TransferSide = 'sender' | 'receiver'

/** The one table: who may answer a transfer that waits, and which office has the case afterwards. Nothing answers twice. */
export const transferMoves = {
  accepted: { by: 'receiver', has: 'receiver' },
  bounced: { by: 'receiver', has: 'sender' },
  withdrawn: { by: 'sender', has: 'sender' },
} as const satisfies Record<TransferAnswer, { readonly by: TransferSide; readonly has: TransferSide }>
