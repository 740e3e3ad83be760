import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plusMinutes } from '../../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../../platform/access/actor.ts'
import { perform, transact } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { OutboxTables } from '../../../platform/notify/outbox.ts'
import type { Tools } from '../../../platform/tools.ts'
import { openDesk, ratna, seal } from '../../placements/queue/files.examples.ts'
import { acts } from '../acts.ts'
import { bekal, declared, dewi, gone, sri } from '../crisis.examples.ts'
import { countsOf } from '../desk/list.store.ts'
import { codeHash } from '../hidden.ts'
import { remindAll } from '../remind/remind.job.ts'
import { keepAnswer } from '../roll/act.ts'
import { rollOfCode, rollOfWorkers } from '../roll/store.ts'
import { crisisStandard } from '../standard.ts'
import { proposeMessage, setMessageAside, signMessage } from './act.ts'
import type { MassMessage } from './message.ts'
import { previewOf } from './receivers.ts'
import { sendSigned } from './send.job.ts'
import { messageById, progressOf } from './store.ts'

const origin = 'http://localhost:8080'
const tools = { seal, config: { publicUrl: origin } } as unknown as Tools
const people = 250
const start = '2026-11-23T02:00:00Z'

let db: TestDatabase
let event: string
const asJob = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  await transact(db.world, theSystem('job:crisis'), work)

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  for (let number = 0; number < people; number += 1)
    await gone(db, { number: 0x1000 + number, name: `Uji ${number}`, state: number % 5 === 0 ? 'issued' : 'departed' })
  const client = await db.client('postgres')
  // Telephones of their own, and every tenth reads English.
  await client.query("update workers.worker set language = case when right(id::text, 1) = 'a' then 'en' else 'id' end")
  await client.end()
  event = await declared(db)
}, 240_000)
afterAll(async () => await db.close())

const asking = (): Pick<MassMessage, 'event' | 'kind' | 'texts' | 'country' | 'province' | 'scheme'> => ({
  event,
  kind: 'roll-call',
  texts: {
    id: 'Bekal: Gempa di Taiwan. Kamu aman? {tautan}',
    en: 'Bekal: Earthquake in Taiwan. Are you safe? {tautan}',
  },
  country: 'TW',
  province: null,
  scheme: null,
})
const propose = async (change: Partial<ReturnType<typeof asking>> = {}, as: Actor = sri): Promise<string> => {
  const decision = await db.as(as, async (tx) => await proposeMessage(tx, { ...asking(), ...change }, origin))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].message
}
const sign = async (message: string, as: Actor = dewi, seen = people) => {
  const decision = await perform(db.world, as, {
    act: acts.sign,
    work: async (tx) => await signMessage(tx, seal, { message, seen }),
    entry: () => ({ act: acts.sign.name, record: { kind: 'crisis-message', id: message }, payload: {} }),
  })
  return decision.ok ? 'ok' : decision.refusal.code
}
const outbox = async (message: string) =>
  await db.as(
    bekal,
    async (tx) =>
      await tx
        .db<OutboxTables>()
        .selectFrom('outbox.message')
        .select(['key', 'text', 'recipient'])
        .where('key', 'like', `crisis:${message}:%`)
        .execute(),
  )
const receivers = async (message: string) =>
  await db.asSystem(
    async (tx) =>
      (
        await sql<{ n: number }>`select count(*)::int as n from crisis.receiver where message = ${message}`.execute(
          tx.db(),
        )
      ).rows[0]?.n,
  )

describe('a preview', () => {
  it('counts exactly whom a filter reaches, each once, by language, in parts of SMS', async () => {
    const filter = { country: 'TW', province: null, scheme: null }
    const preview = await db.as(sri, async (tx) => await previewOf(tx, filter, asking().texts, origin))
    expect(preview.receivers).toBe(people)
    expect(preview.parts).toBe(people)
    const english = preview.languages.find(({ language }) => language === 'en')?.receivers ?? 0
    expect(english).toBeGreaterThan(5)
    expect(preview.languages.reduce((sum, one) => sum + one.receivers, 0)).toBe(people)
    const none = await db.as(
      sri,
      async (tx) => await previewOf(tx, { ...filter, province: '11' }, asking().texts, origin),
    )
    expect(none).toEqual({ receivers: 0, parts: 0, languages: [] })
    const long = { id: `Bekal: ${'Keluar ke tempat terbuka. '.repeat(10)}` }
    expect((await db.as(sri, async (tx) => await previewOf(tx, filter, long, origin))).parts).toBe(2 * people)
  })
})

