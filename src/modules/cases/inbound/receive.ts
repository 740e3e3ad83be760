import { plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { caseStandard } from '../categories.ts'
import { addressIndex, hiddenAt } from '../hidden.ts'
import { signsIn } from '../triage.ts'
import { lookedAt } from './decide.ts'
import { countFrom, putInbound } from './store.ts'

/**
 * Keeps what a provider delivered, before anything else happens to it. What was delivered before is passed over.
 * @returns how many messages were new
 */
export async function receive(tx: Tx, seal: Seal, received: readonly Received[]): Promise<number> {
  const { inbound, signs } = caseStandard()
  let fresh = 0
  for (const one of received) {
    const id = tx.newId<string>()
    const index = addressIndex(seal, one.from)
    const recent = await countFrom(tx, index, plusMinutes(tx.now, -inbound.flood.minutes))
    const speaksOfDanger = signsIn(one.text, signs).length > 0
    const isNew = await putInbound(tx, {
      id,
      external: one.external,
      channel: one.channel,
      addressIndex: index,
      content: seal.hide(JSON.stringify(one), hiddenAt.inbound(id)),
      at: tx.now,
      saidAt: one.saidAt,
      nextAt: lookedAt({ recent, speaksOfDanger, now: tx.now }, inbound.flood),
    })
    if (isNew) fresh += 1
  }
  return fresh
}
