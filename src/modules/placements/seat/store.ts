import { sql } from 'kysely'
import type { ApplicationId, OfficeId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Orientation } from '../orient/decide.ts'
import type { PlacementTables } from '../tables.ts'

const columns = ['id', 'office', 'place', 'startsAt', 'endsAt', 'capacity', 'taken', 'cancelledAt'] as const

/** Classes of an office that are still ahead, soonest first. */
export const orientationsAhead = async (tx: Tx, office: OfficeId, limit = 20): Promise<Orientation[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.orientation')
    .select(columns)
    .where('office', '=', office)
    .where('startsAt', '>', tx.now)
    .where('cancelledAt', 'is', null)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit)
    .execute()

/** One class, locked: two people asking for the last seat at one moment ask one after the other. */
export const lockOrientation = async (tx: Tx, id: string): Promise<Orientation | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.orientation')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The seat an application has, with its class. */
export const seatOf = async (tx: Tx, application: ApplicationId): Promise<Orientation | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.seat as s')
    .innerJoin('placements.orientation as o', 'o.id', 's.orientation')
    .select(['o.id', 'o.office', 'o.place', 'o.startsAt', 'o.endsAt', 'o.capacity', 'o.taken', 'o.cancelledAt'])
    .where('s.application', '=', application)
    .where('s.freedAt', 'is', null)
    .where((seat) => seat.or([seat('s.result', 'is', null), seat('s.result', '=', 'attended')]))
    .executeTakeFirst()

/** Gives a seat and counts it. */
export async function insertSeat(tx: Tx, orientation: string, application: ApplicationId): Promise<void> {
  await tx
    .db<PlacementTables>()
    .insertInto('placements.seat')
    .values({ orientation, application, givenAt: tx.now, result: null, notedAt: null, notedBy: null, freedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['orientation', 'application'])
        .doUpdateSet({ freedAt: null, result: null, notedAt: null, notedBy: null }),
    )
    .execute()
  await count(tx, orientation, 1)
}

/** Gives a seat back, if there is one that was not used. */
export async function freeSeat(tx: Tx, application: ApplicationId): Promise<void> {
  const freed = await tx
    .db<PlacementTables>()
    .updateTable('placements.seat')
    .set({ freedAt: tx.now })
    .where('application', '=', application)
    .where('freedAt', 'is', null)
    .where('result', 'is', null)
    .returning('orientation')
    .execute()
  for (const { orientation } of freed) await count(tx, orientation, -1)
}

const count = async (tx: Tx, orientation: string, change: 1 | -1): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .updateTable('placements.orientation')
    .set({ taken: sql<number>`greatest(taken + ${change}, 0)` })
    .where('id', '=', orientation)
    .execute()
