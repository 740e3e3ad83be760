import { takeTurn } from '../../platform/db/lock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Bulletin, CrisisEvent, Ending, Shown } from './event.ts'

export type EventTables = {
  'crisis.event': CrisisEvent
  'crisis.bulletin': Bulletin
  'crisis.ending': Ending
}

/** Keeps a new event. */
export const insertEvent = async (tx: Tx, event: CrisisEvent): Promise<unknown> =>
  await tx.db<EventTables>().insertInto('crisis.event').values(event).execute()

/** Keeps what is known now. */
export const insertBulletin = async (tx: Tx, { known, advice, numbers, ...rest }: Bulletin): Promise<unknown> =>
  await tx
    .db<EventTables>()
    .insertInto('crisis.bulletin')
    .values({ ...rest, known: asJson(known), advice: asJson(advice), numbers: asJson(numbers) })
    .execute()

const asJson = <T>(value: T): T => JSON.stringify(value) as never

/** Ends an event. @returns whether it was still open */
export async function insertEnding(tx: Tx, ending: Ending): Promise<boolean> {
  const fresh = await tx
    .db<EventTables>()
    .insertInto('crisis.ending')
    .values(ending)
    .onConflict((conflict) => conflict.column('event').doNothing())
    .returning('event')
    .executeTakeFirst()
  return fresh !== undefined
}

/** Holds everybody else who changes an event back until the end of the transaction. */
export const lockEvent = async (tx: Tx, id: string): Promise<Shown | undefined> => {
  await takeTurn(tx, `crisis ${id}`)
  return await eventById(tx, id)
}

/** An event with everything that was told of it. */
export async function eventById(tx: Tx, id: string): Promise<Shown | undefined> {
  const event = await tx
    .db<EventTables>()
    .selectFrom('crisis.event')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return event && (await withBulletins(tx, [event]))[0]
}

/** Events that are not over, newest first; `country`: only of this one. */
export async function openEvents(tx: Tx, country?: string): Promise<readonly Shown[]> {
  const rows = await tx
    .db<EventTables>()
    .selectFrom('crisis.event as e')
    .selectAll('e')
    .where((one) => one.not(one.exists(one.selectFrom('crisis.ending as x').whereRef('x.event', '=', 'e.id'))))
    .$if(country !== undefined, (query) => query.where('country', '=', country ?? ''))
    .orderBy('declaredAt', 'desc')
    .limit(50)
    .execute()
  return await withBulletins(tx, rows)
}

/** Events that are over, the last first. */
export async function endedEvents(tx: Tx, most = 20): Promise<readonly Shown[]> {
  const rows = await tx
    .db<EventTables>()
    .selectFrom('crisis.event as e')
    .innerJoin('crisis.ending as x', 'x.event', 'e.id')
    .selectAll('e')
    .orderBy('x.at', 'desc')
    .limit(most)
    .execute()
  return await withBulletins(tx, rows)
}

async function withBulletins(tx: Tx, events: readonly CrisisEvent[]): Promise<Shown[]> {
  if (events.length === 0) return []
  const ids = events.map(({ id }) => id)
  const bulletins = await tx
    .db<EventTables>()
    .selectFrom('crisis.bulletin')
    .selectAll()
    .where('event', 'in', ids)
    .orderBy('seq', 'desc')
    .execute()
  const endings = await tx.db<EventTables>().selectFrom('crisis.ending').selectAll().where('event', 'in', ids).execute()
  const [told, over] = [Map.groupBy(bulletins, ({ event }) => event), new Map(endings.map((one) => [one.event, one]))]
  return events.flatMap((event): Shown[] => {
    const [first, ...earlier] = told.get(event.id) ?? []
    return first ? [{ event, bulletins: [first, ...earlier], ending: over.get(event.id) ?? null }] : []
  })
}
