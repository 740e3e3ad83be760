import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { changeCode } from '../access/store.ts'
import { noteStep } from '../handle/make.ts'
import { codeFingerprint, hiddenAt, newCode } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { lockCase } from '../store.ts'
import { stepsOf } from '../thread-store.ts'
import { officeSawCode } from './decide.ts'

export type CodeRenewed = {
  readonly type: 'cases.code-renewed'
  readonly case: string
  /** The new code, hidden, base64: shown to whoever made it. */
  readonly code: string
}

/** Whoever a case is of makes a code that no officer has seen. The old one is dead. */
export async function renewCode(
  tx: Tx,
  seal: Seal,
  { case: of }: { readonly case: string },
): Promise<Decision<CodeRenewed, CaseRefusal>> {
  const one = await lockCase(tx, of)
  if (!one || !officeSawCode(await stepsOf(tx, of))) return refused({ code: 'cases.wrong-state' })
  const code = newCode(seal)
  await changeCode(tx, of, codeFingerprint(seal, of, code))
  await noteStep(tx, seal, { case: of, step: 'code-renewed', data: {}, said: '' })
  const hidden = Buffer.from(seal.hide(code, hiddenAt.code(of))).toString('base64')
  return happened({ type: 'cases.code-renewed', case: of, code: hidden })
}
