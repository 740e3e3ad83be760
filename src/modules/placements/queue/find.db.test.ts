import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { head, openDesk, other, personNo, ratna, seal, sendFile, workerNo } from './files.examples.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  const ground = { ...db, seal }
  await openDesk(ground)
  await sendFile(ground, { number: 1, name: 'Siti Nuraeni', nik: '3505994105960001', passport: 'X1111111' })
  await sendFile(ground, { number: 2, name: 'Siti Nuraini', nik: '3505994105960002', passport: 'X2222222' })
}, 120_000)
afterAll(async () => await db.close())

/** How many names the search past row-level security gives to somebody who speaks SQL as the application. */
const named = async ({ role, person, office }: Pick<Actor, 'role' | 'person' | 'office'>): Promise<number> => {
  const app = await db.client('bekal_app')
  await app.query(
    "select set_config('bekal.role', $1, false), set_config('bekal.person', $2, false), set_config('bekal.office', $3, false)",
    [role, person, office],
  )
  const { rowCount } = await app.query("select * from placements.named('siti nuraini', 20)")
  await app.end()
  return rowCount ?? 0
}

describe('the search by name', () => {
  it('answers the officers of the office that has the file', async () => {
    expect([await named(ratna), await named(head)]).toEqual([2, 2])
  })

  it('tells nobody else that there is such a name, whatever SQL is spoken', async () => {
    expect(await named(other)).toBe(0)
    expect(await named(workerNo(1))).toBe(0)
    expect(await named({ ...ratna, role: 'airport-desk' })).toBe(0)
    expect(await named({ role: 'public', person: personNo(9), office: ratna.office })).toBe(0)
  })

  it('goes by the index of likeness, which row-level security keeps from the application', async () => {
    const plan = async (as: 'bekal_app' | 'bekal_owner'): Promise<string> => {
      const client = await db.client(as)
      await client.query('set enable_seqscan = off; set enable_indexscan = off')
      const { rows } = await client.query<Record<string, string>>(
        "explain select id from placements.application where 'siti' <% name_key",
      )
      await client.end()
      return rows.flatMap((row) => Object.values(row)).join('\n')
    }
    const byLikeness = /Index Cond: .*name_key %> 'siti'/
    expect(await plan('bekal_owner')).toMatch(byLikeness)
    expect(await plan('bekal_app')).not.toMatch(byLikeness)
  })
})
