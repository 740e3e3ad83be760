import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationId, type CardId, type PersonId, uuidV7 } from '../../../kernel/ids.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { applicationById, historyOf } from '../store.ts'
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
    expect(again).toMatchObject({ ok: false, refusal: { code: 'placements.already-departed' } })
  })

  it('is not noted with a withdrawn or unknown card, nor by another role', async () => {
    const { card } = await issued('issued', true)
    const refusalOf = async (one: CardId) => await db.as(desk, async (tx) => await departWith(tx, one))
    expect(await refusalOf(card)).toMatchObject({ ok: false, refusal: { code: 'placements.card-withdrawn' } })
    expect(await refusalOf(newId())).toMatchObject({ ok: false, refusal: { code: 'placements.no-such-card' } })
    const good = await issued('issued')
    expect(await db.as(counter, async (tx) => await departWith(tx, good.card))).toMatchObject({ ok: false })
  })

  it('that comes later keeps the moment the desk noted; a clock that is ahead counts as now', async () => {
    const [one, other] = [await issued('issued'), await issued('issued')]
    const [earlier, ahead] = [instant('2026-03-01T02:00:00Z'), instant('2027-06-01T02:00:00Z')]
    const noted = async (card: CardId, at: Instant) => await db.as(desk, async (tx) => await departWith(tx, card, at))
    expect(await noted(one.card, earlier)).toMatchObject({ ok: true, events: [{ notedAt: earlier }] })
    const late = await noted(other.card, ahead)
    expect(late.ok && late.events[0].notedAt < ahead).toBe(true)
    const [line] = await db.asSystem(async (tx) => await historyOf(tx, one.file))
    expect(line).toMatchObject({ type: 'placements.departed', data: { notedAt: earlier } })
  })

  it('is not noted with a card outside its days, counted on the day of the departure', async () => {
    const { card } = await issued('issued')
    const on = async (at: string) => await db.as(desk, async (tx) => await departWith(tx, card, instant(at)))
    expect(await on('2025-12-31T16:59:59Z')).toMatchObject({ refusal: { code: 'placements.card-not-valid' } })
    expect(await on('2025-12-31T17:00:00Z')).toMatchObject({ ok: true })
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
