import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import { sweepClocks } from '../../../platform/clocks/sweep.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { appointOfficer } from '../../accounts/index.ts'
import { takeLeave } from '../../accounts/leave/act.ts'
import { calendarOf, officeId } from '../../offices/index.ts'
import { bayu, head, jatim, openDesk, other, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import { caseStandard } from '../categories.ts'
import type { Filing } from '../file/act.ts'
import { assignCase, takersOf } from '../handle/assign.ts'
import { sortCase, takeCase } from '../handle/sort.ts'
import { soonAnswer } from '../promises.ts'
import { caseById } from '../store.ts'
import { writeAsOffice } from '../thread/write.ts'
import { stepsOf } from '../thread-store.ts'
import { declareTie } from '../ties/act.ts'
import { caseClimbs, onCaseRing } from './ring.ts'

let db: TestDatabase
const taipei = officeId('kdei-taipei')
const as = (role: Actor['role'], number: number, office: OfficeId | null): Actor => ({
  ...ratna,
  role,
  person: personNo(number),
  office,
})
const attache = as('head-of-office', 0xa1, taipei)
const staff = as('counter-officer', 0xa2, taipei)
const dina = as('centre', 0xa3, null)
const mira = as('centre', 0xa4, null)
const dodi = as('centre', 0xa5, null)

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  const { directorate, minister } = caseStandard().desks
  await appoint(dina, 'Dina Pelindungan', directorate.unit)
  await appoint(dodi, 'Dodi Pelindungan', directorate.unit)
  await appoint(mira, 'Mira Menteri', minister.unit)
}, 120_000)
afterAll(async () => await db.close())

const appoint = async ({ person, role, office }: Actor, name: string, unit: string | null = null) =>
  await db.asSystem(
    async (tx) =>
      await appointOfficer(tx, seal, {
        id: person as PersonId,
        name,
        phone: `+62810${String(person).slice(-6)}`.replaceAll(/[a-f]/g, '7'),
        officerNumber: `Q${String(person).slice(-4)}`,
        role: role as 'centre',
        title: 'Petugas',
        office,
        village: null,
        unit,
        from: day('2020-01-01'),
      }),
  )
const file = async (change: Partial<Filing> = {}) => (await filed({ world: db.world, seal }, change)).case
const caseOf = async (id: string) => await db.asSystem(async (tx) => await caseById(tx, id))
const sweep = async (at: string): Promise<void> => {
  db.at(at)
  await db.asSystem(
    async (tx) =>
      void (await sweepClocks(tx, { handlers: { case: onCaseRing }, calendarOf, climbs: () => caseClimbs })),
  )
}
const rang = async (id: string) =>
  (await db.asSystem(async (tx) => await stepsOf(tx, id)))
    .filter(({ step }) => step === 'warning' || step === 'overdue')
    .map(({ step, at, data }) => [step, at.slice(11, 16), data['name']])
const leave = async (
  actor: Actor,
  who: PersonId,
  days: { from: string; until: string; substitute?: PersonId | null },
) => {
  const done = await db.as(
    actor,
    async (tx) =>
      await takeLeave(tx, {
        account: who,
        from: day(days.from),
        until: day(days.until),
        substitute: days.substitute ?? null,
      }),
  )
  return done.ok ? 'ok' : done.refusal.code
}

