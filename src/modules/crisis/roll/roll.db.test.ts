import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { caseById } from '../../cases/store.ts'
import { messagesOf } from '../../cases/thread-store.ts'
import { openDesk, ratna, seal, workerNo } from '../../placements/queue/files.examples.ts'
import { bekal, declared, gone, onRoll, sri } from '../crisis.examples.ts'
import { codeHash, readCode } from '../hidden.ts'
import { type Answering, keepAnswer, openAnswer } from './act.ts'
import { standingOf } from './decide.ts'
import { newCode, placeOfStranger, placeOfWorker } from './enter.ts'
import { answersOf, rollById, rollOfCode } from './store.ts'

let db: TestDatabase
let event: string
let next = 0x300
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  event = await declared(db)
}, 120_000)
afterAll(async () => await db.close())

const person = async (name = 'Kanari Siti') => {
  next += 1
  const worker = await gone(db, { number: next, name })
  return { worker, as: workerNo(next), roll: await onRoll(db, event, worker) }
}
const says = (what: Answering['says'], change: Partial<Answering> = {}): Answering => ({
  says: what,
  words: '',
  place: '',
  via: 'code',
  language: 'id',
  ...change,
})
const answer = async (roll: string, given: Answering, as: Actor = bekal) =>
  await db.as(as, async (tx) => await keepAnswer(tx, seal, roll, given))
const row = async (roll: string, as: Actor = bekal) => await db.as(as, async (tx) => await rollById(tx, roll))
const answers = async (roll: string) => await db.as(bekal, async (tx) => await answersOf(tx, roll))

