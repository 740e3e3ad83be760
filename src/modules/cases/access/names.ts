import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import { accessesOf, unsafeOf } from './store.ts'

/** What relatives of a case are called: those let in, and those who are not safe. */
export async function relativesOf(tx: Tx, seal: Seal, id: string): Promise<readonly string[]> {
  const letIn = (await accessesOf(tx, id)).map((one) => seal.reveal(one.nameHidden, hiddenAt.relative(one.id)))
  const unsafe = (await unsafeOf(tx, id)).map((one) => seal.reveal(one.nameHidden, hiddenAt.unsafe(one.id)))
  return [...letIn, ...unsafe]
}
