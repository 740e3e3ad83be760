import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { PlacementTables } from '../tables.ts'

export type SavedFilter = PlacementTables['placements.filter']

/** The filters an officer sees: their own, and those colleagues share with the office; by name. */
export const filtersOf = async (tx: Tx, officer: PersonId, office: OfficeId, limit = 8): Promise<SavedFilter[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.filter')
    .selectAll()
    .where((saved) =>
      saved.or([saved('officer', '=', officer), saved.and([saved('shared', '=', true), saved('office', '=', office)])]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()

export const insertFilter = async (tx: Tx, saved: SavedFilter): Promise<unknown> =>
  await tx.db<PlacementTables>().insertInto('placements.filter').values(saved).execute()

/** Removes an own filter; a colleague's stays. @returns whether there was one */
export async function deleteFilter(tx: Tx, id: string, officer: PersonId): Promise<boolean> {
  const gone = await tx
    .db<PlacementTables>()
    .deleteFrom('placements.filter')
    .where('id', '=', id)
    .where('officer', '=', officer)
    .executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}
