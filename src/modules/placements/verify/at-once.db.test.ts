import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { openDesk, ratna, seal, sendFile } from '../queue/files.examples.ts'
import { approveFile } from './act.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())

/** How often this transaction has read a table. */
async function readsOf(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ reads: number }>`
    select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as reads
    from pg_stat_xact_user_tables where schemaname || '.' || relname = ${table}`.execute(tx.db())
  return rows[0]?.reads ?? 0
}

describe('several files decided together', () => {
  it('read the rules and the calendar of their office once', async () => {
    const ids: ApplicationId[] = []
    for (const number of [1, 2, 3])
      ids.push(await sendFile({ ...db, seal }, { number, name: `Contoh ${number}`, nik: `350599410501000${number}` }))
    await db.as(ratna, async (tx) => {
      const before = {
        rules: await readsOf(tx, 'regulations.withdrawal'),
        calendar: await readsOf(tx, 'offices.calendar_year'),
      }
      for (const id of ids)
        expect(await approveFile(tx, id, { reason: 'Sudah dicocokkan.' })).toMatchObject({ ok: true })
      expect({
        rules: (await readsOf(tx, 'regulations.withdrawal')) - before.rules,
        calendar: (await readsOf(tx, 'offices.calendar_year')) - before.calendar,
      }).toEqual({ rules: 1, calendar: 1 })
    })
  })
})
