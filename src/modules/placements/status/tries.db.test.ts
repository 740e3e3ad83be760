import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openDesk, seal, sendFile } from '../queue/files.examples.ts'
import { applicationById } from '../store.ts'
import { hear, type Said, tries } from './tries.ts'

let db: TestDatabase
let right: Pick<Said, 'number' | 'last4'>
const born = day('1996-05-01')
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  const id = await sendFile({ ...db, seal }, { number: 1, name: 'Siti', nik: '3505994105010001', passport: 'X0000001' })
  const file = await db.asSystem(async (tx) => await applicationById(tx, id))
  right = { number: file?.number ?? '', last4: file?.phoneLast4 ?? '' }
}, 120_000)
afterAll(async () => await db.close())

const said = async (change: Partial<Said>) =>
  await db.asSystem(async (tx) => await hear(tx, seal, { ...right, birth: null, client: '203.0.113.9', ...change }))
const wrong = (index: number): string => {
  const digits = String(index).padStart(4, '0')
  return digits === right.last4 ? '9999' : digits
}
const now = async (change: Partial<Said>): Promise<string> => {
  const heard = await said(change)
  return heard.found ? 'found' : heard.now
}

describe('the status of a file, by four digits', () => {
  it('is told to whoever knows them, however often', async () => {
    for (let times = 0; times < 60; times += 1) expect(await now({ client: 'home' })).toBe('found')
  })

  it('asks the birth day after five wrong tries of one address at a file, and of no other address', async () => {
    const client = 'one'
    for (let times = 0; times < tries.pair.most; times += 1)
      expect(await now({ client, last4: wrong(times) })).toBe('again')
    expect(await now({ client, last4: wrong(99) })).toBe('birth')
    expect(await now({ client })).toBe('birth')
    expect(await now({ client: 'two' })).toBe('found')
    expect(await now({ client, birth: born })).toBe('found')
  })

  it('asks it after thirty wrong tries of one address over all files', async () => {
    for (let times = 0; times < tries.address.most; times += 1)
      expect(await now({ client: 'many', number: `JTM-26-9${String(times).padStart(5, '0')}` })).toBe('again')
    expect(await now({ client: 'many' })).toBe('birth')
  })

  it('is never closed to the holder by strangers, from a thousand addresses', async () => {
    db.at('2026-11-26T03:00:00Z')
    let found = 0
    for (let times = 0; times < 300; times += 1)
      if ((await now({ client: `bot ${times}`, last4: wrong(times) })) === 'again') found += 1
    // Of 10,000 possible digits a stranger hears of 20 in a day: 500 days for all of them.
    expect(found).toBe(tries.file.most)
    for (let times = 0; times < 300; times += 1)
      await now({ client: `bot ${times}`, last4: wrong(times), birth: day('1990-01-01') })
    expect(await now({ client: 'bot 1' })).toBe('birth')
    expect(await now({ client: 'bot 1', birth: born })).toBe('found')
    expect(await now({ client: 'holder', birth: born })).toBe('found')
  })

  it('makes somebody who knows the birth day wait after ten wrong tries in a day', async () => {
    const heard = []
    for (let times = 0; times < 12; times += 1)
      heard.push(await now({ client: `kin ${times}`, last4: wrong(times), birth: born }))
    expect(heard.filter((one) => one === 'birth')).toHaveLength(tries.known.most)
    expect(heard.slice(-2)).toEqual(['wait', 'wait'])
    db.at('2026-11-27T03:00:01Z')
    expect(await now({ client: 'kin 1', birth: born })).toBe('found')
  })

  it('keeps no address in clear', async () => {
    await said({ client: '198.51.100.77', last4: wrong(1) })
    const owner = await db.client('bekal_owner')
    const { rows } = await owner.query("select what from access.guess where what like '%198.51%'")
    await owner.end()
    expect(rows).toEqual([])
  })
})
