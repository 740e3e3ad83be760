import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { caseById } from '../cases/store.ts'
import { addWorker, head, openDesk, personNo, seal } from '../placements/queue/files.examples.ts'
import { documentNumberIndex, putDocument, hiddenAt as workersHiddenAt } from '../workers/index.ts'
import { judgePair } from './alike/act.ts'
import { peopleOf } from './alike/route.ts'
import type { Line } from './arrival.ts'
import { addBorderOfficers, lineNo, lombok, maya, nunukan, opened, surabaya, yusuf } from './arrivals.examples.ts'
import { keepLines, keptEntry } from './enter/act.ts'
import { checkBatches } from './enter/check.ts'
import { matchBatch } from './match.job.ts'
import { handOverAll, openCase, setHome } from './onward/act.ts'
import { arrivalById, comingTo, entriesById, entriesOf, keyHiddenOf, lockArrival } from './store.ts'

let db: TestDatabase
let event: string
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await addBorderOfficers({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())

const bekal = theSystem('web')
const keep = async (lines: readonly Line[], { who = maya, into = event }: { who?: Actor; into?: string } = {}) =>
  await db.as(who, async (tx) => {
    await lockArrival(tx, into)
    const decision = await keepLines(tx, seal, { event: into, via: 'device', lines })
    if (decision.ok) await tx.record(keptEntry(decision.events[0]))
    return decision
  })
const seen = async (who: Actor, of = event) =>
  (await db.as(who, async (tx) => await entriesOf(tx, of))).map(({ id }) => id)
const view = async (who = maya, of = event) =>
  await db.as(who, async (tx) => {
    const arrival = await arrivalById(tx, of)
    if (!arrival) throw new Error('not seen')
    return await peopleOf(tx, seal, arrival)
  })

describe('lines of an intake', () => {
  beforeAll(async () => void (event = await opened(db)))

  it('are kept once, and what stands under an id stays', async () => {
    const [one, two] = [lineNo(1), lineNo(2)]
    expect(await keep([one, one])).toMatchObject({ ok: true, events: [{ count: 1, kept: [one.id] }] })
    expect(await keep([one, two])).toMatchObject({ ok: true, events: [{ count: 1, kept: [one.id, two.id] }] })
    const other = { ...one, told: { ...one.told, name: 'Orang lain' } }
    expect(await keep([one, other])).toMatchObject({
      ok: false,
      refusal: { code: 'arrivals.nothing-new', kept: [], differs: [one.id] },
    })
    expect(await seen(maya)).toEqual([one.id, two.id])
  })

  it('sent by two tabs at one moment are kept once', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => lineNo(100 + index))
    await Promise.all(
      Array.from({ length: 6 }, async (_, turn) => await keep(turn % 2 === 0 ? lines : lines.toReversed())),
    )
    const kept = await seen(maya)
    expect(lines.every(({ id }) => kept.filter((one) => one === id).length === 1)).toBe(true)
  })

  it('of another arrival are no lines of this one', async () => {
    const elsewhere = await opened(db, { vessel: 'KM Lain' })
    const line = lineNo(300)
    await keep([line], { into: elsewhere })
    expect(await keep([line])).toMatchObject({ ok: false, refusal: { differs: [line.id] } })
  })

  it('are seen by the office, the centre and nobody else', async () => {
    expect((await seen(yusuf)).length).toBeGreaterThan(0)
    expect(await seen({ ...maya, role: 'head-of-office' })).toEqual(await seen(maya))
    expect(await seen({ ...head, role: 'centre', office: null })).toEqual(await seen(maya))
    for (const role of ['worker', 'family', 'village-officer', 'airport-desk', 'auditor', 'public'] as const)
      expect(await seen({ ...maya, role }), role).toEqual([])
    for (const who of [lombok, surabaya, thePublic]) expect(await seen(who)).toEqual([])
    expect(await db.as(lombok, async (tx) => await keyHiddenOf(tx, event))).toBeUndefined()
  })

  it('are written by nobody of another office, and never deleted or changed in what was told', async () => {
    await expect(keep([lineNo(400)], { who: lombok })).rejects.toThrow(/row-level security/)
    const app = await db.client('bekal_app')
    await app.query(`select set_config('bekal.role', 'system', false)`)
    for (const act of [
      `update arrivals.entry set told_hidden = 'x'`,
      `update arrivals.entry set digest = repeat('0', 64)`,
      'delete from arrivals.entry',
      'delete from arrivals.batch',
      `update arrivals.event set place = 'x'`,
      'delete from arrivals.verdict',
    ])
      await expect(app.query(act), act).rejects.toThrow(/permission denied/)
    await app.end()
  })

  it('hide every name from the database, and from the ledger', async () => {
    const owner = await db.client('postgres')
    await keep([lineNo(450, { name: 'Kemuning Rahayu', document: 'C7654321' })])
    for (const table of ['arrivals.entry', 'arrivals.event', 'arrivals.batch', 'ledger.entry', 'access.idempotency']) {
      const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${table} t`)
      expect(
        rows.some(({ text }) => /Kemuning|C7654321/.test(text)),
        table,
      ).toBe(false)
    }
    await owner.end()
  })
})

describe('what was entered', () => {
  it('is held against the ledger: any line that is altered, moved, dropped or added is seen', async () => {
    const own = await opened(db, { vessel: 'KM Bukti' })
    await keep([lineNo(501), lineNo(502), lineNo(503)], { into: own })
    await keep([lineNo(504)], { into: own })
    const check = async () => await db.as(bekal, async (tx) => await checkBatches(tx, seal, own))
    expect(await check()).toEqual({ good: 2, all: 2 })
    const owner = await db.client('postgres')
    await owner.query('alter table arrivals.entry disable trigger user')
    await owner.query('alter table arrivals.batch disable trigger user')
    const [first, second] = [lineNo(501).id, lineNo(502).id]
    const tables = ['arrivals.entry', 'arrivals.batch'] as const
    for (const table of tables) await owner.query(`create table kept_${table.slice(9)} as select * from ${table}`)
    for (const fault of [
      `update arrivals.entry set told_hidden = (select told_hidden from arrivals.entry where id = '${second}') where id = '${first}'`,
      `update arrivals.entry set digest = repeat('0', 64) where id = '${first}'`,
      `update arrivals.entry set salt = '\\x00' where id = '${first}'`,
      `update arrivals.entry set place = 7 where id = '${first}'`,
      `delete from arrivals.entry where id = '${first}'`,
      `update arrivals.entry set batch = (select id from arrivals.batch where event = '${own}' and count = 1), place = 1 where id = '${first}'`,
      `update arrivals.batch set root = repeat('0', 64) where event = '${own}' and count = 3`,
      `update arrivals.batch set count = 2 where event = '${own}' and count = 3`,
    ]) {
      await owner.query(fault)
      expect((await check()).good, fault).toBeLessThan(2)
      await owner.query('delete from arrivals.entry')
      await owner.query('delete from arrivals.batch')
      await owner.query('insert into arrivals.batch select * from kept_batch')
      await owner.query('insert into arrivals.entry select * from kept_entry')
      expect(await check(), fault).toEqual({ good: 2, all: 2 })
    }
    for (const table of tables) {
      await owner.query(`drop table kept_${table.slice(9)}`)
      await owner.query(`alter table ${table} enable trigger user`)
    }
    await owner.end()
  })
})

describe('the same person twice', () => {
  it('is suggested by document or by name, year and home, stays two lines, and is judged once', async () => {
    event = await opened(db, { vessel: 'KM Kembar' })
    const [one, two, three, four] = [
      lineNo(601, { name: 'Moh. Rizky', birth: '1990', home: 'Kabupaten Lombok Tengah' }),
      lineNo(602, { name: 'Muhammad Rizki', birth: '1990-02-01', home: 'Lombok Tengah', document: 'C 123' }),
      lineNo(603, { name: 'Rizki', document: 'c123' }),
      lineNo(604, { name: 'Muhammad Rizki', birth: '1990' }),
    ] as const
    await keep([one, two])
    await keep([three, four], { who: yusuf })
    const { alike, people } = await view()
    expect(alike).toEqual([
      { one: two.id, other: three.id, by: 'document' },
      { one: one.id, other: two.id, by: 'person' },
    ])
    expect(new Set(people.values()).size).toBe(4)
    const judged = async (a: Line, b: Line, same: boolean, who = maya) =>
      await db.as(who, async (tx) => await judgePair(tx, event, { one: a.id, other: b.id, same }))
    expect(await judged(two, three, true)).toMatchObject({ ok: true })
    expect(await judged(three, two, false)).toMatchObject({ refusal: { code: 'arrivals.not-a-pair' } })
    expect(await judged(one, two, false)).toMatchObject({ ok: true })
    expect(await judged(one, two, true, lombok)).toMatchObject({ ok: false })
    const after = await view()
    expect(after.alike).toEqual([])
    expect(after.lines).toHaveLength(4)
    expect(new Set(after.people.values()).size).toBe(3)
  })
})

describe('the way home', () => {
  it('is told to the office there, each person once, and to nobody else', async () => {
    event = await opened(db, { vessel: 'KM Pulang' })
    await keep([
      lineNo(701, { home: 'Kabupaten Lombok Timur' }),
      lineNo(702, { home: 'Kota Mataram' }),
      lineNo(703, { home: 'Kabupaten Blitar' }),
      lineNo(704, { home: 'Desa di seberang' }),
    ])
    const hand = async (on = '2026-11-26') => await db.as(maya, async (tx) => await handOverAll(tx, event, day(on)))
    const coming = async (who: Actor) =>
      await db.as(who, async (tx) => (await comingTo(tx, who.office ?? nunukan, day('2026-11-23'))).map(({ id }) => id))
    expect(await coming(lombok)).toEqual([])
    expect(await hand()).toMatchObject({
      ok: true,
      events: [{ offices: { 'bp3mi-nusa-tenggara-barat': 2, 'bp3mi-jawa-timur': 1 } }],
    })
    expect(await coming(lombok)).toEqual([lineNo(701).id, lineNo(702).id])
    expect(await coming(surabaya)).toEqual([lineNo(703).id])
    expect(await seen(surabaya)).toEqual([lineNo(703).id])
    expect(await hand()).toMatchObject({ ok: false, refusal: { code: 'arrivals.nobody-to-hand-over' } })

    const home = async (typed: string) =>
      await db.as(maya, async (tx) => await setHome(tx, { event, entry: lineNo(704).id, typed }))
    expect(await home('Atlantis')).toMatchObject({ refusal: { code: 'arrivals.no-home' } })
    expect(await home('Kota Bima')).toMatchObject({ ok: true })
    expect(await home('Kota Mataram')).toMatchObject({ refusal: { code: 'arrivals.has-home' } })
    expect(await hand()).toMatchObject({ ok: true, events: [{ entries: [lineNo(704).id] }] })
    expect(await coming(lombok)).toHaveLength(3)
    expect((await view(lombok)).isOurs).toBe(false)
  })

  it('begins with a case for who needs one: with the signs of danger, for the office at home, once', async () => {
    event = await opened(db, { vessel: 'KM Aduan' })
    const line = lineNo(801, { home: 'Kabupaten Lombok Timur', needs: ['sick'], signs: ['violence-now'] })
    await keep([line])
    const open = async (who = maya) =>
      await db.as(
        who,
        async (tx) =>
          await openCase(tx, seal, { event, entry: line.id, category: '', signs: line.told.signs, story: 'Ditahan.' }),
      )
    const first = await open()
    if (!first.ok) throw new Error(first.refusal.code)
    const one = await db.as(bekal, async (tx) => await caseById(tx, first.events[0].case))
    expect(one).toMatchObject({
      category: 'sick',
      level: 'danger',
      office: lombok.office,
      country: 'MY',
      channel: 'walk-in',
    })
    expect(one?.dueAt).not.toBeNull()
    expect(await open()).toMatchObject({ refusal: { code: 'arrivals.has-case' } })
    expect(await open(lombok)).toMatchObject({ refusal: { code: 'edge.not-found' } })
    const [kept] = await db.as(maya, async (tx) => await entriesById(tx, [line.id]))
    expect(kept?.caseNumber).toBe(first.events[0].number)
  })

  it('links the file whose document has the number, when there is one, and the worker reads it', async () => {
    event = await opened(db, { vessel: 'KM Berkas' })
    const owners = [0x901, 0x902].map(personNo)
    await db.asSystem(async (tx) => {
      for (const [index, id] of owners.entries()) {
        await addWorker(tx, seal, { number: 0x901 + index, id, name: 'Siti', nik: `350599410596090${index}` })
        for (const number of index === 0 ? ['X1112223', 'DUA'] : ['DUA']) {
          const document = tx.newId<DocumentId>()
          await putDocument(tx, {
            ...unseen,
            id: document,
            worker: id,
            file: `f${document}`,
            kind: number === 'DUA' ? 'family-card' : 'passport',
            numberHidden: seal.hide(number, workersHiddenAt.documentNumber(document)),
            numberIndex: documentNumberIndex(seal, number),
            uploadedAt: tx.now,
            uploadedBy: id,
          })
        }
      }
    })
    const queued = db.queued.length
    const kept = await keep([lineNo(901, { document: 'x 111-2223' }), lineNo(902, { document: 'DUA' }), lineNo(903)])
    if (!kept.ok) throw new Error('not kept')
    const { batch } = kept.events[0]
    expect(db.queued.slice(queued)).toEqual([{ job: 'arrivals.match', payload: { batch } }])
    const match = async () => await db.as(theSystem('job:arrivals.match'), async (tx) => await matchBatch(tx, batch))
    expect(await match()).toBe(1)
    expect(await match()).toBe(0)
    const found = new Map((await view()).lines.map(({ id, worker }) => [id, worker]))
    expect([901, 902, 903].map((number) => found.get(lineNo(number).id))).toEqual([owners[0], null, null])
    const owner = await db.client('postgres')
    const { rows } = await owner.query(`select record_id from ledger.entry where act = 'arrivals.match'`)
    expect(rows).toEqual([{ record_id: owners[0] }])
    await owner.end()
  })
})

const unseen = {
  state: 'uploaded',
  source: 'upload',
  mime: null,
  size: null,
  pages: null,
  sha256: null,
  numberLast4: null,
  issuedOn: null,
  validUntil: null,
  reviewedAt: null,
  reviewedBy: null,
  reviewReason: null,
  describedAt: null,
} as const
