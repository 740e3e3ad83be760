import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { recentMessages } from '../../../platform/notify/outbox.ts'
import type { Tools } from '../../../platform/tools.ts'
import { head, openDesk, other, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { markUnsafe } from '../access/act.ts'
import { filed, unpaid } from '../cases.examples.ts'
import { companyKey } from '../company-key.ts'
import type { Filing } from '../file/act.ts'
import { clarify } from '../handle/procedure.ts'
import { closeCase, rateCase, reopenCase } from '../handle/settle.ts'
import { sortCase, takeCase } from '../handle/sort.ts'
import { closePattern, openPatterns } from '../pattern/store.ts'
import { caseById, casesLike } from '../store.ts'
import { writeAsOffice } from '../thread/write.ts'
import { insertNote, messagesOf, stepsOf } from '../thread-store.ts'
import { endTie, putTie } from '../ties/store.ts'
import { askForTransfer } from '../transfer/act.ts'
import { followUp } from './follow-up.job.ts'

let db: TestDatabase
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const tools = { seal, config: { publicUrl: 'https://bekal.contoh.id' } } as unknown as Tools
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())
beforeEach(() => db.at('2026-11-23T02:00:00Z'))

const filing = { ...unpaid, contact: { ...unpaid.contact, channel: 'sms', address: '+886912000111' } } as const
const file = async (change: Partial<Filing> = {}): Promise<string> =>
  (await filed({ world: db.world, seal }, { ...filing, ...change })).case
const against = async (id: string, company: string, as: Actor = ratna) =>
  await db.as(
    as,
    async (tx) =>
      await sortCase(tx, seal, {
        case: id,
        category: 'unpaid-wage',
        signs: [],
        level: null,
        why: '',
        reported: 'placing-company',
        company,
      }),
  )
const closed = async (id: string) =>
  await db.as(
    ratna,
    async (tx) =>
      await closeCase(tx, seal, { case: id, ground: 'handed-over', text: 'Diteruskan.', receiver: 'Kemlu' }),
  )
const stepsNamed = async (id: string, name: string) =>
  (await db.asSystem(async (tx) => await stepsOf(tx, id))).filter(({ step }) => step === name)

describe('an officer tied to a company', () => {
  const declare = async (company: string) =>
    await db.as(
      ratna,
      async (tx) => await putTie(tx, { person: ratna.person as never, company, companyKey: companyKey(company) ?? '' }),
    )

  it('gets no case against it, however its name is written, and may only hand it on', async () => {
    const id = await file()
    await declare('PT Terikat Jaya')
    expect(await against(id, 'TERIKAT JAYA, Tbk')).toMatchObject({ ok: true })
    for (const doing of [
      async () => await db.as(ratna, async (tx) => await takeCase(tx, seal, { case: id })),
      async () => await db.as(ratna, async (tx) => await clarify(tx, seal, { case: id, minutes: 'x' })),
    ])
      expect(await doing()).toEqual({ ok: false, refusal: { code: 'cases.tied' } })
    expect(
      await db.as(
        ratna,
        async (tx) =>
          await askForTransfer(tx, seal, {
            case: id,
            to: null,
            why: 'Ada hubungan.',
            consent: 'counter',
            message: null,
            consentWhy: '',
          }),
      ),
    ).toMatchObject({ ok: true })
  })

  it('is kept out by the database as well', async () => {
    const id = await file()
    await against(id, 'Terikat Jaya')
    const note = `insert into cases.step (id, "case", at, step, person, office) values (gen_random_uuid(), '${id}', now(), 'closed', '${ratna.person}', '${ratna.office}')`
    const client = await db.client('bekal_app')
    await client.query('begin')
    await client.query(
      `select set_config('bekal.role', 'counter-officer', true), set_config('bekal.person', '${ratna.person}', true), set_config('bekal.office', '${ratna.office}', true)`,
    )
    await expect(client.query(note)).rejects.toThrow('row-level security')
    await client.query('rollback')
    await client.end()
  })

  it('reads nothing that was told against it, and writes nothing, in the database either', async () => {
    const id = await file()
    const texts = async () => await db.as(ratna, async (tx) => (await messagesOf(tx, id)).length)
    expect(await texts()).toBe(1)
    await against(id, 'Terikat Jaya')
    expect(await texts()).toBe(0)
    for (const table of ['message', 'note', 'contact', 'access', 'unsafe'])
      expect(
        (
          await db.as(
            ratna,
            async (tx) => await sql`select from cases.${sql.ref(table)} where "case" = ${id}`.execute(tx.db()),
          )
        ).rows,
        table,
      ).toEqual([])
    for (const doing of [
      async () => await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'x' })),
      async () => await db.as(ratna, async (tx) => await markUnsafe(tx, seal, { case: id, name: 'x', phone: '' })),
    ])
      expect(await doing()).toEqual({ ok: false, refusal: { code: 'cases.tied' } })
    const note = { id: personNo(0x77), case: id, at: instant('2026-11-23T02:00:00Z'), person: ratna.person as never }
    const noting = db.as(ratna, async (tx) => await insertNote(tx, { ...note, body: new Uint8Array(1) } as never))
    await expect(noting).rejects.toThrow('row-level security')
    expect(await db.as(head, async (tx) => (await messagesOf(tx, id)).length)).toBe(1)
  })

  it('has it again some time after the tie has ended; nobody declares one for somebody else', async () => {
    const id = await file()
    await against(id, 'Terikat Jaya')
    const ending = { person: ratna.person as never, companyKey: 'terikat jaya', days: 180 }
    const take = async () => await db.as(ratna, async (tx) => await takeCase(tx, seal, { case: id }))
    const start = instant('2026-11-23T02:00:00Z')
    db.at(start)
    await db.as(ratna, async (tx) => await endTie(tx, ending))
    db.at(plusMinutes(start, 179 * 24 * 60))
    await db.as(ratna, async (tx) => await endTie(tx, ending))
    expect(await take()).toEqual({ ok: false, refusal: { code: 'cases.tied' } })
    db.at(plusMinutes(start, 180 * 24 * 60))
    expect(await take()).toMatchObject({ ok: true })
    db.at(start)
    await expect(
      db.as(other, async (tx) => await putTie(tx, { person: ratna.person as never, company: 'X', companyKey: 'x' })),
    ).rejects.toThrow('row-level security')
  })
})

