import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snapshot } from './snapshot.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let db: TestDatabase
let root: pg.Client
beforeAll(async () => {
  db = await testDatabase()
  root = await db.client('postgres')
})
afterAll(async () => {
  await root.end()
  await db.close()
})

/** The schema as text after some SQL, which is undone. */
async function after(sql: string): Promise<string> {
  await root.query('begin')
  try {
    await root.query(sql)
    return await snapshot(root)
  } finally {
    await root.query('rollback')
  }
}

describe('the schema as text', () => {
  it('is the same twice, and shows tables with their rows kept apart', async () => {
    const once = await after('select 1')
    expect(await after('select 1')).toBe(once)
    expect(once).toContain('create table access.idempotency (')
    expect(once).toMatch(/force row level security;\ncreate policy /)
  })

  it.each([
    ['a column', 'alter table access.idempotency add column extra text'],
    ['a constraint', 'alter table access.idempotency add check (act <> $$x$$)'],
    ['a default', 'alter table access.idempotency alter column at set default now()'],
    ['an index', 'create index extra on access.idempotency (act)'],
    ['a privilege', 'grant update on access.idempotency to bekal_app'],
    ['a privilege on a column', 'grant update (at) on access.idempotency to bekal_app'],
    ['row security', 'alter table access.idempotency enable row level security'],
    ['a policy', 'create policy extra on access.idempotency using (false)'],
    ['a function', 'create function access.extra() returns int language sql return 1'],
    ['who may run a function', 'revoke execute on function access.role() from public'],
    [
      'a trigger',
      'create trigger extra before update on access.idempotency for each row execute function ledger.refuse_change()',
    ],
    ['a view', 'create view access.extra as select 1 as one'],
    ['a type', `create type access.extra as enum ('a', 'b')`],
    ['a comment', `comment on column access.idempotency.at is 'when'`],
    ['a schema', 'create schema extra'],
  ])('changes with %s', async (_, sql) => {
    expect(await after(sql)).not.toBe(await after('select 1'))
  })
})
