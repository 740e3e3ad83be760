import { sql } from 'kysely'
import { type ApplicationId, uuidV7 } from '../../../kernel/ids.ts'
import { dayIn, type Instant, momentOf, plusDays, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { cardActsFrom, placementActs } from '../../placements/index.ts'
import { type Count, countOf, type Told } from './count.ts'

/** So many days are counted, today included. */
export const daysCounted = 30

/** Counts the last days as they stand now. */
export async function countNow(tx: Tx): Promise<Count> {
  const from = momentOf(plusDays(dayIn(tx.now, WIB), 1 - daysCounted), '00:00', WIB)
  return countOf([...(await cardActsFrom(tx, from)), ...(await entriesFrom(tx, from))])
}

/** What the ledger tells of cards. An entry whose id lies about its time is not found, and its card stands alone. */
async function entriesFrom(tx: Tx, from: Instant): Promise<Told[]> {
  const { rows } = await sql<{ act: string; application: ApplicationId; at: Instant }>`
    select act, record_id as application, at from ledger.entry
    where id >= ${uuidV7(Date.parse(from), new Uint8Array(10))} and at >= ${from} and record_kind = 'application'
      and act in (${placementActs.issue.name}, ${placementActs.revoke.name})`.execute(tx.db())
  return rows.map(({ act, application, at }) => ({
    what: act === placementActs.issue.name ? 'issued' : 'withdrawn',
    told: 'entry',
    application,
    at,
  }))
}
