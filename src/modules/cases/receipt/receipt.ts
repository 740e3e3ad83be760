import { sql } from 'kysely'
import type { Json } from '../../../kernel/canonical.ts'
import type { EntryId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Keys } from '../../../platform/ledger/note.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { type Receipt, receiptFor, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Case } from '../case.ts'
import { filingDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { caseByNumber, secretsOf } from '../store.ts'
import { messagesOf } from '../thread-store.ts'

/** What a reporter takes away: it proves that something was filed, by whom nobody, and when; not what. */
export type CaseReceipt = {
  readonly case: { readonly number: string; readonly filing: string }
  readonly receipt: Receipt
}

/** What stands in the ledger of a filing. */
export const filedPayload = ({ number, filing }: Pick<Case, 'number' | 'filing'>): Json => ({ number, filing })

/** The receipt of a case; nothing while its entry waits for its place in the log: a few seconds. */
export async function caseReceipt(tx: Tx, { id, number, filing }: Case): Promise<CaseReceipt | undefined> {
  const { rows } = await sql<{ id: EntryId }>`
    select id from ledger.entry where record_kind = 'case' and record_id = ${id} and act = 'cases.file'
    order by at limit 1`.execute(tx.db())
  const receipt = rows[0] && (await receiptFor(readerOf(tx), rows[0].id))
  return receipt && { case: { number, filing }, receipt }
}

/** Whether a receipt holds, from itself and the public keys of the log alone. */
export const receiptHolds = ({ case: filed, receipt }: CaseReceipt, keys: Keys): boolean =>
  receipt.entry.recordKind === 'case' &&
  receipt.entry.act === 'cases.file' &&
  verifyReceipt(receipt, keys, filedPayload(filed))

/** What we still have of a filing that a receipt speaks of. */
export const standings = ['same', 'altered', 'missing'] as const

/** Whether what was filed under a number is still there as it was, held against the digest of its receipt. */
export async function standingOf(
  tx: Tx,
  seal: Seal,
  { number, filing }: CaseReceipt['case'],
): Promise<(typeof standings)[number]> {
  const one = await caseByNumber(tx, number)
  if (!one) return 'missing'
  return one.filing === filing && (await filingNow(tx, seal, one)) === filing ? 'same' : 'altered'
}

/** The digest of what is kept of a filing now; nothing when its beginning is gone, or cannot be opened. */
export async function filingNow(tx: Tx, seal: Seal, one: Case): Promise<string | undefined> {
  const secrets = await secretsOf(tx, one.id)
  const [first] = await messagesOf(tx, one.id, 1)
  if (!secrets || first?.seq !== 1) return undefined
  const { number, filedAt: at, country, origin } = one
  try {
    const place = secrets.placeHidden === null ? '' : seal.reveal(secrets.placeHidden, hiddenAt.place(one.id))
    const story = seal.reveal(first.body, hiddenAt.body(first.id))
    return filingDigest({ number, at, country, origin, place, story }, secrets.salt)
  } catch {
    return undefined
  }
}
