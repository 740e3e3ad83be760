import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { loadRegulations } from '../load.ts'
import { placesByName } from './places.ts'
import { countNoted, countsByInstrument, countsOf, noteDecision } from './store.ts'

let test: TestDatabase
let law: RuleSet
beforeAll(async () => {
  test = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the law does not load')
  law = ruleSet
})
afterAll(async () => await test.close())

const count = async (most = 1_000): Promise<number> =>
  await test.asSystem(async (tx) => await countNoted(tx, law.instruments.values(), most))

describe('decisions under an article', () => {
  it('are counted once for the instrument, the article and each place, however many letters one cites', async () => {
    await test.asSystem(async (tx) => {
      await noteDecision(tx, {
        outcome: 'approved',
        citations: ['UU 18/2017 Pasal 5 huruf a', 'UU 18/2017 Pasal 5 huruf c', 'UU 18/2017 Pasal 16 sampai Pasal 18'],
      })
      await noteDecision(tx, { outcome: 'returned', citations: ['UU 18/2017 Pasal 5 huruf a'] })
    })
    expect(await count()).toBe(2)
    const counts = await test.asSystem(async (tx) => await countsOf(tx, 'uu-18-2017'))
    expect(Object.fromEntries([...counts].map(([place, { all }]) => [place, all]))).toEqual({
      '': 2,
      'pasal-5': 2,
      'Pasal 5 huruf a': 2,
      'Pasal 5 huruf c': 1,
      'Pasal 16 sampai Pasal 18': 1,
      'pasal-16': 1,
      'pasal-17': 1,
      'pasal-18': 1,
    })
    expect(counts.get('pasal-5')?.by).toEqual(
      new Map([
        ['approved', 1],
        ['returned', 1],
      ]),
    )
  })

  it('are not counted twice, and what is noted later is added', async () => {
    expect(await count()).toBe(0)
    await test.asSystem(
      async (tx) => await noteDecision(tx, { outcome: 'approved', citations: ['UU 18/2017 Pasal 5 huruf a'] }),
    )
    expect(await count()).toBe(1)
    expect((await test.asSystem(countsByInstrument)).get('uu-18-2017')).toBe(3)
  })

  it('come in batches until none is left, and two who count at once count each once', async () => {
    await test.asSystem(
      async (tx) =>
        await sql`insert into regulations.decision_note (outcome, citations)
          select 'issued', array['Permen P2MI 34/2025 Pasal 14 huruf a'] from generate_series(1, 100)`.execute(tx.db()),
    )
    const counted = await Promise.all([count(60), count(60)])
    expect(counted.reduce((total, each) => total + each, 0)).toBeGreaterThanOrEqual(60)
    while ((await count(60)) > 0);
    expect((await test.asSystem(countsByInstrument)).get('permen-p2mi-34-2025')).toBe(100)
  })

  it('count under nothing when their instrument is not registered', async () => {
    await test.asSystem(async (tx) => await noteDecision(tx, { outcome: 'held', citations: ['UU 1/1901 Pasal 1'] }))
    expect(await count()).toBe(1)
    expect([...(await test.asSystem(countsByInstrument)).keys()].toSorted()).toEqual([
      'permen-p2mi-34-2025',
      'uu-18-2017',
    ])
  })
})

describe('every citation the shipped rules can make', () => {
  it('is found again by its name', () => {
    const placesOf = placesByName(law.instruments.values())
    const lost = law.rules.filter(({ citation: { name, at, instrument } }) =>
      placesOf([`${name} ${at}`]).every((place) => place.instrument !== instrument),
    )
    expect(lost.map(({ id }) => id)).toEqual([])
  })
})
