import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Accepted } from '../../platform/files/files.ts'
import { type Demonstration, seed } from './draw.ts'

/** A value that PostgreSQL keeps as JSON: written as text, read as what it was. */
type AsJson<Value> = ColumnType<Value, string, never>

type DemoTables = {
  'demo.loaded': {
    seed: string
    moment: Instant
    files: number
    at: Instant
    drawn: AsJson<Demonstration | null>
  }
  'demo.lived': { seed: string; file: string; at: Instant }
  'demo.picture': { seed: string; name: string; kept: AsJson<Accepted> }
}

/** What was drawn for this database and as of when. `drawn` is null where an earlier version filled it in whole. */
export const drawnBefore = async (
  tx: Tx,
): Promise<{ readonly moment: Instant; readonly drawn: Demonstration | null } | undefined> =>
  await tx
    .db<DemoTables>()
    .selectFrom('demo.loaded')
    .select(['moment', 'drawn'])
    .where('seed', '=', seed)
    .executeTakeFirst()

/** Keeps what was drawn, so that every later start goes on with the same people. */
export const keepDrawn = async (tx: Tx, moment: Instant, drawn: Demonstration): Promise<unknown> =>
  await tx
    .db<DemoTables>()
    .insertInto('demo.loaded')
    .values({ seed, moment, files: drawn.files.length, at: tx.now, drawn: JSON.stringify(drawn) })
    .execute()

/** Keys of the files whose history was lived. */
export const livedFiles = async (tx: Tx): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.db<DemoTables>().selectFrom('demo.lived').select('file').where('seed', '=', seed).execute()).map(
      ({ file }) => file,
    ),
  )

/** Notes, in the transaction that lives it, that a file was lived. @returns false when it was already */
export async function noteLived(tx: Tx, file: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .db<DemoTables>()
    .insertInto('demo.lived')
    .values({ seed, file, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** Pictures that are kept, by name. */
export const picturesKept = async (tx: Tx): Promise<Map<string, Accepted>> =>
  new Map(
    (
      await tx.db<DemoTables>().selectFrom('demo.picture').select(['name', 'kept']).where('seed', '=', seed).execute()
    ).map(({ name, kept }) => [name, kept]),
  )

export const notePicture = async (tx: Tx, name: string, kept: Accepted): Promise<unknown> =>
  await tx
    .db<DemoTables>()
    .insertInto('demo.picture')
    .values({ seed, name, kept: JSON.stringify(kept) })
    .execute()

type Waiting = { 'outbox.message': { at: Instant; sentAt: Instant | null } }

/** Messages of the past have long arrived: none of them leaves now. */
export const quiet = async (tx: Tx, until: Instant): Promise<unknown> =>
  await tx
    .db<Waiting>()
    .updateTable('outbox.message')
    .set({ sentAt: tx.now })
    .where('sentAt', 'is', null)
    .where('at', '<=', until)
    .execute()