describe('an answer', () => {
  it('is kept in order, and where somebody stands is what they said last', async () => {
    const { roll } = await person()
    for (const given of [says('safe'), says('safe'), says('help', { words: 'Kaki luka.' }), says('safe')])
      await answer(roll, given)
    const kept = await answers(roll)
    expect(kept.map((one) => one.says)).toEqual(['safe', 'help', 'safe'])
    expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect((await row(roll))?.says).toBe(standingOf(kept.map((one) => openAnswer(seal, one))))
  })

  it('that asks for help opens one case of danger, with what was written and where, and tells it the rest', async () => {
    const { roll, worker } = await person()
    const first = await answer(roll, says('help', { words: 'Kaki luka.', place: 'Atap KANARI' }))
    expect(first.ok && first.events[0].filed?.number).toMatch(/^ADU-26-/)
    expect((await answer(roll, says('help'))).ok).toBe(false)
    await answer(roll, says('safe'))
    await answer(roll, says('help', { words: 'Gempa lagi.' }))
    const { case: id = null, caseNumber } = (await row(roll)) ?? {}
    expect(caseNumber).toBe(first.ok ? first.events[0].filed?.number : '')
    const one = await db.as(sri, async (tx) => await caseById(tx, id ?? ''))
    expect(one).toMatchObject({ level: 'danger', country: 'TW', worker, signs: ['in-crisis'], channel: 'page' })
    const messages = await db.as(bekal, async (tx) => await messagesOf(tx, id ?? ''))
    expect(messages).toHaveLength(3)
  })

  it('given twice at one moment is one answer and one case', async () => {
    const { roll } = await person()
    const both = await Promise.all(Array.from({ length: 5 }, async () => await answer(roll, says('help'))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await answers(roll)).toHaveLength(1)
  })

  it('is heard after the event is over: who needs help needs it', async () => {
    const { roll } = await person()
    const over = await declared(db)
    const worker = (await row(roll))?.worker
    if (!worker) throw new Error('no worker')
    const place = await db.as(bekal, async (tx) => await placeOfWorker(tx, seal, { event: over, worker }))
    const client = await db.client('postgres')
    await client.query('insert into crisis.ending values ($1, now(), $2, $3)', [over, worker, 'Aman.'])
    await client.end()
    expect((await answer(place?.id ?? '', says('help'))).ok).toBe(true)
  })
})

describe('a code', () => {
  it('opens its own place, however it is typed, and is nowhere with us', async () => {
    const { roll } = await person()
    const code = await db.as(bekal, async (tx) => await newCode(tx, seal, roll))
    expect(code).toHaveLength(16)
    const typed = readCode(code.toLowerCase().replace(/(.{4})/g, '$1-')) ?? ''
    const found = await db.as(bekal, async (tx) => await rollOfCode(tx, codeHash(seal, typed)))
    expect(found?.id).toBe(roll)
    expect(await db.as(bekal, async (tx) => await rollOfCode(tx, codeHash(seal, 'A'.repeat(16))))).toBeUndefined()
    const client = await db.client('postgres')
    const { rows } = await client.query('select row_to_json(c)::text as one from crisis.code c')
    await client.end()
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('is not read by whoever is not Bekal itself', async () => {
    const { roll } = await person()
    const code = await db.as(bekal, async (tx) => await newCode(tx, seal, roll))
    for (const as of [sri, ratna, thePublic])
      expect(await db.as(as, async (tx) => await rollOfCode(tx, codeHash(seal, code)))).toBeUndefined()
  })

  it.each(['', 'ABC', 'A'.repeat(17), '../../etc/passwd', 'IIIIIIIIIIIIIIII', 'A'.repeat(15) + 'é'])(
    'that cannot be one is none: %j',
    (typed) => expect(readCode(typed)).toBeUndefined(),
  )
})

describe('a place on the roll', () => {
  it('is seen by the centre and by whose it is, and by nobody else', async () => {
    const { roll, as } = await person()
    const other = await person()
    await answer(roll, says('safe'))
    const sees = async (who: Actor) => (await row(roll, who)) !== undefined
    expect([await sees(sri), await sees(as)]).toEqual([true, true])
    for (const who of [other.as, ratna, thePublic, { ...sri, role: 'auditor' as const }])
      expect(await sees(who)).toBe(false)
    expect(await db.as(other.as, async (tx) => await answersOf(tx, roll))).toEqual([])
    expect(await db.as(as, async (tx) => await answersOf(tx, roll))).toHaveLength(1)
  })

  it('of somebody who came by themself is hidden, once, and unmatched', async () => {
    const stranger = { name: 'Kanari Tono', phone: '+886912345678', place: 'Kos KANARI' }
    const [one, two] = [
      await db.as(bekal, async (tx) => await placeOfStranger(tx, seal, event, stranger)),
      await db.as(bekal, async (tx) => await placeOfStranger(tx, seal, event, { ...stranger, name: 'KANARI  tono' })),
    ]
    expect(one?.worker).toBeNull()
    expect(two?.id).toBe(one?.id)
    await answer(one?.id ?? '', says('help', { via: 'open', words: 'Tolong KANARI.' }))
    const { case: id = null } = (await row(one?.id ?? '')) ?? {}
    expect(await db.as(sri, async (tx) => await caseById(tx, id ?? ''))).toMatchObject({
      level: 'danger',
      worker: null,
    })
    const client = await db.client('postgres')
    const { rows } = await client.query(
      'select row_to_json(r)::text || coalesce(row_to_json(a)::text, $1) as one from crisis.roll r left join crisis.answer a on a.roll = r.id',
      [''],
    )
    await client.end()
    for (const secret of ['KANARI', 'Kanari', '912345678']) expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('is made for a signed-in worker who is not expected there, and twice is once', async () => {
    const { worker } = await person()
    const elsewhere = await declared(db, { country: 'SA' })
    const places = await Promise.all(
      [1, 2].map(
        async () => await db.as(bekal, async (tx) => await placeOfWorker(tx, seal, { event: elsewhere, worker })),
      ),
    )
    expect(new Set(places.map((one) => one?.id)).size).toBe(1)
  })
})

describe('answers', () => {
  it('cannot be altered or dropped, and no officer writes one in another’s name', async () => {
    const { roll } = await person()
    await answer(roll, says('safe'))
    const owner = await db.client('postgres')
    for (const sabotage of [
      "update crisis.answer set says = 'help'",
      'delete from crisis.answer',
      'truncate crisis.answer',
    ])
      await expect(owner.query(sabotage)).rejects.toThrow()
    await owner.end()
    await expect(answer(roll, says('help'), sri)).rejects.toThrow(/row-level security/)
    const called = await answer(roll, says('help', { via: 'phone' }), sri)
    expect(called.ok).toBe(true)
    expect((await answers(roll)).at(-1)).toMatchObject({ via: 'phone', person: sri.person })
  })
})
