import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'

/** One look at a worker's file by somebody else. */
export type Look = {
  readonly at: Instant
  readonly role: string
  readonly office: OfficeId | null
  readonly act: string
}

/** What is read of the platform's ledger. */
type Entries = {
  'ledger.entry': Omit<Look, 'office'> & { office: string | null; recordKind: string; recordId: string }
}

/** Who looked, newest first: every entry about this worker that an officer made. The worker's own acts are not looks. */
export const looksAt = async (tx: Tx, worker: PersonId, limit = 50): Promise<Look[]> =>
  (
    await tx
      .db<Entries>()
      .selectFrom('ledger.entry')
      .select(['at', 'role', 'office', 'act'])
      .where('recordKind', '=', 'worker')
      .where('recordId', '=', worker)
      .where('role', 'not in', ['worker', 'system', 'public'])
      .orderBy('at', 'desc')
      .limit(limit)
      .execute()
  ).map(({ office, ...look }) => ({ ...look, office: office as OfficeId | null }))
