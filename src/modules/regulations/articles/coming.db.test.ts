import { join } from 'node:path'
import { afterAll, assert, beforeAll, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { loadRegulations } from '../load.ts'
import { publishRaisedAge, raisedRule } from '../publish/raised-age.examples.ts'
import { publish } from '../publish/store.ts'
import { ruleSetOn } from '../store.ts'
import { changesFrom } from './coming.ts'

let test: TestDatabase
const from = day('2027-03-01')
beforeAll(async () => {
  test = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the law does not load')
  await test.asSystem(async (tx) => {
    await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'shipped' })
    await publishRaisedAge(tx, { from, years: 20 })
  })
})
afterAll(async () => await test.close())

const changes = async (rule: string, on: string) =>
  await test.asSystem(async (tx) => await changesFrom(tx, { ruleSet: await ruleSetOn(tx, day(on)), rule, on: day(on) }))

it('a rule says from which day it will say something else, until that day, and other rules say nothing', async () => {
  assert.equal(await changes(raisedRule, '2026-11-24'), from)
  assert.equal(await changes(raisedRule, '2027-02-28'), from)
  assert.isUndefined(await changes(raisedRule, '2027-03-01'))
  assert.isUndefined(await changes('uu-18-2017.pasal-5.c', '2026-11-24'))
})
