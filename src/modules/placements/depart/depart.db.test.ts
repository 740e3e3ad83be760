import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationId, type CardId, type PersonId, uuidV7 } from '../../../kernel/ids.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { applicationById } from '../store.ts'
import { departWith } from './depart.ts'

const newId = <Id extends string>(): Id => uuidV7(Date.now(), randomBytes(10)) as Id
const desk: Actor = { ...thePublic, role: 'airport-desk', person: newId<PersonId>() }
const counter: Actor = { ...thePublic, role: 'counter-officer', person: newId<PersonId>() }

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(async () => await db.close())

/** A file with a card in this state, as the database holds one. */
async function issued(state: string, revoked = false): Promise<{ file: ApplicationId; card: CardId }> {
  const [file, card, number] = [newId<ApplicationId>(), newId<CardId>(), randomBytes(6).toString('hex')]
  const client = await db.client('postgres')
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
     values ($1, $2, $1, 'X', 'x', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', $3, now(), now(), now())`,
    [file, number, state],
  )
  await client.query(
    `insert into placements.card (id, application, worker, number, decision, code, key_id, valid_from, valid_until, issued_at, revoked_at, revoked_by)
     values ($1, $2, $2, $3, $2, 'x', 'x', '2026-01-01', '2028-01-01', now(), $4, $5)`,
    [card, file, number, revoked ? new Date() : null, revoked ? file : null],
  )
  await client.end()
  return { file, card }
}

describe('a departure', () => {
  it('is noted once, on the file of the card in hand', async () => {
    const { file, card } = await issued('issued')
    expect(await db.as(desk, async (tx) => await departWith(tx, card))).toMatchObject({ ok: true })
    expect(await db.asSystem(async (tx) => await applicationById(tx, file))).toMatchObject({ state: 'departed' })
    const again = await db.as(desk, async (tx) => await departWith(tx, card))
    expect(again).toMatchObject({ ok: false, refusal: { code: 'placements.wrong-state' } })
  })

  it('is not noted with a withdrawn or unknown card, nor by another role', async () => {
    const { card } = await issued('issued', true)
    for (const one of [card, newId<CardId>()])
      expect(await db.as(desk, async (tx) => await departWith(tx, one))).toMatchObject({ ok: false })
    const good = await issued('issued')
    expect(await db.as(counter, async (tx) => await departWith(tx, good.card))).toMatchObject({ ok: false })
  })

  it('opens no file to the desk but the one in hand, and that only for the moment', async () => {
    const [one, other] = [await issued('issued'), await issued('issued')]
    await db.as(desk, async (tx) => {
      expect(await applicationById(tx, one.file)).toBeUndefined()
      await departWith(tx, one.card)
      expect(await applicationById(tx, other.file)).toBeUndefined()
    })
    expect(await db.as(desk, async (tx) => await applicationById(tx, one.file))).toBeUndefined()
  })
})