describe('danger', () => {
  it('is promised an answer in an hour, at night and on a holiday, in three time zones, and climbs each hour', async () => {
    // Christmas night in Jayapura, Jakarta and Taipei; three offices, one hour.
    db.at('2026-12-25T17:30:00Z')
    const danger = { signs: ['locked-in'], country: null }
    const cases = await Promise.all(['94', '52', '35'].map(async (origin) => await file({ ...danger, origin })))
    const dues = await Promise.all(cases.map(async (id) => (await caseOf(id))?.dueAt))
    expect(new Set(dues)).toEqual(new Set(['2026-12-25T18:30:00.000Z']))
    const [, , last = ''] = cases
    await sweep('2026-12-25T17:59:59Z')
    expect(await rang(last)).toEqual([])
    await sweep('2026-12-25T18:00:00Z')
    await sweep('2026-12-25T18:29:59Z')
    expect(await rang(last)).toEqual([['warning', '18:00', 'Wayan Sudiarta']])
    await sweep('2026-12-25T18:30:00Z')
    await sweep('2026-12-25T19:29:00Z')
    await sweep('2026-12-25T19:30:00Z')
    await sweep('2026-12-25T20:30:00Z')
    await sweep('2026-12-25T21:30:00Z')
    expect(await rang(last)).toEqual([
      ['warning', '18:00', 'Wayan Sudiarta'],
      ['overdue', '18:30', 'Wayan Sudiarta'],
      ['overdue', '19:30', 'Dina Pelindungan'],
      ['overdue', '20:30', 'Mira Menteri'],
    ])
  })

  it('keeps the promise by an answer, gets it when an officer finds danger, and loses it when there is none', async () => {
    db.at('2026-11-24T02:00:00Z')
    const running = async (id: string) =>
      (await db.asSystem(async (tx) => await clocksOf(tx, id))).some(
        ({ rule, stoppedAt }) => rule === soonAnswer && stoppedAt === null,
      )
    const id = await file({ signs: ['sold'], country: null })
    expect(await running(id)).toBe(true)
    await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'Kami menelepon polisi.' }))
    expect(await running(id)).toBe(false)
    const calm = await file({ country: null })
    const sort = async (signs: readonly string[]) =>
      await db.as(
        ratna,
        async (tx) =>
          await sortCase(tx, seal, {
            case: calm,
            category: 'violence',
            signs,
            level: null,
            why: '',
            reported: 'other',
            company: null,
          }),
      )
    expect(await running(calm)).toBe(false)
    await sort(['violence-now'])
    expect(await running(calm)).toBe(true)
    await sort([])
    expect(await running(calm)).toBe(false)
    expect(await running(await file({ signs: ['in-crisis'], country: null }))).toBe(false)
  })
})

describe('leave', () => {
  it('lets a promise pass by: to the substitute, and to the next step when there is none', async () => {
    db.at('2026-11-24T02:00:00Z')
    expect(
      await leave(ratna, ratna.person as PersonId, {
        from: '2026-11-25',
        until: '2026-11-26',
        substitute: bayu.person,
      }),
    ).toBe('ok')
    expect(await leave(head, head.person as PersonId, { from: '2026-11-25', until: '2026-11-25' })).toBe('ok')
    expect(await leave(dina, dina.person as PersonId, { from: '2026-11-25', until: '2026-11-25' })).toBe('ok')
    expect(await leave(mira, mira.person as PersonId, { from: '2026-11-25', until: '2026-11-25' })).toBe(
      'accounts.leave-empty-desk',
    )
    db.at('2026-11-25T02:00:00Z')
    const id = await file({ signs: ['no-care'], country: null })
    await db.as(ratna, async (tx) => await takeCase(tx, seal, { case: id }))
    for (const at of ['02:30', '03:00', '04:00', '05:00']) await sweep(`2026-11-25T${at}:00Z`)
    expect(await rang(id)).toEqual([
      ['warning', '02:30', 'Bayu Aji'],
      ['overdue', '03:00', 'Dodi Pelindungan'],
      ['overdue', '04:00', 'Dodi Pelindungan'],
      ['overdue', '05:00', 'Mira Menteri'],
    ])
  })

  it('is entered by oneself or one’s head, and changed or seen by no other office', async () => {
    db.at('2026-11-24T02:00:00Z')
    const days = { from: '2027-03-01', until: '2027-03-02' }
    expect(await leave(bayu, ratna.person as PersonId, days)).toBe('accounts.leave-nobody')
    expect(await leave(other, ratna.person as PersonId, days)).toBe('accounts.leave-nobody')
    expect(await leave(head, ratna.person as PersonId, days)).toBe('ok')
    expect(await leave(ratna, ratna.person as PersonId, days)).toBe('accounts.leave-twice')
    const app = await db.client('bekal_app')
    const acting = async ({ role, person, office }: Actor) =>
      await app.query(
        `select set_config('bekal.role', $1, false), set_config('bekal.person', $2, false), set_config('bekal.office', $3, false)`,
        [role, person, office ?? ''],
      )
    await acting(other)
    expect((await app.query('select from accounts.leave where account = $1', [ratna.person])).rowCount).toBe(0)
    const forge = `insert into accounts.leave (id, account, "from", until, entered_by, at) values (gen_random_uuid(), $1, '2027-01-01', '2027-01-02', $2, now())`
    await expect(app.query(forge, [ratna.person, other.person])).rejects.toThrow('row-level security')
    await acting(bayu)
    await expect(app.query(forge, [ratna.person, bayu.person])).rejects.toThrow('row-level security')
    expect(
      (await app.query('update accounts.leave set cancelled_at = now(), cancelled_by = $1', [bayu.person])).rowCount,
    ).toBe(0)
    await expect(app.query(`update accounts.leave set until = until + 1`)).rejects.toThrow('permission denied')
    await expect(app.query('delete from accounts.leave')).rejects.toThrow('permission denied')
    await app.end()
  })
})

