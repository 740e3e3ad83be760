import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Decision, happened } from '../../kernel/decision.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { type Actor, thePublic } from '../access/actor.ts'
import { act } from '../access/policy.ts'
import { forgetAnswers, perform } from './perform.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

let db: TestDatabase
const siti: Actor = { ...thePublic, role: 'worker', person: '019a0000-0000-7000-8000-000000000001' as PersonId }
const budi: Actor = { ...siti, person: '019a0000-0000-7000-8000-000000000002' as PersonId }
const send = act('test.send', { worker: 'own' })
let runs = 0

type Sent = { readonly type: 'test.sent'; readonly run: number }
type No = { readonly code: 'test.no' }

const sending = async (actor: Actor, key: string, answer: 'yes' | 'no' = 'yes') =>
  await perform<Sent, No>(db.world, actor, {
    act: send,
    key,
    subject: async () => ({ owner: siti.person }),
    work: async (tx): Promise<Decision<Sent, No>> => {
      runs += 1
      await tx.notify({ key: `test:${runs}`, channel: 'sms', to: '+6281000000000', text: 'halo' })
      return answer === 'yes' ? happened({ type: 'test.sent', run: runs }) : { ok: false, refusal: { code: 'test.no' } }
    },
    entry: ([sent]) => ({ act: send.name, record: { kind: 'test', id: String(sent.run) }, payload: { run: sent.run } }),
  })

const count = async (table: string): Promise<number> => {
  const client = await db.client('postgres')
  const { rows } = await client.query<{ n: string }>(`select count(*)::text as n from ${table}`)
  await client.end()
  return Number(rows[0]?.n)
}

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(async () => await db.close())

/** A promise and what keeps it. */
const signal = (): [Promise<void>, () => void] => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return [promise, resolve]
}

describe('an act', () => {
  it('sent fifty times at once with one key happens once, and every answer is the first', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, async () => await sending(siti, 'same-key-1')))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.ok).toBe(true)
    expect([await count('outbox.message'), await count('ledger.entry'), await count('access.idempotency')]).toEqual([
      1, 1, 1,
    ])
  })

  it('that is refused leaves nothing behind: no message, no entry, no key', async () => {
    expect(await sending(siti, 'refused-key-1', 'no')).toEqual({ ok: false, refusal: { code: 'test.no' } })
    expect([await count('outbox.message'), await count('ledger.entry'), await count('access.idempotency')]).toEqual([
      1, 1, 1,
    ])
  })

  it('on what is not one’s own is refused by the policy before anything runs', async () => {
    const before = runs
    expect(await sending(budi, 'other-key-01')).toEqual({
      ok: false,
      refusal: { code: 'access.out-of-scope', act: 'test.send' },
    })
    expect(await sending(thePublic, 'other-key-02')).toEqual({ ok: false, refusal: { code: 'access.sign-in' } })
    expect(await sending({ ...siti, role: 'auditor' }, 'other-key-03')).toEqual({
      ok: false,
      refusal: { code: 'access.not-your-role', act: 'test.send' },
    })
    expect(runs).toBe(before)
  })

  it('remembers its answer for a day and then forgets it', async () => {
    await db.asSystem(forgetAnswers)
    expect(await count('access.idempotency')).toBe(1)
    db.at('2026-11-24T02:00:01Z')
    await db.asSystem(forgetAnswers)
    expect(await count('access.idempotency')).toBe(0)
  })

  it('sent again while the first still works gets the first answer, not the refusal of a changed world', async () => {
    const once = act('test.once', { worker: 'own' })
    const [working, hasBegun] = signal()
    const [mayFinish, finish] = signal()
    let done = false
    const sent = async (wait: boolean, under = once, key = 'racing-key-1') =>
      await perform<Sent, No>(db.world, siti, {
        act: under,
        key,
        subject: async () => ({ owner: siti.person }),
        work: async (): Promise<Decision<Sent, No>> => {
          if (wait) {
            hasBegun()
            await mayFinish
            done = true
            return happened({ type: 'test.sent', run: 777 })
          }
          // The row lock of a real act: it is had when the first has committed.
          finish()
          await first
          return done ? { ok: false, refusal: { code: 'test.no' } } : happened({ type: 'test.sent', run: 778 })
        },
        entry: () => ({ act: under.name, record: { kind: 'test', id: '777' }, payload: { run: 777 } }),
      })
    const first = sent(true)
    await working
    const second = await sent(false)
    expect(second).toEqual({ ok: true, events: [{ type: 'test.sent', run: 777 }] })
    expect(second).toEqual(await first)
    expect(await sent(false, act('test.other', { worker: 'own' }))).toEqual({
      ok: false,
      refusal: { code: 'edge.key-used-otherwise' },
    })
    expect(await sent(false, once, 'racing-key-2')).toEqual({ ok: false, refusal: { code: 'test.no' } })
  })

  it('that meets a migration of its table happens all the same', async () => {
    const owner = await db.client('bekal_owner')
    await owner.query('create schema trial; create table trial.paper (n int); insert into trial.paper values (1)')
    await owner.query('grant usage on schema trial to bekal_app; grant select on trial.paper to bekal_app')
    const read = async () =>
      await perform<Sent, No>(db.world, siti, {
        act: send,
        subject: async () => ({ owner: siti.person }),
        work: async (tx) => {
          const { rows } = await sql`select * from trial.paper where n = ${1}`.execute(tx.db())
          return happened({ type: 'test.sent', run: rows.length })
        },
        entry: () => ({ act: send.name, record: { kind: 'test', id: '1' }, payload: {} }),
      })
    for (let time = 0; time < 3; time += 1) expect(await read()).toMatchObject({ ok: true })
    await owner.query('alter table trial.paper add column m int')
    await owner.end()
    expect(await read()).toEqual({ ok: true, events: [{ type: 'test.sent', run: 1 }] })
  })
})
