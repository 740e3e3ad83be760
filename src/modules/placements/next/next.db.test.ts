import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { everything, type Filter } from '../filters/filter.ts'
import { askingOf } from '../queue/desk.ts'
import { bayu, officerFor, openDesk, other, ratna, seal, sendFile } from '../queue/files.examples.ts'
import { noteReader } from '../readers/store.ts'
import { applicationById, changeApplication, moveTo } from '../store.ts'
import { freeOf, takeNext } from './act.ts'

let db: TestDatabase
let files: ApplicationId[] = []
const due = (hours: number) => instant(new Date(Date.parse('2026-11-23T02:00:00Z') + hours * 3_600_000))

beforeAll(async () => {
  db = await testDatabase()
  const ground = { ...db, seal }
  await openDesk(ground)
  const sent: ApplicationId[] = []
  for (let number = 1; number <= 6; number += 1)
    sent.push(await sendFile(ground, { number, name: `Orang ${number}`, nik: `350599410596000${number}` }))
  files = sent
}, 120_000)
afterAll(async () => await db?.close())

/** Every file free again; the later in the list, the sooner promised. */
const allFree = async () =>
  await db.asSystem(async (tx) => {
    for (const [index, id] of files.entries())
      await moveTo(tx, id, 'submitted', { assignedTo: null, dueAt: due(6 - index) })
  })
const next = async (as: Actor, filter: Filter = everything) =>
  await db.as(as, async (tx) => {
    const taken = await takeNext(tx, { ...(await askingOf(tx, officerFor(as))), filter })
    return taken.ok ? taken.events[0].application : taken.refusal.code
  })

describe('the next file', () => {
  it('is the one promised soonest that nobody has, and is then mine', async () => {
    await allFree()
    expect(await next(ratna)).toBe(files[5])
    expect(await next(ratna)).toBe(files[4])
    const mine = await db.as(ratna, async (tx) => await applicationById(tx, files[5] as ApplicationId))
    expect(mine?.assignedTo).toBe(ratna.person)
  })

  it('is never the same for two officers who ask at one moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await allFree()
      const taken = await Promise.all([ratna, bayu, ratna, bayu, ratna, bayu].map(async (who) => await next(who)))
      expect(new Set(taken)).toEqual(new Set(files))
    }
    await allFree()
    await db.asSystem(async (tx) => {
      for (const id of files.slice(1)) await changeApplication(tx, id, { assignedTo: bayu.person })
    })
    const both = await Promise.all([next(ratna), next(bayu)])
    expect(new Set(both)).toEqual(new Set([files[0], 'placements.nothing-waits']))
  })

  it('is not one that is held, that a colleague has open, or that another office serves', async () => {
    await allFree()
    await db.asSystem(async (tx) => await moveTo(tx, files[5] as ApplicationId, 'held', { heldGround: 'passport' }))
    await db.as(bayu, async (tx) => await noteReader(tx, files[4] as ApplicationId, officerFor(bayu)))
    expect(await next(ratna)).toBe(files[3])
    expect(await next(bayu)).toBe(files[4])
    expect(await next(other)).toBe('placements.nothing-waits')
  })

  it('keeps to what the list shows, and leaves lists of somebody’s own', async () => {
    await allFree()
    expect(await next(ratna, { ...everything, country: 'KR' })).toBe('placements.nothing-waits')
    expect(await next(ratna, { ...everything, country: 'TW', officer: 'saya' })).toBe(files[5])
    expect(freeOf({ ...everything, list: 'saya', country: 'KR' })).toEqual({ ...everything, officer: 'belum' })
  })
})