describe('a case from abroad', () => {
  it('goes home while the mission has nobody, and to the mission when it has', async () => {
    db.at('2026-11-24T02:00:00Z')
    expect((await caseOf(await file({ country: 'TW' })))?.office).toBe(jatim)
    await appoint(attache, 'Andi Atase')
    await appoint(staff, 'Tini Taipei')
    const id = await file({ country: 'TW', signs: ['locked-in'] })
    expect((await caseOf(id))?.office).toBe(taipei)
    expect((await caseOf(await file({ country: 'TW', category: 'officer-misconduct' })))?.office).toBeNull()
    expect((await caseOf(await file({ country: 'HK' })))?.office).toBe(jatim)
    expect(await db.as(ratna, async (tx) => await caseById(tx, id))).toBeUndefined()
    expect(await db.as(staff, async (tx) => await caseById(tx, id))).toBeDefined()
    await sweep('2026-11-24T02:30:00Z')
    expect(await rang(id)).toEqual([['warning', '02:30', 'Andi Atase']])
  })

  it('counts leave on the calendar of the mission: its day has begun where Jakarta’s has not', async () => {
    db.at('2026-11-24T02:00:00Z')
    expect(await leave(attache, attache.person as PersonId, { from: '2026-11-26', until: '2026-11-26' })).toBe('ok')
    // 16:10 UTC: the 26th in Taipei, still the 25th in Jakarta.
    db.at('2026-11-25T15:40:00Z')
    const id = await file({ country: 'TW', signs: ['locked-in'] })
    await sweep('2026-11-25T16:10:00Z')
    expect((await rang(id)).map(([, , name]) => name)).not.toContain('Andi Atase')
    db.at('2026-11-24T02:00:00Z')
  })
})

describe('a new case', () => {
  it('is suggested to whoever has most time for it, to nobody on leave or tied, and given to nobody else', async () => {
    db.at('2026-11-24T02:00:00Z')
    const id = await file({ country: null })
    const names = async () =>
      await db.as(head, async (tx) => {
        const one = await caseById(tx, id)
        return one ? (await takersOf(tx, one)).map(({ name }) => name) : []
      })
    expect(await names()).toEqual(['Bayu Aji', 'Ratna Dewi'])
    const sort = { case: id, category: 'unpaid-wage', signs: [], level: null, why: '', reported: 'other' as const }
    await db.as(head, async (tx) => await sortCase(tx, seal, { ...sort, company: 'PT Saudara' }))
    await db.as(bayu, async (tx) => await declareTie(tx, 'PT. Saudara'))
    expect(await names()).toEqual(['Ratna Dewi'])
    const give = async (to: Actor) => {
      const done = await db.as(
        head,
        async (tx) => await assignCase(tx, seal, { case: id, person: to.person as PersonId }),
      )
      return done.ok ? 'ok' : done.refusal.code
    }
    expect([await give(bayu), await give(other), await give(ratna)]).toEqual([
      'cases.not-available',
      'cases.not-available',
      'ok',
    ])
    expect((await caseOf(id))?.handler).toBe(ratna.person)
    db.at('2026-11-25T02:00:00Z')
    expect(await names()).toEqual([])
    db.at('2026-11-24T02:00:00Z')
  })

  it('tells no other office who is tied', async () => {
    const id = await file({ country: null })
    const asked = await db.as(other, async (tx) => (await caseById(tx, id)) ?? null)
    expect(asked).toBeNull()
    const app = await db.client('bekal_app')
    await app.query(
      `select set_config('bekal.role', 'counter-officer', false), set_config('bekal.person', $1, false), set_config('bekal.office', $2, false)`,
      [other.person, other.office],
    )
    expect((await app.query('select cases.tied_of($1)', [id])).rowCount).toBe(0)
    await app.end()
  })
})
