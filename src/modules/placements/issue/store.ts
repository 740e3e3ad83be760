import type { ApplicationId, CardId, DecisionId, PersonId } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { PlacementTables } from '../tables.ts'

export type CardRow = PlacementTables['placements.card']

export const insertCard = async (tx: Tx, card: CardRow): Promise<unknown> =>
  await tx.db<PlacementTables>().insertInto('placements.card').values(card).execute()

/** The card of an application, revoked or not. */
export const cardOf = async (tx: Tx, application: ApplicationId): Promise<CardRow | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.card')
    .selectAll()
    .where('application', '=', application)
    .executeTakeFirst()

/** A worker's newest card. */
export const newestCardOf = async (tx: Tx, worker: PersonId): Promise<CardRow | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.card')
    .selectAll()
    .where('worker', '=', worker)
    .orderBy('issuedAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const markRevoked = async (tx: Tx, id: CardId, decision: DecisionId): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .updateTable('placements.card')
    .set({ revokedAt: tx.now, revokedBy: decision })
    .where('id', '=', id)
    .execute()

/** Cards that were revoked and have not run out by themselves: what the revocation list names. */
export const revokedCards = async (tx: Tx, on: LocalDate, limit = 100_000): Promise<{ id: CardId }[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.card')
    .select('id')
    .where('revokedAt', 'is not', null)
    .where('validUntil', '>=', on)
    .orderBy('id')
    .limit(limit)
    .execute()

/** Per day: cards decided and cards issued. They must be equal; anyone may count. */
export async function issuedByDay(
  tx: Tx,
  from: LocalDate,
): Promise<{ day: LocalDate; decided: number; issued: number }[]> {
  const db = tx.db<PlacementTables>()
  const decided = await db
    .selectFrom('placements.decision')
    .select(({ fn }) => ['decidedOn as day', fn.countAll<number>().as('count')])
    .where('kind', '=', 'card')
    .where('outcome', '=', 'issued')
    .where('decidedOn', '>=', from)
    .groupBy('decidedOn')
    .execute()
  const issued = await db
    .selectFrom('placements.card as c')
    .innerJoin('placements.decision as d', 'd.id', 'c.decision')
    .select(({ fn }) => ['d.decidedOn as day', fn.countAll<number>().as('count')])
    .where('d.decidedOn', '>=', from)
    .groupBy('d.decidedOn')
    .execute()
  const days = new Set([...decided, ...issued].map(({ day }) => day))
  const of = (rows: readonly { day: LocalDate; count: number }[], day: LocalDate): number =>
    rows.find((row) => row.day === day)?.count ?? 0
  return [...days].toSorted().map((day) => ({ day, decided: of(decided, day), issued: of(issued, day) }))
}
