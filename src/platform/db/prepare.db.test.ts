import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  const owner = await db.client('bekal_owner')
  await owner.query('create schema trial; create table trial.paper (n int); insert into trial.paper values (1)')
  await owner.query('grant usage on schema trial to bekal_app; grant select on trial.paper to bekal_app')
  await owner.end()
})
afterAll(async () => await db.close())

const papers = async (n: number) =>
  await db.asSystem(async (tx) => (await sql`select * from trial.paper where n = ${n}`.execute(tx.db())).rows)

/** What the connection that is used next has prepared. */
const prepared = async (): Promise<string[]> =>
  await db.asSystem(async (tx) =>
    (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx.db())).rows.map(
      ({ statement }) => statement,
    ),
  )

describe('a statement', () => {
  it('is prepared when it is asked again, not before', async () => {
    expect(await papers(1)).toEqual([{ n: 1 }])
    expect(await prepared()).not.toContain('select * from trial.paper where n = $1')
    for (const n of [1, 2, 1]) expect(await papers(n)).toHaveLength(n === 1 ? 1 : 0)
    expect(await prepared()).toContain('select * from trial.paper where n = $1')
  })

  it('that a migration made stale fails once at most, on every connection together', async () => {
    await Promise.all(Array.from({ length: 6 }, async () => await papers(1)))
    await Promise.all(Array.from({ length: 6 }, async () => await papers(1)))
    const owner = await db.client('bekal_owner')
    await owner.query('alter table trial.paper add column m int')
    await owner.end()
    const first = await papers(1).catch((problem: unknown) => String(problem))
    expect(first).toContain('cached plan must not change result type')
    const later = await Promise.all(Array.from({ length: 6 }, async () => await papers(1)))
    expect(later).toEqual(Array.from({ length: 6 }, () => [{ n: 1, m: null }]))
  })

  it('of its own is begun, kept and taken back as before', async () => {
    await expect(
      db.asSystem(async (tx) => {
        await papers(1)
        await sql`select ${1} / 0`.execute(tx.db())
      }),
    ).rejects.toThrow('division by zero')
    expect(await papers(1)).toHaveLength(1)
  })
})
