import { stopClocks } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { waitingOf, writeAnswer } from './store.ts'

/**
 * Nothing is left to transfer: the case is closed, or it has been moved.
 * @returns whether one waited
 */
export async function endTransfer(tx: Tx, of: string): Promise<boolean> {
  const waiting = await waitingOf(tx, of)
  if (!waiting) return false
  const by = { answer: 'withdrawn', answeredBy: tx.actor.person, answerWhy: null } as const
  const ended = await writeAnswer(tx, waiting.id, by)
  if (ended) await stopClocks(tx, waiting.id)
  return ended
}
