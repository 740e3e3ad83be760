import { sql } from 'kysely'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, CardId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, WIB } from '../../../kernel/time.ts'
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
  /** The card's registration number. */
  readonly number: string
  /** When the desk saw the person go; with the network away it comes here later. */
  readonly notedAt: Instant
}

/** Notes a departure, in the policy table. */
export const departAct = act('placements.depart', { 'airport-desk': 'national' })

/**
 * Notes that the holder of a card has departed. The caller has checked the card's signature, here or on the desk's
 * device; row-level security opens this one file for this one transaction.
 *
 * @param noted  when the desk noted it, if that was earlier; a clock that is ahead counts as now
 */
export async function departWith(tx: Tx, card: CardId, noted: Instant = tx.now): Promise<Decision<Departed, Refusal>> {
  const row = await tx
    .db<PlacementTables>()
    .selectFrom('placements.card')
    .select(['application', 'number', 'validFrom', 'validUntil', 'revokedAt'])
    .where('id', '=', card)
    .executeTakeFirst()
  if (!row) return refused({ code: 'placements.no-such-card' })
  const { application: file, number } = row
  const notedAt = noted < tx.now ? noted : tx.now
  const on = dayIn(notedAt, WIB)
  if (row.revokedAt !== null) return refused({ code: 'placements.card-withdrawn', number })
  if (on < row.validFrom || on > row.validUntil) return refused({ code: 'placements.card-not-valid', number })
  await sql`select set_config('bekal.file_in_hand', ${file}, true)`.execute(tx.db())
  const application = await lockApplication(tx, file)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  if (application.state === 'departed') return refused({ code: 'placements.already-departed', number })
  const no = whyNot('depart', application, tx.actor.role)
  if (no) return refused(no)
  await moveTo(tx, file, 'departed')
  await addToHistory(tx, file, { type: 'placements.departed', data: { card, notedAt } })
  return happened({ type: 'placements.departed', application: file, card, number, notedAt })
}
