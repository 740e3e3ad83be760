import { sql } from 'kysely'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Officer } from '../queue/officer.ts'
import type { PlacementTables } from '../tables.ts'

export type Reader = PlacementTables['placements.reader']

/** After so many minutes without a look, a file counts as closed. */
const forgottenAfter = 10

/** Whoever looked last before this moment no longer has the file open. */
export const forgottenSince = (now: Instant): Instant => plusMinutes(now, -forgottenAfter)

/** Notes that an officer has a file open now. */
export const noteReader = async (tx: Tx, application: ApplicationId, { person, name }: Officer): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .insertInto('placements.reader')
    .values({ application, officer: person, name, openedAt: tx.now, seenAt: tx.now })
    .onConflict((conflict) => conflict.columns(['application', 'officer']).doUpdateSet({ seenAt: tx.now }))
    .execute()

/** Who else has the file open now, the latest first. */
export const otherReaders = async (tx: Tx, application: ApplicationId, { person }: Officer): Promise<Reader[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.reader')
    .selectAll()
    .where('application', '=', application)
    .where('officer', '<>', person)
    .where('seenAt', '>', sql<Instant>`${forgottenSince(tx.now)}::timestamptz`)
    .orderBy('seenAt', 'desc')
    .orderBy('officer')
    .limit(5)
    .execute()

/** Closes a file for everybody else: it was taken over. */
export const closeForOthers = async (tx: Tx, application: ApplicationId, { person }: Officer): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .deleteFrom('placements.reader')
    .where('application', '=', application)
    .where('officer', '<>', person)
    .execute()