describe('several cases against one company', () => {
  it('over all offices are told to the centre once, until it says what was done', async () => {
    const [first, second, third] = [await file(), await file(), await file({ origin: '33' })]
    await against(first, 'PT Pola Bersama')
    await against(first, 'PT Pola Bersama')
    await against(second, 'pola bersama')
    const seen = async (as: Actor) =>
      (await db.as(as, openPatterns)).filter(({ companyKey: key }) => key === 'pola bersama')
    expect(await seen(centre)).toEqual([])
    await against(third, 'Pola-Bersama (Persero)', other)
    const [alert, ...more] = await seen(centre)
    expect(alert).toMatchObject({ cases: 3 })
    expect(more).toEqual([])
    expect(await seen(ratna)).toEqual([])
    const fourth = await file()
    await against(fourth, 'Pola Bersama')
    expect(await seen(centre)).toHaveLength(1)
    const deal = async (as: Actor) =>
      await db.as(
        as,
        async (tx) => await closePattern(tx, { id: alert?.id ?? '', by: as.person as never, said: Buffer.from('x') }),
      )
    expect(await deal(ratna)).toBe(false)
    expect(await deal(centre)).toBe(true)
    expect(await deal(centre)).toBe(false)
    expect(await seen(centre)).toEqual([])
  })
})

describe('cases that may belong together', () => {
  it('are those of one company and those written from one address, as far as the office sees them', async () => {
    const [one, company, address, stranger] = [
      await file({ contact: { ...filing.contact, address: '+886912000222' } }),
      await file({ contact: { ...filing.contact, channel: null, address: '' } }),
      await file({ contact: { ...filing.contact, address: '+886912000222' } }),
      await file({ contact: { ...filing.contact, address: '+886912000333' } }),
    ]
    await against(one, 'PT Serupa')
    await against(company, 'Serupa')
    const alike = await db.as(ratna, async (tx) => {
      const found = await caseById(tx, one)
      return found ? (await casesLike(tx, found)).map(({ id }) => id) : []
    })
    expect(alike.toSorted()).toEqual([company, address].toSorted())
    expect(alike).not.toContain(stranger)
  })
})

describe('after a case is closed', () => {
  it('its reporter is asked once, a month later, whether it is still well; and again after it was opened again', async () => {
    const id = await file({ contact: { ...filing.contact, address: '+886912000444' } })
    await closed(id)
    const asked = async (at: string) => {
      db.at(at)
      await db.asSystem(async (tx) => await followUp(tx, tools))
      return (await stepsNamed(id, 'followed-up')).length
    }
    expect(await asked('2026-12-22T02:00:00Z')).toBe(0)
    expect(await asked('2026-12-23T02:00:00Z')).toBe(1)
    expect(await asked('2027-01-23T02:00:00Z')).toBe(1)
    await db.asSystem(async (tx) => await reopenCase(tx, seal, { case: id }))
    await closed(id)
    expect(await asked('2027-03-23T02:00:00Z')).toBe(2)
    const sent = await db.asSystem(async (tx) => await recentMessages(tx.db(), 500))
    const texts = sent.filter(({ to }) => to === '+886912000444').map(({ text }) => text)
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text).not.toMatch(/aduan|kasus|gaji/i)
  })

  it('they say how it was handled, from one to four, and never before', async () => {
    const id = await file()
    const rate = async (score: number) =>
      await db.asSystem(async (tx) => await rateCase(tx, seal, { case: id, score, text: 'Lama.' }))
    expect(await rate(4)).toMatchObject({ refusal: { code: 'cases.wrong-state' } })
    await closed(id)
    for (const score of [0, 5, 2.5, Number.NaN])
      expect(await rate(score)).toMatchObject({ refusal: { code: 'cases.no-score' } })
    expect(await rate(2)).toMatchObject({ ok: true })
    expect((await stepsNamed(id, 'rated'))[0]?.data).toMatchObject({ score: 2 })
  })
})
