import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { day, type Instant, instant, plusMinutes } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import { sweepClocks } from '../../../platform/clocks/sweep.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { calendarOf } from '../../offices/index.ts'
import {
  addOfficer,
  head,
  jateng,
  openDesk,
  other,
  personNo,
  ratna,
  seal,
} from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import type { Filing } from '../file/act.ts'
import { moveCase, sortCase } from '../handle/sort.ts'
import { checkCases } from '../receipt/check.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import { declareTie } from '../ties/act.ts'
import { askStay, changeHouse, doStay, type Moving, openHouse, staySubject } from './act.ts'
import type { AskingForStay } from './decide.ts'
import { onStayRing } from './ring.ts'
import { addressOfHouse, hostingOffices, housesHere, stayById, staysAt, staysOf } from './store.ts'

let db: TestDatabase
const host = other
const hostHead: Actor = { ...head, office: jateng, person: personNo(0xa7) }
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const auditor: Actor = { ...centre, role: 'auditor', person: personNo(0xf6) }
const start = instant('2026-11-24T02:00:00Z')
const at = (days: number): Instant => plusMinutes(start, days * 24 * 60)

const asking: AskingForStay = { to: jateng, guest: 'women', consent: 'said', needs: 'Sendiri KUNYIT.' }
const file = async (change: Partial<Filing> = {}) =>
  (await filed({ world: db.world, seal }, { country: null, ...change })).case
const ask = async (of: string, change: Partial<AskingForStay> = {}, as: Actor = ratna): Promise<string> => {
  const done = await db.as(as, async (tx) => await askStay(tx, seal, { ...asking, ...change, case: of }))
  return done.ok ? done.events[0].stay : done.refusal.code
}
const stayNow = async (id: string) => await db.asSystem(async (tx) => await stayById(tx, id))
const go = async (
  stay: string,
  move: Moving['move'],
  more: Partial<Moving> = {},
  as: Actor = host,
): Promise<string> => {
  const seen = (await stayNow(stay))?.version ?? 0
  const done = await db.as(as, async (tx) => await doStay(tx, seal, { stay, move, seen, why: '', ...more }))
  return done.ok ? 'ok' : done.refusal.code
}
const house = async (): Promise<string> => {
  const [one] = await db.as(host, housesHere)
  return one?.id ?? ''
}
const settled = async (): Promise<string> => {
  const stay = await ask(await file())
  expect(await go(stay, 'keep', { house: await house() })).toBe('ok')
  expect(await go(stay, 'begin')).toBe('ok')
  return stay
}

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await db.asSystem(async (tx) => await addOfficer(tx, seal, { ...hostHead, name: 'Kepala Jateng' }))
}, 120_000)
afterAll(async () => await db.close())
beforeEach(async () => {
  const owner = await db.client('postgres')
  await owner.query('set session_replication_role = replica')
  for (const table of ['cases.stay', 'cases.safe_house', 'clock.clock']) await owner.query(`delete from ${table}`)
  await owner.end()
  db.at(start)
  const opening = { name: 'Rumah Melati', address: 'Jalan KEMIRI 7', women: 2, men: 0, families: 1 }
  expect((await db.as(hostHead, async (tx) => await openHouse(tx, seal, opening))).ok).toBe(true)
})

describe('a house', () => {
  it('is opened by the head of its office, with beds and an address that nobody else reads', async () => {
    const opening = { name: 'X', address: 'Y', women: 1, men: 0, families: 0 }
    const open = async (as: Actor, change = {}) =>
      await db.as(as, async (tx) => await openHouse(tx, seal, { ...opening, ...change }))
    await expect(open(host)).rejects.toThrow('row-level security')
    for (const [change, code] of [
      [{ name: ' ' }, 'cases.house-name'],
      [{ address: '' }, 'cases.house-address'],
      [{ women: 0 }, 'cases.house-beds'],
      [{ women: 1.5 }, 'cases.house-beds'],
      [{ women: -1 }, 'cases.house-beds'],
      [{ women: Number.NaN }, 'cases.house-beds'],
    ] as const)
      expect(await open(hostHead, change)).toEqual({ ok: false, refusal: { code } })
    const id = await house()
    expect(await db.as(host, async (tx) => await addressOfHouse(tx, seal, id))).toBe('Jalan KEMIRI 7')
    for (const foreign of [ratna, head, centre, auditor]) {
      expect(await db.as(foreign, async (tx) => await addressOfHouse(tx, seal, id))).toBe('')
      expect(await db.as(foreign, housesHere)).toEqual([])
    }
    expect(await db.as(ratna, hostingOffices)).toEqual([jateng])
    expect(await db.as({ ...ratna, role: 'worker', office: null }, hostingOffices)).toEqual([])
  })
})

