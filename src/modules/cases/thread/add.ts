import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Attachment, Case, Message } from '../case.ts'
import { messageDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { insertMessage, nextPlace } from '../thread-store.ts'

export type Adding = {
  readonly side: Message['side']
  readonly channel: string
  readonly text: string
  readonly files: readonly Attachment[]
  /** The id a provider gave it; `null` for our own doors. */
  readonly external: string | null
  /** When it was said, when a provider tells; else now. */
  readonly saidAt?: Instant
}

/**
 * Puts a message at the end of a conversation and its digest into the ledger. The case must be locked, or new.
 * @returns the message; nothing when the provider's id was there already
 */
export async function addMessage(
  tx: Tx,
  seal: Seal,
  { id: of }: Pick<Case, 'id'>,
  { side, channel, text, files, external, saidAt = tx.now }: Adding,
): Promise<Message | undefined> {
  const id = tx.newId<string>()
  const place = { case: of, seq: await nextPlace(tx, of), at: saidAt, side, files }
  const message: Message = {
    ...place,
    id,
    channel,
    person: side === 'office' ? tx.actor.person : null,
    office: side === 'office' ? tx.actor.office : null,
    digest: messageDigest(place, text),
  }
  if (!(await insertMessage(tx, { ...message, body: seal.hide(text, hiddenAt.body(id)), external }))) return undefined
  await tx.record({
    act: 'cases.message',
    record: { kind: 'case-message', id },
    payload: { case: of, digest: message.digest },
  })
  return message
}
