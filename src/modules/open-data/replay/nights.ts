import type { DecisionId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { ReplayedAll } from './replay.ts'

/** What one run of all decisions again found. */
export type Night = {
  readonly at: Instant
  readonly decisions: number
  /** Those that came out otherwise; the first hundred. */
  readonly differing: readonly DecisionId[]
}

type Tables = { 'openData.replay': Night & { id: string } }

/** A run names so many; where there are more, the command line names them all. */
const mostNamed = 100

/** Keeps what a run found. */
export const keepNight = async (tx: Tx, { count, differing }: ReplayedAll): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('openData.replay')
    .values({
      id: tx.newId<string>(),
      at: tx.now,
      decisions: count,
      differing: differing.slice(0, mostNamed).map(({ decision }) => decision),
    })
    .execute()

/** The last runs, newest first: for the centre, and for who audits it. */
export const lastNights = async (tx: Tx, most = 14): Promise<readonly Night[]> =>
  await tx
    .db<Tables>()
    .selectFrom('openData.replay')
    .select(['at', 'decisions', 'differing'])
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
