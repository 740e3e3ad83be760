import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { dueAfterWorkingDays } from '../../kernel/deadline.ts'
import { day, instant } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { loadReference } from './load.ts'
import { officeId } from './office.ts'
import { reference, shippedCalendar } from './reference.ts'
import { calendarOf, closeOffice, type OfficeTables, officeById, officesOfKind } from './store.ts'

const jatim = officeId('bp3mi-jawa-timur')
let test: TestDatabase
let seconds: number

beforeAll(async () => {
  test = await testDatabase()
  const begun = performance.now()
  assert.deepEqual(await test.asSystem(loadReference), ['areas', 'offices', 'calendar'])
  seconds = (performance.now() - begun) / 1000
})
afterAll(async () => await test.close())

const count = async (table: string): Promise<number> => {
  const client = await test.client('bekal_owner')
  try {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    return rows[0]?.count ?? -1
  } finally {
    await client.end()
  }
}

describe('loading the reference data', () => {
  it('brings all areas, offices and years in, in a few seconds', async () => {
    const counts = await Promise.all(
      ['province', 'regency', 'district', 'village', 'office', 'service_area', 'calendar_year'].map(
        async (table) => await count(`offices.${table}`),
      ),
    )
    assert.deepEqual(counts, [38, 514, 7285, 83_762, reference().offices.size, 38, 3])
    assert(seconds < 15, `${seconds} s`)
  })
  it('does nothing when it is all there', async () => assert.deepEqual(await test.asSystem(loadReference), []))
  it('puts back what was changed, drops a holiday that is no longer one, and keeps the closure of an office', async () => {
    await test.asSystem(async (tx) => {
      await closeOffice(tx, jatim, { on: day('2026-12-01'), name: { id: 'Banjir', en: 'Flood' } })
      const db = tx.db<OfficeTables>()
      const name = JSON.stringify({ id: 'Salah', en: 'Wrong' })
      await db
        .insertInto('offices.calendarDay')
        .values({ onDay: day('2026-12-02'), office: null, kind: 'holiday', name })
        .execute()
      await db.updateTable('offices.office').set({ city: 'Salah' }).where('id', '=', jatim).execute()
      await db.updateTable('offices.loaded').set({ digest: 'old' }).where('part', '!=', 'areas').execute()
    })
    assert.deepEqual(await test.asSystem(loadReference), ['offices', 'calendar'])
    const office = await test.asSystem(async (tx) => await officeById(tx.db(), jatim))
    assert.equal(office?.city, 'Surabaya')
    const { closed } = await test.asSystem(async (tx) => await calendarOf(tx, jatim))
    assert.equal(closed.has(day('2026-12-01')), true)
    assert.equal(closed.has(day('2026-12-02')), false)
  })
})

describe('an office in the database', () => {
  it('is what the file says', async () => {
    const found = await test.asSystem(async (tx) => await officesOfKind(tx.db(), 'bp3mi'))
    const shipped = [...reference().offices.values()].filter(({ kind }) => kind === 'bp3mi')
    assert.deepEqual(
      found,
      shipped.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
  })
  it('counts its days as the file says, but for its own closures', async () => {
    const bali = officeId('bp3mi-bali')
    const office = reference().offices.get(bali)
    assert(office)
    assert.deepEqual(await test.asSystem(async (tx) => await calendarOf(tx, bali)), shippedCalendar(office))
  })
  it('makes a promise later when it is closed (here on 30 November and, since before, on 1 December)', async () => {
    const friday = instant('2026-11-27T03:00:00Z')
    const dueAt = async () =>
      dueAfterWorkingDays(friday, 1, await test.asSystem(async (tx) => await calendarOf(tx, jatim))).at
    assert.equal(await dueAt(), '2026-11-30T03:00:00.000Z')
    await test.asSystem(
      async (tx) => await closeOffice(tx, jatim, { on: day('2026-11-30'), name: { id: 'Banjir', en: 'Flood' } }),
    )
    assert.equal(await dueAt(), '2026-12-02T03:00:00.000Z')
  })
  it('is not made up', async () =>
    await assert.rejects(
      async () => await test.asSystem(async (tx) => await calendarOf(tx, officeId('bp3mi-nowhere'))),
      RangeError,
    ))
})

describe('the tables', () => {
  const refuses = async (sql: string, constraint: RegExp): Promise<void> => {
    const client = await test.client('bekal_app')
    try {
      await assert.rejects(async () => await client.query(sql), constraint)
    } finally {
      await client.end()
    }
  }
  it('take no orphan, no office with two prefixes of one, no second reason for one day', async () => {
    await refuses(`insert into offices.village (code, name) values ('9999999999', 'x')`, /foreign key/)
    await refuses(`update offices.office set prefix = 'JTM' where id = 'bp3mi-bali'`, /office_prefix_key/)
    await refuses(
      `insert into offices.calendar_day values ('2026-01-01', null, 'holiday', '{"id":"a","en":"b"}')`,
      /duplicate key/,
    )
  })
  it('let nobody delete an area or an office', async () => {
    await refuses(`delete from offices.village where code = '1101012001'`, /permission denied/)
    await refuses(`delete from offices.office where id = 'bp3mi-bali'`, /permission denied/)
  })
})
