import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, type LocalDate, plusDays } from '../../../kernel/time.ts'
import { thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { CompanyStatus } from '../company.ts'
import { inventedCompanies } from '../reference.ts'
import { loadInventedCompanies } from '../store.ts'
import { checkCompany } from './store.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
  await test.asSystem(loadInventedCompanies)
})
afterAll(async () => await test.close())

const today = day('2026-11-23')
const { companies, permits } = inventedCompanies()
const check = async (asked: string, on: LocalDate = today) =>
  await test.as(thePublic, async (tx) => await checkCompany(tx, asked, on))
const one = (status: CompanyStatus) => {
  const found = companies.find((company) => company.status === status)
  if (!found) throw new Error(`no invented company is ${status}`)
  return found
}

describe('is this company licensed?', () => {
  it('says of every registered name what the register says, to somebody who has not signed in', async () => {
    for (const { id, name } of companies) expect((await check(name)).company?.id).toBe(id)
  })

  it('finds it by its licence and by the number of a permit', async () => {
    const company = one('licensed')
    expect((await check(` ${company.licence.toLowerCase()} `)).company?.id).toBe(company.id)
    const permit = permits.find((each) => each.company === company.id)
    const found = await check(permit?.number ?? '')
    expect([found.company?.id, found.permit?.permit.number]).toEqual([company.id, permit?.number])
  })

  it('ends on the day after the last day of the licence', async () => {
    const { name, licensedUntil } = one('licensed')
    expect((await check(name, licensedUntil)).standing).toBe('licensed')
    expect((await check(name, plusDays(licensedUntil, 1))).standing).toBe('expired')
  })

  it('shows no permit of a company that may not recruit', async () => {
    for (const status of ['revoked', 'suspended'] as const) {
      const found = await check(one(status).name)
      expect([found.standing, found.permits]).toEqual([status, []])
    }
  })

  it('never takes a similar name for it, but offers it', async () => {
    const { id, name } = one('licensed')
    const found = await check(`${name} Sejati`)
    expect(found.company).toBeUndefined()
    expect(found.near.map((company) => company.id)).toContain(id)
  })

  it('finds nobody for what nobody is called', async () => {
    for (const asked of ['qqqqqq', '%', "'; drop table companies.company; --", 'PT', '_'.repeat(120)]) {
      const { company, standing, permits, permit } = await check(asked)
      expect([company, standing, permits, permit]).toEqual([undefined, undefined, [], undefined])
    }
    expect((await check('qqqqqq')).near).toEqual([])
  })
})
