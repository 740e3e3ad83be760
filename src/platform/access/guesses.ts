import { sql } from 'kysely'
import { plusMinutes } from '../../kernel/time.ts'
import type { Tx } from '../db/tx.ts'

type Tables = { 'access.guess': { what: string; count: number; since: string } }

/** How often something may be guessed at within so many minutes. */
export type Guessing = { readonly most: number; readonly minutes: number }

/**
 * Counts a guess before it is looked at, so that a thousand at one moment are a thousand.
 * @returns whether it may be looked at
 */
export async function takeGuess(tx: Tx, what: string, { most, minutes }: Guessing): Promise<boolean> {
  const fresh = sql<boolean>`guess.since <= ${plusMinutes(tx.now, -minutes)}::timestamptz`
  const { count } = await tx
    .db<Tables>()
    .insertInto('access.guess')
    .values({ what, count: 1, since: tx.now })
    .onConflict((conflict) =>
      conflict.column('what').doUpdateSet({
        count: sql`case when ${fresh} then 1 else least(guess.count + 1, ${most + 1}) end`,
        since: sql`case when ${fresh} then ${tx.now}::timestamptz else guess.since end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return count <= most
}

/** A guess that was right does not count. */
export const giveGuessBack = async (tx: Tx, what: string): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('access.guess')
    .set({ count: sql`greatest(count - 1, 0)` })
    .where('what', '=', what)
    .execute()

/** Forgets guesses of days before. */
export const forgetGuesses = async (tx: Tx): Promise<unknown> =>
  await tx
    .db<Tables>()
    .deleteFrom('access.guess')
    .where('since', '<', plusMinutes(tx.now, -24 * 60))
    .execute()
