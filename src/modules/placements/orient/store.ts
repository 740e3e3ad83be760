import type { ApplicationId, OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { State } from '../application.ts'
import type { PlacementTables } from '../tables.ts'
import type { Orientation } from './decide.ts'

const columns = ['id', 'office', 'place', 'startsAt', 'endsAt', 'capacity', 'taken', 'cancelledAt'] as const

/** Classes of an office from a moment on, soonest first. */
export const classesFrom = async (tx: Tx, office: OfficeId, from: Instant, limit = 60): Promise<Orientation[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.orientation')
    .select(columns)
    .where('office', '=', office)
    .where('startsAt', '>=', from)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit)
    .execute()

export const classById = async (tx: Tx, id: string): Promise<Orientation | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.orientation')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()

export const insertClass = async (tx: Tx, orientation: Orientation): Promise<unknown> =>
  await tx.db<PlacementTables>().insertInto('placements.orientation').values(orientation).execute()

export const cancelClass = async (tx: Tx, id: string): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .updateTable('placements.orientation')
    .set({ cancelledAt: tx.now })
    .where('id', '=', id)
    .execute()

/** Somebody with a seat in a class. */
export type Seated = {
  readonly application: ApplicationId
  readonly name: string
  readonly number: string
  readonly state: State
  readonly result: 'attended' | 'absent' | null
}

/** Who has a seat, by name; those who gave it back are gone. */
export const seatedIn = async (tx: Tx, orientation: string): Promise<Seated[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.seat as s')
    .innerJoin('placements.application as a', 'a.id', 's.application')
    .select(['s.application', 'a.workerName as name', 'a.number', 'a.state', 's.result'])
    .where('s.orientation', '=', orientation)
    .where('s.freedAt', 'is', null)
    .orderBy('a.workerName')
    .orderBy('a.id')
    .limit(500)
    .execute()

export type Noting = { readonly orientation: string; readonly application: ApplicationId; readonly by: PersonId | null }

/** Notes whether somebody came. @returns whether they had a seat that was not noted yet */
export async function noteSeat(tx: Tx, { orientation, application, by }: Noting, came: boolean): Promise<boolean> {
  const noted = await tx
    .db<PlacementTables>()
    .updateTable('placements.seat')
    .set({ result: came ? 'attended' : 'absent', notedAt: tx.now, notedBy: by })
    .where('orientation', '=', orientation)
    .where('application', '=', application)
    .where('freedAt', 'is', null)
    .where('result', 'is', null)
    .executeTakeFirst()
  return Number(noted.numUpdatedRows) > 0
}
