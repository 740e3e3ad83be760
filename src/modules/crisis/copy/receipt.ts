import type { Tx } from '../../../platform/db/tx.ts'
import type { Keys } from '../../../platform/ledger/note.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { type Receipt, receiptFor, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import { publicOf } from '../mass/decide.ts'
import type { MassMessage } from '../mass/message.ts'
import { publishedEntry } from '../mass/send.job.ts'

/** The exact words of a message and the proof that they stand in the signed log. It names no officer and no receiver. */
export type MessageProof = { readonly message: ReturnType<typeof publicOf>; readonly receipt: Receipt }

/** The proof of a message that was sent; nothing while its entry waits for its place in the log: a few seconds. */
export async function proofOf(tx: Tx, message: MassMessage): Promise<MessageProof | undefined> {
  const entry = await publishedEntry(tx, message.id)
  const receipt = entry === undefined ? undefined : await receiptFor(readerOf(tx), entry)
  return receipt && { message: publicOf(message), receipt }
}

/** Whether a proof holds, from itself and the public keys of the log alone: the words are bound, letter by letter. */
export const proofHolds = ({ message, receipt }: MessageProof, keys: Keys): boolean =>
  receipt.entry.recordKind === 'crisis-message' &&
  receipt.entry.act === 'crisis.publish-message' &&
  receipt.entry.recordId === message.message &&
  verifyReceipt(receipt, keys, message)
