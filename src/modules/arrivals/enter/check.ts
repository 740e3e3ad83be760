import { sql } from 'kysely'
import { digestOf } from '../../../kernel/digest.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { acts } from '../acts.ts'
import { batchesOf, type EntryRow, entriesOf } from '../store.ts'
import { batchRoot, digestOfTold, keptPayload, toldOf } from './act.ts'

/**
 * How many of the batches that the ledger knows of an arrival still are what was entered: every line, in its order, as it
 * was told. One that was dropped or altered is missing among the good. Runs as Bekal itself.
 */
export async function checkBatches(tx: Tx, seal: Seal, event: string): Promise<{ good: number; all: number }> {
  const { rows: entered } = await sql<{ payload: string }>`
    select encode(payload_hash, 'hex') as payload from ledger.entry
    where record_kind = 'arrival' and act = ${acts.enter.name} and record_id = ${event}`.execute(tx.db())
  const lines = Map.groupBy(await entriesOf(tx, event), ({ batch }) => batch)
  const whole = (await batchesOf(tx, event)).flatMap(({ id: batch, count, root }) => {
    const own = (lines.get(batch) ?? []).toSorted((a, b) => a.place - b.place)
    const isWhole = own.length === count && own.every((line) => isAsTold(seal, line)) && batchRoot(own) === root
    return isWhole ? [digestOf(keptPayload({ batch, count, root }))] : []
  })
  const good = new Set(whole)
  return { good: entered.filter(({ payload }) => good.has(payload)).length, all: entered.length }
}

function isAsTold(seal: Seal, line: EntryRow): boolean {
  try {
    return digestOfTold(toldOf(seal, line), line.salt) === line.digest
  } catch {
    return false
  }
}
