import assert from 'node:assert/strict'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { day } from '../../kernel/time.ts'
import { thePublic } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { inventedCompanies } from './reference.ts'
import { companyById, findCompanies, loadInventedCompanies, namesOfCompanies, openPermits, permitsOf } from './store.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
  await test.asSystem(loadInventedCompanies)
  await test.asSystem(loadInventedCompanies)
})
afterAll(async () => await test.close())

const { companies, permits } = inventedCompanies()
const find = async (words: string, limit?: number) =>
  (await test.as(thePublic, async (tx) => await findCompanies(tx.db(), words, limit))).map(({ id }) => id)

describe('the register of companies', () => {
  it('holds what the file says, once, however often it is loaded', async () => {
    for (const company of companies) {
      assert.deepEqual(await test.asSystem(async (tx) => await companyById(tx.db(), company.id)), company)
      const held = await test.asSystem(async (tx) => await permitsOf(tx.db(), company.id))
      const own = permits.filter((permit) => permit.company === company.id)
      assert.deepEqual(held.map(({ number }) => number).toSorted(), own.map(({ number }) => number).toSorted())
    }
  })
  it('names those that are asked for at once, and only those it knows', async () => {
    const [one, two] = companies
    const asked = [one?.id ?? '', two?.id ?? '', 'nobody-bumi']
    const names = await test.as(thePublic, async (tx) => await namesOfCompanies(tx.db(), asked))
    assert.deepEqual(
      names,
      new Map([
        [one?.id, one?.name],
        [two?.id, two?.name],
      ]),
    )
  })
  it('is open to everybody and finds a name as people write it', async () => {
    for (const words of [
      'PT Sanditara Bumiwarga',
      'sanditara',
      'P.T. SANDITARA bumi warga',
      'sanditara bumiwarga, pt.',
    ])
      assert.equal((await find(words))[0], 'sanditara-bumiwarga', words)
  })
  it('finds a licence number, in small letters too', async () => {
    const [company] = companies
    assert(company)
    assert.deepEqual(await find(company.licence.toLowerCase()), [company.id])
  })
  it('answers nothing for no words, for PT alone and for what does not exist', async () => {
    for (const words of ['', ' ', 'PT ', '%', 'qqqqqq']) assert.deepEqual(await find(words), [], words)
  })
  it('answers no more than asked for', async () => assert.equal((await find('lintas', 2)).length, 2))
})

describe('permits', () => {
  const on = day('2026-11-23')
  it('are open for a job on a day only at companies that are licensed on it', async () => {
    const found = await test.asSystem(
      async (tx) => await openPermits(tx.db(), { country: 'TW', job: 'elderly-carer', on }),
    )
    const licensed = new Set(
      companies.filter(({ status, licensedUntil }) => status === 'licensed' && licensedUntil >= on).map(({ id }) => id),
    )
    const expected = permits.filter(
      ({ country, job, company, from, until }) =>
        country === 'TW' && job === 'elderly-carer' && licensed.has(company) && from <= on && on <= until,
    )
    assert(expected.length > 3)
    assert.deepEqual(
      found,
      expected.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    )
  })
  it('are none before the first begins', async () =>
    assert.deepEqual(
      await test.asSystem(
        async (tx) => await openPermits(tx.db(), { country: 'TW', job: 'elderly-carer', on: day('2020-01-01') }),
      ),
      [],
    ))
})