describe('two signatures', () => {
  it('are asked for by the service', async () => {
    const message = await propose()
    expect(await sign(message, sri)).toBe('crisis.same-person')
    expect(await sign(message, dewi, people - 1)).toBe('crisis.changed-meanwhile')
    expect(await sign(message, ratna)).toBe('access.not-your-role')
    expect(await receivers(message)).toBe(0)
    expect(await sendSigned(asJob, tools)).toBe(0)
  })

  it('are asked for by the database too', async () => {
    const message = await propose()
    const insert = async (as: Actor, person: Actor = as) =>
      await db.as(as, async (tx) => {
        await sql`insert into crisis.signature values (${message}, now(), ${person.person}, ${people})`.execute(tx.db())
      })
    for (const [as, person] of [
      [sri, sri],
      [sri, dewi],
      [bekal, dewi],
      [ratna, ratna],
      [thePublic, dewi],
    ] as const)
      await expect(insert(as, person)).rejects.toThrow(/row-level security/)
    const unsigned = db.as(dewi, async (tx) => {
      await sql`insert into crisis.receiver values (${message}, ${sri.person}, 'id')`.execute(tx.db())
    })
    await expect(unsigned).rejects.toThrow(/row-level security|foreign key/)
    const owner = await db.client('postgres')
    for (const sabotage of [`update crisis.message set proposed_by = '${dewi.person}'`, 'delete from crisis.message'])
      await expect(owner.query(sabotage)).rejects.toThrow()
    await owner.end()
  })

  it('of two people at one moment are one, and what was set aside is not signed', async () => {
    const third: Actor = { ...sri, person: ratna.person }
    const message = await propose()
    const both = await Promise.all([sign(message), sign(message, third)])
    expect(both.toSorted()).toEqual(['crisis.wrong-state', 'ok'])
    const away = await propose()
    expect((await db.as(sri, async (tx) => await setMessageAside(tx, away, 'Salah tulis.'))).ok).toBe(true)
    expect(await sign(away)).toBe('crisis.wrong-state')
    await sendSigned(asJob, tools)
  })

  it('make the words public, and nothing before', async () => {
    const message = await propose()
    const seen = async () => await db.as(thePublic, async (tx) => await messageById(tx, message))
    expect(await seen()).toBeUndefined()
    expect(await sign(message)).toBe('ok')
    expect((await seen())?.message.texts['id']).toContain('Kamu aman?')
    expect(await db.as(thePublic, async (tx) => await progressOf(tx, message))).toEqual({ sent: 0, all: 0 })
    await sendSigned(asJob, tools)
  })
})

describe('sending', () => {
  it('broken off in the middle, again and again, leaves each person exactly one message', {
    timeout: 60_000,
  }, async () => {
    const message = await propose()
    expect(await sign(message)).toBe('ok')
    let turns = 0
    /** As if the machine had gone: the connection ends before the third, fifth and sixth transaction are kept. */
    const dying = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      turns += 1
      const dies = [3, 5, 6].includes(turns)
      return await asJob(async (tx) => {
        const answer = await work(tx)
        if (dies) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.db())
        return answer
      })
    }
    const halfway: number[] = []
    for (let left = 10; left > 0; left -= 1) {
      const ended = await sendSigned(dying, tools).then(
        () => true,
        () => false,
      )
      halfway.push((await outbox(message)).length)
      if (ended) break
    }
    expect(halfway.length).toBeGreaterThan(2)
    expect(halfway.slice(0, -1).every((sent) => sent < people)).toBe(true)
    const sent = await outbox(message)
    expect(sent).toHaveLength(people)
    expect(new Set(sent.map(({ key }) => key)).size).toBe(people)
    expect(await db.as(sri, async (tx) => await progressOf(tx, message))).toEqual({ sent: people, all: people })
    expect(await sendSigned(asJob, tools)).toBe(0)
    expect(await outbox(message)).toHaveLength(people)
  })

  it('by two at once is once', async () => {
    const message = await propose()
    await sign(message)
    const sent = await Promise.all([sendSigned(asJob, tools), sendSigned(asJob, tools)])
    expect(sent[0] + sent[1]).toBe(people)
    expect(await outbox(message)).toHaveLength(people)
  })

  it('gives everybody their own link, in their language, and each opens their own place', async () => {
    const message = await propose()
    await sign(message)
    await sendSigned(asJob, tools)
    const sent = await outbox(message)
    const links = sent.map(({ text }) => /\/k\/(\w{16})$/.exec(text)?.[1] ?? '')
    expect(new Set(links).size).toBe(people)
    expect(sent.some(({ text }) => text.startsWith('Bekal: Earthquake in Taiwan. Are you safe? http'))).toBe(true)
    expect(sent.every(({ text }) => !text.includes('{tautan}'))).toBe(true)
    const key = sent[0]?.key ?? ''
    const found = await db.as(bekal, async (tx) => await rollOfCode(tx, codeHash(seal, links[0] ?? '')))
    expect(key).toContain(found?.worker ?? 'nobody')
  })
})

describe('reminders', () => {
  it('go twice to who is silent, at their intervals, and to nobody else; then they are telephoned', async () => {
    const { reminders, call } = crisisStandard()
    const quiet = await declared(db)
    event = quiet
    const message = await propose()
    await sign(message)
    await sendSigned(asJob, tools)
    const workers = (await outbox(message)).map(({ key }) => key.split(':')[2] ?? '')
    const rolls = await db.as(bekal, async (tx) => await rollOfWorkers(tx, quiet, workers as never))
    const [first] = rolls
    await db.as(bekal, async (tx) => {
      await keepAnswer(tx, seal, first?.id ?? '', { says: 'safe', words: '', place: '', via: 'code', language: 'id' })
    })
    let now = plusMinutes(start as never, 0)
    const later = async (minutes: number): Promise<number> => {
      now = plusMinutes(now, minutes)
      db.at(now)
      await remindAll(asJob, tools)
      return (await outbox(message)).length
    }
    const silent = people - 1
    expect(await later((reminders[0] ?? 0) - 1)).toBe(people)
    expect(await later(1)).toBe(people + silent)
    expect(await later(0)).toBe(people + silent)
    expect(await later(reminders[1] ?? 0)).toBe(people + 2 * silent)
    expect(await later(call * 10)).toBe(people + 2 * silent)
    const counts = await db.as(sri, async (tx) => await countsOf(tx, { event: quiet, province: null, company: null }))
    expect(counts).toMatchObject({ aman: 1, belum: silent, telepon: silent, asked: people })
    db.at(start)
  }, 60_000)
})
