import { sql } from 'kysely'
import type { ApplicationId, EntryId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'

/** An act on a file as the ledger has it; `position` is `null` while it waits for its place. */
export type FileEntry = {
  readonly id: EntryId
  readonly at: Instant
  readonly act: string
  readonly role: string
  readonly ground: string | null
  readonly position: number | null
}

/** What the ledger holds about an application, oldest first. The caller has proven that the actor may see it. */
export async function entriesOf(tx: Tx, application: ApplicationId, limit = 500): Promise<readonly FileEntry[]> {
  const { rows } = await sql<FileEntry>`
    select e.id, e.at, e.act, e.role, e.ground, l.position
    from ledger.entry e left join ledger.leaf l on l.entry = e.id
    where e.record_kind = 'application' and e.record_id = ${application}
    order by e.at, e.id limit ${limit}`.execute(tx.db())
  return rows
}
