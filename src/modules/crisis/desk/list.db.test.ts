import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plusMinutes } from '../../../kernel/time.ts'
import { thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openDesk, ratna, seal } from '../../placements/queue/files.examples.ts'
import { bekal, declared, gone, onRoll, sri } from '../crisis.examples.ts'
import { silenceOf } from '../remind/decide.ts'
import { keepAnswer } from '../roll/act.ts'
import type { Heard } from '../roll/decide.ts'
import { placeOfStranger } from '../roll/enter.ts'
import { changeRoll, rollById } from '../roll/store.ts'
import { crisisStandard } from '../standard.ts'
import { choicesOf, countsOf, lists, peopleOn } from './list.store.ts'

let db: TestDatabase
let event: string
const rolls: string[] = []
const everybody = { province: null, company: null }
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  event = await declared(db)
  for (let number = 0x400; number < 0x406; number += 1)
    rolls.push(await onRoll(db, event, await gone(db, { number, name: `Uji ${number}` })))
  const says = async (roll: string | undefined, what: Heard, via: 'code' | 'phone' = 'code') =>
    await db.as(via === 'phone' ? sri : bekal, async (tx) => {
      await keepAnswer(tx, seal, roll ?? '', { says: what, words: '', place: '', via, language: 'id' })
    })
  await says(rolls[0], 'safe')
  await says(rolls[1], 'help')
  await says(rolls[2], 'not-reached', 'phone')
  const tono = { name: 'Tono', phone: '+886912345678', place: 'Taipei' }
  const stranger = await db.as(bekal, async (tx) => await placeOfStranger(tx, seal, event, tono))
  await says(stranger?.id, 'help')
}, 120_000)
afterAll(async () => await db.close())

const counts = async (filter: Parameters<typeof countsOf>[1]) =>
  await db.as(sri, async (tx) => await countsOf(tx, filter))

describe('the lists of an event', () => {
  it('count everybody who is matched once, and who came by themself beside them', async () => {
    expect(await counts({ event, ...everybody })).toEqual({
      bantuan: 2,
      aman: 1,
      belum: 4,
      telepon: 0,
      'tak-cocok': 1,
      asked: 0,
      all: 7,
    })
  })

  it('name as many as they count, page after page', async () => {
    const counted = await counts({ event, ...everybody })
    for (const list of lists) {
      const found: string[] = []
      for (;;) {
        const after = found.at(-1) ?? null
        const page = await db.as(sri, async (tx) => await peopleOn(tx, list, { event, ...everybody, after, most: 2 }))
        found.push(...page.map(({ id }) => id))
        if (page.length < 2) break
      }
      expect(new Set(found).size, list).toBe(counted[list])
    }
  })

  it('show only one province or company, when asked', async () => {
    expect((await counts({ event, province: '35', company: null })).all).toBe(6)
    expect((await counts({ event, province: '11', company: null })).all).toBe(0)
    expect((await counts({ event, province: null, company: 'nobody' })).all).toBe(0)
    expect((await db.as(sri, async (tx) => await choicesOf(tx, event))).provinces).toEqual(['35'])
  })

  it('call for a telephone exactly whom silence says is to be called', async () => {
    const { reminders, call } = crisisStandard()
    const [one = '', two = ''] = rolls.slice(3)
    await db.as(bekal, async (tx) => {
      await changeRoll(tx, one, { asked: reminders.length + 1, askedAt: plusMinutes(tx.now, -call) })
      await changeRoll(tx, two, { asked: reminders.length + 1, askedAt: plusMinutes(tx.now, 1 - call) })
    })
    const on = await db.as(sri, async (tx) => {
      const found = await peopleOn(tx, 'telepon', { event, ...everybody, after: null, most: 50 })
      for (const roll of rolls) {
        const row = await rollById(tx, roll)
        const due = row && silenceOf(row, crisisStandard(), tx.now) === 'call'
        expect(found.some(({ id }) => id === roll)).toBe(due)
      }
      return found
    })
    expect(on.map(({ id }) => id)).toEqual([one])
  })

  it('are empty for whoever does not handle it', async () => {
    for (const as of [ratna, thePublic])
      expect((await db.as(as, async (tx) => await countsOf(tx, { event, ...everybody }))).all).toBe(0)
  })
})
