import { type Generated, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { placesByName } from './places.ts'

type CountTables = {
  'regulations.decisionNote': { id: Generated<string>; outcome: string; citations: readonly string[] }
  'regulations.decisionCount': { instrument: string; place: string; outcome: string; decisions: string | number }
}

/** Notes a decision in the transaction it is stored in, to be counted soon. It says of nobody what was decided. */
export const noteDecision = async (
  tx: Tx,
  { outcome, citations }: { readonly outcome: string; readonly citations: readonly string[] },
): Promise<void> =>
  void (await tx.db<CountTables>().insertInto('regulations.decisionNote').values({ outcome, citations }).execute())

/**
 * Counts the oldest decisions that are noted and not counted, each once for every place it cites.
 * @returns how many; fewer than `most` means that none are left
 */
export async function countNoted(tx: Tx, instruments: Iterable<Instrument>, most: number): Promise<number> {
  const { rows: noted } = await sql<{ outcome: string; citations: readonly string[] }>`
    delete from regulations.decision_note where id in (
      select id from regulations.decision_note order by id limit ${most})
    returning outcome, citations`.execute(tx.db())
  const placesOf = placesByName(instruments)
  const counts = new Map<string, { instrument: string; place: string; outcome: string; decisions: number }>()
  for (const { outcome, citations } of noted)
    for (const at of placesOf(citations)) {
      const key = `${outcome} ${at.instrument} ${at.place}`
      const count = counts.get(key) ?? { ...at, outcome, decisions: 0 }
      count.decisions += 1
      counts.set(key, count)
    }
  // In one order for all, so that two who count at once wait for each other and never in a circle.
  const rows = [...counts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
  if (rows.length > 0)
    await tx
      .db<CountTables>()
      .insertInto('regulations.decisionCount')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['instrument', 'place', 'outcome'])
          .doUpdateSet({ decisions: sql`decision_count.decisions + excluded.decisions` }),
      )
      .execute()
  return noted.length
}

/** How many decisions stand on each place of an instrument: by outcome, the whole instrument under `''`. */
export type Counts = ReadonlyMap<string, Tally>
export type Tally = { readonly all: number; readonly by: ReadonlyMap<string, number> }

/** The counts of one instrument; one read of a few dozen rows, however many decisions there are. */
export async function countsOf(tx: Tx, instrument: string): Promise<Counts> {
  const rows = await tx
    .db<CountTables>()
    .selectFrom('regulations.decisionCount')
    .select(['place', 'outcome', 'decisions'])
    .where('instrument', '=', instrument)
    .orderBy('outcome')
    .execute()
  return new Map(
    Map.groupBy(rows, ({ place }) => place)
      .entries()
      .map(([place, found]) => {
        const by = new Map(found.map(({ outcome, decisions }) => [outcome, Number(decisions)]))
        return [place, { by, all: [...by.values()].reduce((total, count) => total + count, 0) }]
      }),
  )
}

/** How many decisions stand on each instrument. */
export async function countsByInstrument(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .db<CountTables>()
    .selectFrom('regulations.decisionCount')
    .select(['instrument', (eb) => eb.fn.sum<string>('decisions').as('decisions')])
    .where('place', '=', '')
    .groupBy('instrument')
    .execute()
  return new Map(rows.map(({ instrument, decisions }) => [instrument, Number(decisions)]))
}
