import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { closePattern } from './store.ts'

export type PatternDealtWith = { readonly type: 'cases.pattern-dealt-with'; readonly pattern: string }

/** Somebody of the centre says what was done about a company many complain of. The first who says it closes the sign. */
export async function dealWithPattern(
  tx: Tx,
  seal: Seal,
  { pattern: id, text }: { readonly pattern: string; readonly text: string },
): Promise<Decision<PatternDealtWith, CaseRefusal>> {
  const { person: by } = tx.actor
  if (text.trim() === '') return refused({ code: 'cases.no-text' })
  const isClosed = by !== null && (await closePattern(tx, { id, by, said: seal.hide(text, hiddenAt.pattern(id)) }))
  return isClosed ? happened({ type: 'cases.pattern-dealt-with', pattern: id }) : refused({ code: 'cases.wrong-state' })
}
