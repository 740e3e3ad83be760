import { sql } from 'kysely'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, CardId } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import type { PlacementTables } from '../tables.ts'

export type Departed = {
  readonly type: 'placements.departed'
  readonly application: ApplicationId
  readonly card: CardId
}

/** Notes a departure, in the policy table. */
export const departAct = act('placements.depart', { 'airport-desk': 'national' })

/**
 * Notes that the holder of a card has departed. The caller has checked the card's signature; row-level security opens
 * this one file for this one transaction.
 */
export async function departWith(tx: Tx, card: CardId): Promise<Decision<Departed, Refusal>> {
  const row = await tx
    .db<PlacementTables>()
    .selectFrom('placements.card')
    .select(['application', 'revokedAt'])
    .where('id', '=', card)
    .executeTakeFirst()
  if (!row || row.revokedAt !== null) return refused({ code: 'placements.changed-meanwhile' })
  await sql`select set_config('bekal.file_in_hand', ${row.application}, true)`.execute(tx.db())
  const application = await lockApplication(tx, row.application)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const no = whyNot('depart', application, tx.actor.role)
  if (no) return refused(no)
  await moveTo(tx, application.id, 'departed')
  await addToHistory(tx, application.id, { type: 'placements.departed', data: { card } })
  return happened({ type: 'placements.departed', application: application.id, card })
}
