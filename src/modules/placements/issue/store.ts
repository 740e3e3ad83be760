import { type ApplicationId, type CardId, type DecisionId, type PersonId, uuidV7 } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
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

/** A card that came into the world or was withdrawn, as a decision or the card itself tells it. */
export type CardAct = {
  readonly what: 'issued' | 'withdrawn'
  readonly told: 'decision' | 'card'
  readonly application: ApplicationId
  readonly at: Instant
}

/**
 * Every card issued and withdrawn since a moment, twice over: as decided, and as the cards are. Decisions are found by
 * the time in their ids, so one whose id lies about it is not found, and its card stands alone.
 */
export async function cardActsFrom(tx: Tx, from: Instant): Promise<CardAct[]> {
  const db = tx.db<PlacementTables>()
  const decided = await db
    .selectFrom('placements.decision')
    .select(['application', 'outcome', 'at'])
    .where('id', '>=', uuidV7(Date.parse(from), new Uint8Array(10)) as DecisionId)
    .where('at', '>=', from)
    .where('outcome', 'in', ['issued', 'revoked'])
    .execute()
  const cards = await db
    .selectFrom('placements.card')
    .select(['application', 'issuedAt', 'revokedAt'])
    .where((card) => card.or([card('issuedAt', '>=', from), card('revokedAt', '>=', from)]))
    .execute()
  return [
    ...decided.map(
      ({ application, outcome, at }) =>
        ({ what: outcome === 'issued' ? 'issued' : 'withdrawn', told: 'decision', application, at }) as const,
    ),
    ...cards.flatMap(({ application, issuedAt, revokedAt }): CardAct[] => [
      ...(issuedAt >= from ? [{ what: 'issued', told: 'card', application, at: issuedAt } as const] : []),
      ...(revokedAt !== null && revokedAt >= from
        ? [{ what: 'withdrawn', told: 'card', application, at: revokedAt } as const]
        : []),
    ]),
  ]
}
