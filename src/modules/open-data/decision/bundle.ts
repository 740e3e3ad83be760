import { sql } from 'kysely'
import type { DecisionId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { type Receipt, receiptFor } from '../../../platform/ledger/receipt.ts'
import type { DecisionRecord } from '../../placements/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import type { DecisionFile } from './file.ts'

/** A stored decision with its law and its proof; `waits` while its entry waits for its place in the log. */
export async function fileOf(
  tx: Tx,
  stored: DecisionRecord & { readonly digest: string },
): Promise<DecisionFile | 'waits'> {
  const { digest: _, ...decision } = stored
  const receipt = await receiptOf(tx, decision.id)
  if (!receipt) return 'waits'
  const { source: law } = await ruleSetByDigest(tx, decision.ruleSet)
  return { format: 'bekal-decision/1', decision, receipt, law }
}

/** The receipt of the entry a decision was stored with. */
async function receiptOf(tx: Tx, id: DecisionId): Promise<Receipt | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger.entry where record_kind = 'decision' and record_id = ${id} and act = 'placements.decide'
    order by id limit 1`.execute(tx.db())
  return rows[0] && (await receiptFor(readerOf(tx), rows[0].id))
}
