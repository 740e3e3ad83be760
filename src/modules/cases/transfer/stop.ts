import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { noteStep } from '../handle/make.ts'
import type { CaseRefusal } from '../refusal.ts'
import { changeCase, lockCase } from '../store.ts'
import { endTransfer } from './end.ts'

export type TransferStopped = { readonly type: 'cases.transfer-stopped'; readonly case: string }

/** Whoever the case is of does not want another office to take it: the wish ends, and the office that has it reads so. */
export async function stopTransfer(
  tx: Tx,
  seal: Seal,
  { case: of }: { readonly case: string },
): Promise<Decision<TransferStopped, CaseRefusal>> {
  const one = await lockCase(tx, of)
  if (!one || !(await endTransfer(tx, of))) return refused({ code: 'cases.transfer-over' })
  await changeCase(tx, of, { unreadSince: one.unreadSince ?? tx.now, reporterAt: tx.now })
  await noteStep(tx, seal, { case: of, step: 'transfer-withdrawn', data: { byReporter: true }, said: '' })
  return happened({ type: 'cases.transfer-stopped', case: of })
}
