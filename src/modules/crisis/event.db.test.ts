import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { ratna } from '../placements/queue/files.examples.ts'
import { quake, sri } from './crisis.examples.ts'
import { declareEvent, endEvent, informOf } from './declare/act.ts'
import { endedEvents, eventById, openEvents } from './store.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()), 120_000)
afterAll(async () => await db.close())

const declared = async (as: Actor = sri): Promise<string> => {
  const decision = await db.as(as, async (tx) => await declareEvent(tx, quake))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].event
}

describe('an event', () => {
  it('is read by everybody from the moment one person declares it', async () => {
    const id = await declared()
    const shown = await db.as(thePublic, async (tx) => await eventById(tx, id))
    expect(shown).toMatchObject({ event: { country: 'TW', area: 'Hualien' }, ending: null })
    expect(shown?.bulletins[0].known.id).toBe('Gempa besar di Hualien.')
    expect((await db.as(thePublic, async (tx) => await openEvents(tx, 'TW'))).map(({ event }) => event.id)).toContain(
      id,
    )
    expect(await db.as(thePublic, async (tx) => await openEvents(tx, 'SA'))).toEqual([])
  })

  it('is declared by nobody but the centre, in nobody else’s name', async () => {
    await expect(declared(ratna)).rejects.toThrow(/row-level security/)
    await expect(declared({ ...ratna, role: 'worker', office: null })).rejects.toThrow(/row-level security/)
    await expect(declared(thePublic)).rejects.toThrow('nobody is signed in')
  })

  it('keeps everything that was told of it, the newest first', async () => {
    const id = await declared()
    await db.as(sri, async (tx) => {
      const more = { ...quake, known: { id: 'Gempa susulan.', en: 'Aftershocks.' } }
      expect(await informOf(tx, id, more)).toMatchObject({ ok: true, events: [{ seq: 2 }] })
    })
    const shown = await db.as(thePublic, async (tx) => await eventById(tx, id))
    expect(shown?.bulletins.map(({ known }) => known.id)).toEqual(['Gempa susulan.', 'Gempa besar di Hualien.'])
  })

  it('ends once, with a reason, and stays readable', async () => {
    const id = await declared()
    const ends = await Promise.all(
      ['Satu.', 'Dua.'].map(async (why) => await db.as(sri, async (tx) => await endEvent(tx, id, why))),
    )
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await db.as(thePublic, endedEvents)).map(({ event }) => event.id)).toContain(id)
    expect((await db.as(thePublic, async (tx) => await openEvents(tx))).map(({ event }) => event.id)).not.toContain(id)
    const late = await db.as(sri, async (tx) => await informOf(tx, id, quake))
    expect(late).toMatchObject({ ok: false, refusal: { code: 'crisis.is-over' } })
  })

  it('cannot be altered or dropped, by nobody', async () => {
    await declared()
    const owner = await db.client('postgres')
    for (const table of ['event', 'bulletin', 'ending'])
      for (const sabotage of [`delete from crisis.${table}`, `update crisis.${table} set event = event`])
        await expect(
          owner.query(table === 'event' ? sabotage.replace('set event = event', "set area = 'x'") : sabotage),
        ).rejects.toThrow()
    await owner.end()
  })
})
