import type { Tx } from '../../../platform/db/tx.ts'
import type { Message } from '../../../platform/notify/message.ts'
import type { Tools } from '../../../platform/tools.ts'
import { hiddenAt, shownCode } from '../hidden.ts'
import { words } from '../words.ts'
import type { CaseFiled } from './act.ts'

/** What telling needs: what hides, and our address. */
export type Telling = Pick<Tools, 'seal' | 'config'>

/**
 * Tells whoever did not see a receipt of ours the number and the code, where they can be reached alone: they read answers
 * with them, and answer. Once a case, however often it is asked.
 */
export async function tellNumber(
  tx: Tx,
  { seal, config }: Telling,
  { filed, channel, to }: { readonly filed: CaseFiled } & Pick<Message, 'channel' | 'to'>,
): Promise<void> {
  const receiptCode = shownCode(seal.reveal(Buffer.from(filed.code, 'base64'), hiddenAt.code(filed.case)))
  const text = words('id')('sms.filed', { number: filed.number, receiptCode, address: config.publicUrl })
  await tx.notify({ key: `case-filed:${filed.case}`, channel, to, text })
}
