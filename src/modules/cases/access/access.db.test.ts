import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day, instant, plusMinutes } from '../../../kernel/time.ts'
import { type Actor, theSystem } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { appointOfficer } from '../../accounts/index.ts'
import { officeId } from '../../offices/index.ts'
import { openDesk, other, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import type { Filing } from '../file/act.ts'
import { type Contact, keepContact, openContact } from '../file/contact.ts'
import { addressIndex, codeFingerprint, hiddenAt } from '../hidden.ts'
import { caseById, casesFrom, casesOfWorker, endContact, secretsOf } from '../store.ts'
import { writeAsReporter } from '../thread/write.ts'
import { stepsOf } from '../thread-store.ts'
import { endAccess, type Giving, giveAccess, markUnsafe, noteAccess } from './act.ts'
import { isLive, kinChannel } from './decide.ts'
import { handCode } from './hand.ts'
import { accessListOf } from './list.part.ts'
import { relativesOf } from './names.ts'
import { accessById, helpersFrom } from './store.ts'

let db: TestDatabase
const taipei = officeId('kdei-taipei')
const attache: Actor = { ...ratna, role: 'head-of-office', person: personNo(0xa1), office: taipei }
const auditor: Actor = { ...ratna, role: 'auditor', person: personNo(0xf6), office: null }
const web = theSystem('web')

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await db.asSystem(
    async (tx) =>
      await appointOfficer(tx, seal, {
        id: attache.person as PersonId,
        name: 'Andi Atase',
        phone: '+6281000007777',
        officerNumber: 'P7777',
        role: 'head-of-office',
        title: 'Atase',
        office: taipei,
        village: null,
        from: day('2020-01-01'),
      }),
  )
}, 120_000)
afterAll(async () => await db.close())

const start = instant('2026-11-24T02:00:00Z')
const days = (count: number): void => db.at(plusMinutes(start, count * 24 * 60))
const file = async (change: Partial<Filing> = {}) => {
  days(0)
  return await filed({ world: db.world, seal }, { country: null, ...change })
}
const mother = { name: 'Bu Sulastri', phone: '+6281234567890', scope: 'messages', days: 30, reason: '' } as const
const give = async (id: string, change: Partial<Giving> = {}, as: Actor = web) => {
  const done = await db.as(as, async (tx) => await giveAccess(tx, seal, { ...mother, case: id, ...change }))
  return done.ok ? done.events[0].access : done.refusal.code
}
const nowhere: Contact = { channel: null, address: '', name: '', hours: '' }
const live = async (id: string): Promise<boolean> =>
  await db.asSystem(async (tx) => {
    const access = await accessById(tx, id)
    return access !== undefined && isLive(access, tx.now)
  })

describe('whoever filed about somebody else while signed in', () => {
  it('reads nothing of it by their account, in the database either', async () => {
    const husband: Actor = { ...web, role: 'worker', person: personNo(0x51), office: null }
    const own = await file({ worker: husband.person as PersonId, filedBy: 'self' })
    const hers = await file({ worker: husband.person as PersonId, filedBy: 'family' })
    expect((await db.as(husband, async (tx) => await caseById(tx, own.case)))?.id).toBe(own.case)
    expect(await db.as(husband, async (tx) => await caseById(tx, hers.case))).toBeUndefined()
    const listed = await db.asSystem(async (tx) => await casesOfWorker(tx, husband.person as PersonId))
    expect(listed.map(({ id }) => id)).toEqual([own.case])
  })
})

