import { sql } from 'kysely'
import type { Tx } from './tx.ts'

/**
 * Waits for its turn with everybody who asks for the same, until the transaction ends: what is counted and then added to
 * is counted by one at a time.
 *
 * @param what  what is counted, e.g. `family <worker>`; two of the same hash only wait for each other
 */
export const takeTurn = async (tx: Tx, what: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx.db()))
