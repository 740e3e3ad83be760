import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { day, instant } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { bayu, head, openDesk, other, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import { moveCase } from '../handle/sort.ts'
import { checkCases } from '../receipt/check.ts'
import { stepsOf } from '../thread-store.ts'
import { answerReturn, type MovingReturn, moveHomecoming, planHomecoming } from './act.ts'
import type { HomecomingFacts, Planning } from './decide.ts'
import { returnsOf, routeOf } from './store.ts'

let db: TestDatabase
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const auditor: Actor = { ...centre, role: 'auditor', person: personNo(0xf6) }
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())
beforeEach(() => db.at(instant('2026-11-24T02:00:00Z')))

const ready: HomecomingFacts = { sick: false, deceased: false, conditionChecked: true, transportArranged: true, placedByCompany: true } // biome-ignore format: facts
const rest: HomecomingFacts = { handoverSigned: true, witnessed: true, familyFound: true, receivedByFamily: true, rehabilitationRefused: false } // biome-ignore format: facts
const planning: Planning = { travelsOn: day('2026-12-01'), route: 'Taipei KEMIRI Surabaya', wants: true, facts: ready }
const file = async (): Promise<string> => (await filed({ world: db.world, seal }, { country: null })).case
const now = async (of: string) => (await db.asSystem(async (tx) => await returnsOf(tx, of))).at(-1)
const plan = async (of: string, change: Partial<Planning> = {}, as: Actor = ratna): Promise<string> => {
  const done = await db.as(as, async (tx) => await planHomecoming(tx, seal, { ...planning, ...change, case: of }))
  return done.ok ? 'ok' : done.refusal.code
}
const go = async (
  of: string,
  move: MovingReturn['move'],
  as: Actor = bayu,
  more: Partial<MovingReturn> = {},
): Promise<string> => {
  const seen = (await now(of))?.version ?? 0
  const done = await db.as(as, async (tx) => await moveHomecoming(tx, seal, { case: of, move, seen, why: '', ...more }))
  return done.ok ? 'ok' : done.refusal.code
}
const answer = async (of: string, facts: HomecomingFacts): Promise<string> => {
  const done = await db.as(ratna, async (tx) => await answerReturn(tx, { case: of, facts }))
  return done.ok ? 'ok' : done.refusal.code
}

describe('a return', () => {
  it('is planned, confirmed by a second person with who pays, and ends in named hands; all of it stands on the case', async () => {
    const of = await file()
    expect(await plan(of)).toBe('ok')
    expect(await go(of, 'confirm', ratna)).toBe('cases.return-second')
    expect(await go(of, 'depart')).toBe('cases.return-begun')
    expect(await go(of, 'confirm')).toBe('ok')
    expect(await now(of)).toMatchObject({
      state: 'confirmed',
      confirmedBy: bayu.person,
      payers: [{ rule: 'permen-p2mi-32-2025.pasal-13.biaya-debarkasi', payer: 'government', confidence: 'to-confirm' }],
    })
    expect((await now(of))?.ruleSet).toMatch(/^[0-9a-f]{64}$/)
    expect(await go(of, 'depart')).toBe('ok')
    expect(await plan(of)).toBe('cases.return-begun')
    expect(await go(of, 'arrive')).toBe('ok')
    expect((await now(of))?.facts['originOfficeTold']).toBe(true)
    expect(await go(of, 'hand')).toBe('cases.not-known')
    expect(await answer(of, { ...rest, conditionChecked: false })).toBe('ok')
    expect((await now(of))?.facts['conditionChecked']).toBe(true)
    expect(await go(of, 'hand')).toBe('ok')
    expect(await go(of, 'hand')).toBe('cases.return-begun')
    const names = (await db.asSystem(async (tx) => await stepsOf(tx, of))).map(({ step }) => step)
    expect(new Set(names)).toEqual(
      new Set(['filed', 'return-planned', 'return-confirmed', 'return-departed', 'return-arrived', 'return-handed']),
    )
    expect((await db.asSystem(async (tx) => await checkCases(tx, seal))).problems).toEqual([])
    expect(await plan(of)).toBe('ok')
  })

  it('planned anew has to be confirmed anew, and is one at a time', async () => {
    const of = await file()
    await plan(of)
    await go(of, 'confirm')
    expect(await plan(of, { route: 'Lewat Jakarta.' }, bayu)).toBe('ok')
    expect(await now(of)).toMatchObject({ state: 'planned', confirmedBy: null, payers: null, plannedBy: bayu.person })
    expect(await go(of, 'confirm', bayu)).toBe('cases.return-second')
    expect(await go(of, 'confirm', head)).toBe('ok')
    expect(await db.asSystem(async (tx) => await returnsOf(tx, of))).toHaveLength(1)
    expect(await go(of, 'cancel', ratna, { why: 'Ia tidak mau.' })).toBe('ok')
    expect(await plan(of)).toBe('ok')
    expect(await db.asSystem(async (tx) => await returnsOf(tx, of))).toHaveLength(2)
  })

  it('is confirmed once when two do it in one moment', async () => {
    const of = await file()
    await plan(of)
    const done = await Promise.all([go(of, 'confirm', bayu), go(of, 'confirm', head)])
    expect(done.filter((one) => one === 'ok')).toHaveLength(1)
  })

  it('belongs to whoever has the case, and moves with it', async () => {
    const of = await file()
    await plan(of)
    for (const stranger of [other, auditor, { ...ratna, role: 'worker', office: null } as Actor])
      expect(await db.as(stranger, async (tx) => await returnsOf(tx, of))).toEqual([])
    expect(await plan(of, {}, other)).toBe('cases.tied')
    expect(await go(of, 'confirm', other)).toBe('cases.tied')
    const id = (await now(of))?.id ?? ''
    expect(await db.as(ratna, async (tx) => await routeOf(tx, seal, id))).toContain('KEMIRI')
    await db.as(centre, async (tx) => await moveCase(tx, seal, { case: of, office: other.office, why: 'Rumahnya.' }))
    expect(await db.as(ratna, async (tx) => await returnsOf(tx, of))).toEqual([])
    expect(await go(of, 'confirm', other)).toBe('ok')
  })
})

describe('the database', () => {
  it.each([
    [
      'their own plan confirmed',
      `confirmed_by = planned_by, confirmed_at = now(), rule_set = 'x', payers = '[]', state = 'confirmed'`,
      /homecoming_check|confirmed_by/,
    ],
    [
      'somebody else’s name',
      `confirmed_by = '${personNo(0x99)}', confirmed_at = now(), rule_set = 'x', payers = '[]', state = 'confirmed'`,
      /second person/,
    ],
    ['departed unconfirmed', `state = 'departed', departed_at = now()`, /homecoming_check|does not go/],
    ['home from the plan', `state = 'handed'`, /homecoming_check|does not go/],
  ])('refuses %s', async (_, change, why) => {
    // biome-ignore format: a table
    const of = await file()
    await plan(of)
    const forced = db.as(
      ratna,
      async (tx) =>
        await sql`update cases.homecoming set ${sql.raw(change)} where "case" = ${of}::uuid`.execute(tx.db()),
    )
    await expect(forced).rejects.toThrow(why)
  })
})