describe('access to a case', () => {
  it('is given, opens for its time, is ended in one step, and every look stands there', async () => {
    const { case: id } = await file()
    const access = await give(id)
    expect(await live(access)).toBe(true)
    await db.asSystem(async (tx) => await noteAccess(tx, { id: access, scope: 'messages' }, 'look'))
    days(1)
    await db.asSystem(async (tx) => await noteAccess(tx, { id: access, scope: 'messages' }, 'look'))
    const [listed] = (await db.asSystem(async (tx) => await accessListOf(tx, seal, id))).listed
    expect(listed).toMatchObject({ name: 'Bu Sulastri', givenBy: 'reporter', scope: 'messages' })
    expect(listed?.looks).toHaveLength(2)
    days(29.9)
    expect(await live(access)).toBe(true)
    days(30)
    expect(await live(access)).toBe(false)
    const again = await give(id)
    for (const _ of [1, 2]) await db.as(web, async (tx) => await endAccess(tx, seal, { case: id, access: again }))
    expect(await live(again)).toBe(false)
    const steps = (await db.asSystem(async (tx) => await stepsOf(tx, id))).map(({ step }) => step)
    expect(steps.filter((step) => step === 'access-ended')).toHaveLength(1)
  })

  it('is of one case: ended from another, it stays', async () => {
    const [one, two] = [await file(), await file()]
    const access = await give(one.case)
    await db.as(web, async (tx) => await endAccess(tx, seal, { case: two.case, access }))
    expect(await live(access)).toBe(true)
  })

  it('is hidden from whoever reads the tables, code and names alike', async () => {
    const { case: id } = await file()
    const done = await db.as(web, async (tx) => await giveAccess(tx, seal, { ...mother, case: id }))
    if (!done.ok) throw new Error('not given')
    const [{ access, code }] = done.events
    await db.as(web, async (tx) => await markUnsafe(tx, seal, { case: id, name: 'Pak Kanari', phone: '' }))
    const plain = seal.reveal(Buffer.from(code, 'base64'), hiddenAt.accessCode(access))
    expect(plain).toHaveLength(16)
    const owner = await db.client('postgres')
    const { rows } = await owner.query(
      `select row_to_json(a)::text as t from cases.access a union all select row_to_json(u)::text from cases.unsafe u
       union all select row_to_json(e)::text from ledger.entry e`,
    )
    await owner.end()
    for (const secret of ['Sulastri', 'Kanari', '1234567890', plain]) expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('is not given, and shut, where somebody is not safe, however the name is written or whose telephone it is', async () => {
    const { case: id } = await file()
    const [named, phoned, friend] = [
      await give(id),
      await give(id, { name: 'Orang lain' }),
      await give(id, { name: 'Teman', phone: '+6281299999999' }),
    ]
    await db.as(
      ratna,
      async (tx) => await markUnsafe(tx, seal, { case: id, name: 'bu-sulastri', phone: '081234567890' }),
    )
    expect([await live(named), await live(phoned), await live(friend)]).toEqual([false, false, true])
    expect(await give(id)).toBe('cases.access-refused')
    expect(await give(id, { name: 'BU SULASTRI', phone: '' })).toBe('cases.access-refused')
    expect(await give(id, { name: 'Nama palsu' })).toBe('cases.access-refused')
    const { case: second } = await file()
    expect(await live(await give(second))).toBe(true)
    const steps = await db.asSystem(async (tx) => await stepsOf(tx, id))
    expect(JSON.stringify(steps)).not.toContain('unsafe')
  })

  it('is refused by the database itself to whoever is not safe', async () => {
    const { case: id } = await file()
    const access = await give(id)
    await db.as(web, async (tx) => await markUnsafe(tx, seal, { case: id, name: mother.name, phone: '' }))
    const app = await db.client('bekal_app')
    await app.query(`select set_config('bekal.role', 'system', false)`)
    const copy = `insert into cases.access (id, "case", kind, scope, code, name_hidden, name_index, at, until, given_by)
      select gen_random_uuid(), "case", kind, scope, code, name_hidden, name_index, at, until, given_by from cases.access where id = $1`
    await expect(app.query(copy, [access])).rejects.toThrow('this access cannot be given')
    await app.end()
  })
})

describe('the mission', () => {
  it('decides only after long silence, gives the least, and the person of the case is told', async () => {
    const { case: id } = await file({ country: 'TW' })
    expect((await db.as(attache, async (tx) => await caseById(tx, id)))?.office).toBe(taipei)
    const asked = { scope: 'write', reason: 'Tiga kali ditelepon, tidak diangkat.' } as const
    days(13.9)
    expect(await give(id, asked, attache)).toBe('cases.access-not-silent')
    await db.asSystem(
      async (tx) =>
        await writeAsReporter(tx, seal, {
          case: id,
          text: 'Apa kabar?',
          channel: kinChannel,
          files: [],
          byAccess: true,
        }),
    )
    days(14)
    expect(await give(id, { ...asked, reason: '' }, attache)).toBe('cases.no-reason')
    const access = await give(id, asked, attache)
    expect(await live(access)).toBe(true)
    const [listed] = (await db.asSystem(async (tx) => await accessListOf(tx, seal, id))).listed
    expect(listed).toMatchObject({ scope: 'state', givenBy: 'mission', office: taipei, reason: asked.reason })
    expect(db.queued).toContainEqual({ job: 'cases.tell', payload: { case: id, message: null } })
    days(0)
  })

  it('is no other office: one at home has no such say', async () => {
    const { case: id } = await file()
    days(20)
    expect(await give(id, { reason: 'x' }, ratna)).toBe('cases.access-not-silent')
    expect(await give(id, { reason: 'x' }, other)).toBe('cases.wrong-state')
    days(0)
  })
})

describe('a helper', () => {
  it('keeps their code as an access of their own, once whoever it is about has the case', async () => {
    const { case: id } = await file({ filedBy: 'helper' })
    const before = (await db.asSystem(async (tx) => await secretsOf(tx, id)))?.code
    const hand = async (reason: string) =>
      await db.as(ratna, async (tx) => await handCode(tx, seal, { case: id, reason, reach: nowhere }))
    expect(await hand(' ')).toMatchObject({ ok: false, refusal: { code: 'cases.no-reason' } })
    const done = await hand('Datang sendiri dengan paspornya.')
    if (!done.ok) throw new Error('not handed')
    const code = seal.reveal(Buffer.from(done.events[0].code, 'base64'), hiddenAt.code(id))
    const kept = Buffer.from((await db.asSystem(async (tx) => await secretsOf(tx, id)))?.code ?? [])
    expect(kept.equals(Buffer.from(codeFingerprint(seal, id, code)))).toBe(true)
    expect(kept.equals(Buffer.from(before ?? []))).toBe(false)
    const [helper] = (await db.asSystem(async (tx) => await accessListOf(tx, seal, id))).listed
    expect(Buffer.from(helper?.code ?? []).equals(Buffer.from(before ?? []))).toBe(true)
    expect(helper).toMatchObject({ kind: 'helper', scope: 'write', until: null })
    expect(await hand('Sekali lagi.')).toMatchObject({ ok: false, refusal: { code: 'cases.wrong-state' } })
    await db.as(web, async (tx) => await endAccess(tx, seal, { case: id, access: helper?.id ?? '' }))
    expect(await live(helper?.id ?? '')).toBe(false)
  })

  it('is nobody in a case somebody told themself: no officer takes a code away', async () => {
    const { case: id } = await file()
    const done = await db.as(ratna, async (tx) => await handCode(tx, seal, { case: id, reason: 'x', reach: nowhere }))
    expect(done).toMatchObject({ ok: false, refusal: { code: 'cases.wrong-state' } })
  })
})

describe('a case that came to the person it is about', () => {
  const husband: Contact = { channel: 'sms', address: '+6281311112222', name: 'Pak Bowo', hours: '' }
  const hers: Contact = { channel: 'whatsapp', address: '+886912345678', name: '', hours: '' }
  const told = async (): Promise<string> => (await file({ filedBy: 'family', contact: husband })).case
  const hand = async (id: string, reach = nowhere): Promise<void> => {
    const done = await db.as(ratna, async (tx) => await handCode(tx, seal, { case: id, reason: 'Datang.', reach }))
    expect(done.ok).toBe(true)
  }
  const mark = async (id: string, who: { name: string; phone: string }, as = ratna): Promise<void> =>
    void (await db.as(as, async (tx) => await markUnsafe(tx, seal, { case: id, ...who })))
  const reached = async (id: string): Promise<string | undefined> =>
    (await db.asSystem(async (tx) => await openContact(tx, seal, id)))?.address
  const from = async ({ address }: Contact): Promise<readonly string[]> =>
    await db.asSystem(async (tx) => (await casesFrom(tx, addressIndex(seal, address), 50)).map(({ id }) => id))
  const helping = async ({ address }: Contact): Promise<readonly string[]> =>
    await db.asSystem(async (tx) => [...(await helpersFrom(tx, addressIndex(seal, address))).keys()])

  it('is announced where they say, and no more to the telephone of whoever told it', async () => {
    const id = await told()
    expect(await reached(id)).toBe(husband.address)
    await hand(id, hers)
    expect(await reached(id)).toBe(hers.address)
    expect(await from(hers)).toContain(id)
    expect(await from(husband)).not.toContain(id)
    expect(await helping(husband)).toContain(id)
    const silent = await told()
    await hand(silent)
    expect(await reached(silent)).toBeUndefined()
  })

  it('is open to nobody the teller had let in', async () => {
    const id = await told()
    const brother = await give(id)
    await hand(id)
    expect(await live(brother)).toBe(false)
  })

  it.each([
    ['their name', { name: 'pak  BOWO', phone: '' }],
    ['their telephone', { name: 'Suamiku', phone: '0813-1111-2222' }],
  ])('shuts out the teller who is marked by %s, before and after', async (_, who) => {
    const after = await told()
    await hand(after, hers)
    await mark(after, who)
    expect(await helping(husband)).not.toContain(after)
    expect(await reached(after)).toBe(hers.address)
    const before = await told()
    const code = (await db.asSystem(async (tx) => await secretsOf(tx, before)))?.code
    await mark(before, who)
    expect(await reached(before)).toBeUndefined()
    const kept = (await db.asSystem(async (tx) => await secretsOf(tx, before)))?.code
    expect(Buffer.from(kept ?? []).equals(Buffer.from(code ?? []))).toBe(false)
    await hand(before, hers)
    expect(await db.asSystem(async (tx) => (await accessListOf(tx, seal, before)).listed)).toEqual([])
  })

  it('shuts out a teller nobody knows the name of whenever somebody is marked', async () => {
    const { case: id } = await file({ filedBy: 'family', contact: { ...husband, name: '' } })
    await hand(id, hers)
    expect(await helping(husband)).toContain(id)
    await mark(id, { name: 'Suamiku', phone: '' }, web)
    expect(await helping(husband)).not.toContain(id)
  })

  it('keeps the teller in when somebody else is marked', async () => {
    const id = await told()
    await mark(id, { name: 'Pak Kanari', phone: '+6281355556666' })
    expect(await reached(id)).toBe(husband.address)
    await hand(id)
    await mark(id, { name: 'Bu Rini', phone: '' })
    expect(await helping(husband)).toContain(id)
  })

  it('has one way of today, which only who has the case ends, and nothing brings back', async () => {
    const id = await told()
    const twice = db.asSystem(async (tx) => await keepContact(tx, seal, id, hers))
    await expect(twice).rejects.toThrow(/contact_now/)
    await db.as(other, async (tx) => await endContact(tx, id))
    expect(await reached(id)).toBe(husband.address)
    await db.as(ratna, async (tx) => await endContact(tx, id))
    const again = sql`update cases.contact set ended_at = null where "case" = ${id}::uuid`
    expect((await db.asSystem(async (tx) => await again.execute(tx.db()))).numAffectedRows).toBe(0n)
  })
})

describe('a question to the centre', () => {
  it('may name no relative either, let in or not safe', async () => {
    const { case: id } = await file()
    await give(id)
    await db.as(web, async (tx) => await markUnsafe(tx, seal, { case: id, name: 'Pak Kanari', phone: '' }))
    const names = await db.as(ratna, async (tx) => await relativesOf(tx, seal, id))
    expect(new Set(names)).toEqual(new Set(['Bu Sulastri', 'Pak Kanari']))
    expect(await db.as(other, async (tx) => await relativesOf(tx, seal, id))).toEqual([])
  })
})

describe('the tables', () => {
  it('are read by who has the case, changed by nobody, and forged by none', async () => {
    const { case: id } = await file()
    const access = await give(id)
    await db.asSystem(async (tx) => await noteAccess(tx, { id: access, scope: 'messages' }, 'look'))
    await db.as(ratna, async (tx) => await markUnsafe(tx, seal, { case: id, name: 'Pak X', phone: '' }))
    const app = await db.client('bekal_app')
    const acting = async ({ role, person, office }: Actor) =>
      await app.query(
        `select set_config('bekal.role', $1, false), set_config('bekal.person', $2, false), set_config('bekal.office', $3, false)`,
        [role, person, office ?? ''],
      )
    const counts = async () => {
      const of = async (sql: string) => (await app.query(sql, [id])).rowCount
      return [
        await of('select from cases.access where "case" = $1'),
        await of('select from cases.unsafe where "case" = $1'),
        await of('select from cases.look l join cases.access a on a.id = l.access where a."case" = $1'),
      ]
    }
    const worker: Actor = { ...ratna, role: 'worker', office: null, person: personNo(0x77) }
    for (const [as, seen] of [
      [ratna, 1],
      [other, 0],
      [auditor, 0],
      [worker, 0],
    ] as const) {
      await acting(as)
      expect(await counts(), as.role).toEqual([seen, seen, seen])
    }
    await acting(ratna)
    const forge = `insert into cases.access (id, "case", kind, scope, code, name_hidden, name_index, at, until, given_by)
      select gen_random_uuid(), "case", kind, 'write', code, name_hidden, '\\x01', at, until, 'reporter' from cases.access where id = $1`
    await expect(app.query(forge, [access])).rejects.toThrow('row-level security')
    await expect(
      app.query(`insert into cases.look values (gen_random_uuid(), $1, now(), 'state')`, [access]),
    ).rejects.toThrow('row-level security')
    for (const table of ['access', 'unsafe', 'look'])
      await expect(app.query(`delete from cases.${table}`)).rejects.toThrow('permission denied')
    for (const set of [
      'look set at = now()',
      'unsafe set at = now()',
      `access set until = now()`,
      `access set scope = 'write'`,
    ])
      await expect(app.query(`update cases.${set}`)).rejects.toThrow('permission denied')
    await app.query(`update cases.access set ended_at = now(), ended_by = 'officer' where id = $1`, [access])
    const revive = await app.query(`update cases.access set ended_at = null, ended_by = null where id = $1`, [access])
    expect(revive.rowCount).toBe(0)
    await app.end()
    const owner = await db.client('bekal_owner')
    await expect(owner.query('delete from cases.look')).rejects.toThrow()
    await owner.end()
  })

  it('take no access that lasts longer than the most', async () => {
    const { case: id } = await file()
    const access = await give(id)
    const owner = await db.client('postgres')
    const longer = `update cases.access set until = at + interval '91 days' where id = $1`
    await expect(owner.query(longer, [access])).rejects.toThrow('check constraint')
    await owner.end()
  })
})