describe('the beds of a house', () => {
  const change = async (beds: { women: number; men: number; families: number }, as: Actor = hostHead) => {
    const of = await house()
    const done = await db.as(as, async (tx) => await changeHouse(tx, { ...beds, house: of }))
    return done.ok ? done.events[0].isClosed : done.refusal.code
  }

  it('are changed by its office, take nobody’s bed, and with none left the house is closed', async () => {
    const stay = await settled()
    expect(await change({ women: 0, men: 0, families: 0 })).toBe('cases.house-used')
    expect(await change({ women: 0, men: 3, families: 0 })).toBe(false)
    expect(await stayNow(stay)).toMatchObject({ state: 'in' })
    const next = await ask(await file())
    expect(await go(next, 'keep', { house: await house() })).toBe('cases.stay-full')
    expect(await change({ women: -1, men: 3, families: 0 })).toBe('cases.house-beds')
    expect(await change({ women: 9, men: 9, families: 9 }, ratna)).toBe('cases.stay-house')
    await go(stay, 'end', { reason: 'home' })
    expect(await change({ women: 0, men: 0, families: 0 })).toBe(true)
    expect(await db.as(host, housesHere)).toEqual([])
    expect(await db.as(ratna, hostingOffices)).toEqual([])
  })
})

describe('a stay', () => {
  it('is asked for, kept, begun, renewed by the head and ended; each step stands on the case', async () => {
    const of = await file()
    const stay = await ask(of)
    expect(await go(stay, 'keep')).toBe('cases.stay-house')
    expect(await go(stay, 'keep', { house: await house() })).toBe('ok')
    expect(await go(stay, 'keep', { house: await house() })).toBe('cases.stay-over')
    expect(await go(stay, 'begin')).toBe('ok')
    expect(await stayNow(stay)).toMatchObject({ state: 'in', cameAt: start, reviewOn: day('2026-12-08') })
    expect(await go(stay, 'renew', { why: 'Sidang belum selesai.' })).toBe('cases.stay-head')
    db.at(at(10))
    expect(await go(stay, 'renew', { why: 'Sidang belum selesai.' }, hostHead)).toBe('ok')
    expect(await stayNow(stay)).toMatchObject({ state: 'in', cameAt: start, reviewOn: day('2026-12-18') })
    expect(await go(stay, 'end')).toBe('cases.stay-leaving')
    expect(await go(stay, 'end', { reason: 'home' })).toBe('ok')
    expect(await stayNow(stay)).toMatchObject({ state: 'left', leftWhy: 'home', leftAt: at(10) })
    const names = (await db.asSystem(async (tx) => await stepsOf(tx, of))).map(({ step }) => step)
    const expected = ['filed', 'stay-asked', 'stay-kept', 'stay-began', 'stay-renewed', 'stay-ended']
    expect(names.toSorted()).toEqual(expected.toSorted())
    const running = (await db.asSystem(async (tx) => await clocksOf(tx, stay))).filter(({ stoppedAt }) => !stoppedAt)
    expect(running).toEqual([])
    expect((await db.asSystem(async (tx) => await checkCases(tx, seal))).problems).toEqual([])
  })

  it('is one at a time, also for a person with two cases, and by SQL', async () => {
    const of = await file()
    const first = await ask(of)
    expect(await ask(of)).toBe('cases.stay-waits')
    expect(await go(first, 'keep', { house: await house() })).toBe('ok')
    expect(await ask(of)).toBe('cases.stay-waits')
    const worker = personNo(0x51)
    const [one, two] = [await ask(await file({ worker })), await ask(await file({ worker }))]
    expect(await go(one, 'keep', { house: await house() })).toBe('ok')
    await go(first, 'miss')
    expect(await go(two, 'keep', { house: await house() })).toBe('cases.stay-elsewhere')
    const of2 = await house()
    const forced = db.as(
      host,
      async (tx) =>
        await sql`update cases.stay set state = 'kept', house = ${of2}::uuid where id = ${two}::uuid`.execute(tx.db()),
    )
    await expect(forced).rejects.toThrow(/worker_in_one_house/)
  })

  it('takes the last bed once, when two take it in one moment, and none that is not there', async () => {
    const stays = [await ask(await file()), await ask(await file()), await ask(await file())]
    const id = await house()
    await go(stays[0] ?? '', 'keep', { house: id })
    const taken = await Promise.allSettled(stays.slice(1).map(async (stay) => await go(stay, 'keep', { house: id })))
    const done = taken.filter((one) => one.status === 'fulfilled' && one.value === 'ok')
    expect(done).toHaveLength(1)
    const kept = (await db.as(host, async (tx) => await staysAt(tx, jateng))).filter(({ state }) => state === 'kept')
    expect(kept).toHaveLength(2)
    const left = stays.find((stay) => !kept.some((one) => one.id === stay)) ?? ''
    expect(await go(left, 'keep', { house: id })).toBe('cases.stay-full')
    const forced = db.as(
      host,
      async (tx) =>
        await sql`update cases.stay set state = 'kept', house = ${id}::uuid where id = ${left}::uuid`.execute(tx.db()),
    )
    await expect(forced).rejects.toThrow('no bed is free')
    const men = await ask(await file(), { guest: 'men' })
    expect(await go(men, 'keep', { house: id })).toBe('cases.stay-full')
  })

  it('is in no house without a bed, in no other than it was kept, and not again once it is over, by SQL either', async () => {
    const asked = await ask(await file())
    const over = await settled()
    await go(over, 'end', { reason: 'home' })
    const [here, bed] = [await house(), await settled()]
    const force = async (id: string, change: string) =>
      await db.as(
        host,
        async (tx) => await sql`update cases.stay set ${sql.raw(change)} where id = ${id}::uuid`.execute(tx.db()),
      )
    const into = `state = 'in', house = '${here}', came_at = now(), review_on = now()`
    await expect(force(asked, into)).rejects.toThrow('does not go from asked to in')
    await expect(force(bed, 'house = gen_random_uuid()')).rejects.toThrow('in the house it was kept in')
    expect((await force(over, `state = 'in', left_at = null, left_why = null`)).numAffectedRows).toBe(0n)
  })

  it('is refused with a reason, taken back by whoever asked, and changed by nobody else', async () => {
    const refused = await ask(await file())
    expect(await go(refused, 'refuse')).toBe('cases.no-reason')
    expect(await go(refused, 'refuse', { why: 'Penuh.' }, ratna)).toBe('cases.stay-over')
    expect(await go(refused, 'refuse', { why: 'Penuh.' })).toBe('ok')
    expect(await go(refused, 'withdraw', {}, ratna)).toBe('cases.stay-over')
    const back = await ask(await file())
    expect(await go(back, 'withdraw', {}, host)).toBe('cases.stay-over')
    expect(await go(back, 'withdraw', { seen: 9 }, ratna)).toBe('cases.changed-meanwhile')
    expect(await go(back, 'withdraw', {}, ratna)).toBe('ok')
    const stranger: Actor = { ...ratna, office: 'bp3mi-aceh' as never, person: personNo(0xb1) }
    const foreign = await ask(await file())
    expect(await db.as(stranger, async (tx) => await stayById(tx, foreign))).toBeUndefined()
    expect(await go(foreign, 'keep', { house: await house() }, stranger)).toBe('cases.stay-over')
  })

  it('lets the host read nothing of the case but the stay', async () => {
    const of = await file()
    const stay = await ask(of)
    expect(await db.as(host, async (tx) => await messagesOf(tx, of))).toEqual([])
    expect((await db.as(host, async (tx) => await stayById(tx, stay)))?.number).toMatch(/^ADU-/)
    const step = (name: string) =>
      db.as(
        host,
        async (tx) =>
          await sql`insert into cases.step (id, "case", at, step, person, office) values
          (gen_random_uuid(), ${of}::uuid, ${tx.now}, ${name}, ${host.person}::uuid, ${host.office})`.execute(tx.db()),
      )
    await expect(step('closed')).rejects.toThrow('row-level security')
    await expect(step('stay-withdrawn')).rejects.toThrow('row-level security')
  })

  it('remains with the house when the case moves', async () => {
    const of = await file()
    const stay = await ask(of)
    await go(stay, 'keep', { house: await house() })
    await go(stay, 'begin')
    const moved = await db.as(centre, async (tx) => await moveCase(tx, seal, { case: of, office: null, why: 'Pusat.' }))
    expect(moved.ok).toBe(true)
    expect(await stayNow(stay)).toMatchObject({ state: 'in', toOffice: jateng })
    expect(await db.as(ratna, async (tx) => await staysOf(tx, of))).toEqual([])
    expect(await db.as(centre, async (tx) => await staysOf(tx, of))).toHaveLength(1)
    expect(await go(stay, 'end', { reason: 'own-wish' })).toBe('ok')
  })

  it('is asked for and seen by nobody who is tied to the company', async () => {
    const of = await file()
    await ask(of)
    await db.as(ratna, async (tx) => await declareTie(tx, 'PT Terikat'))
    const sorting = { category: 'unpaid-wage', signs: [], level: null, why: '', reported: 'placing-company' } as const
    await db.as(ratna, async (tx) => await sortCase(tx, seal, { ...sorting, case: of, company: 'Terikat' }))
    expect(await db.as(ratna, async (tx) => await staysOf(tx, of))).toEqual([])
    expect(await ask(of)).toBe('cases.tied')
    expect(await db.as(head, async (tx) => await staysOf(tx, of))).toHaveLength(1)
  })

  it('rings before the day on which it is looked at again, and on it; never once it has ended', async () => {
    const stay = await settled()
    const ended = await settled()
    await go(ended, 'end', { reason: 'home' })
    const sweep = async (): Promise<readonly string[]> => {
      const rang: string[] = []
      const handlers = {
        [staySubject]: async (...ring: Parameters<typeof onStayRing>) => {
          rang.push(ring[1].subjectId)
          await onStayRing(...ring)
        },
      }
      await db.asSystem(async (tx) => await sweepClocks(tx, { handlers, calendarOf, climbs: () => 1 }))
      return rang
    }
    db.at(at(9))
    expect(await sweep()).toEqual([])
    db.at(at(13))
    expect(await sweep()).toEqual([stay])
    db.at(at(15))
    expect(await sweep()).toContain(stay)
    const of = (await stayNow(stay))?.case ?? ''
    expect((await db.asSystem(async (tx) => await stepsOf(tx, of))).at(-1)?.step).toBe('stay-overdue')
  })
})
