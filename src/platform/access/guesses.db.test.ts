import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import { forgetGuesses, giveGuessBack, takeGuess } from './guesses.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(async () => await db.close())

const guessing = { most: 3, minutes: 60 }
const guess = async (what: string): Promise<boolean> =>
  await db.asSystem(async (tx) => await takeGuess(tx, what, guessing))

describe('guessing at a short secret', () => {
  it('is heard as often as allowed, however many come at one moment', async () => {
    const heard = await Promise.all(Array.from({ length: 20 }, async () => await guess('a')))
    expect(heard.filter(Boolean)).toHaveLength(3)
    expect(await guess('b')).toBe(true)
  })

  it('is not counted when it was right', async () => {
    for (let times = 0; times < 10; times += 1) {
      expect(await guess('c')).toBe(true)
      await db.asSystem(async (tx) => await giveGuessBack(tx, 'c'))
    }
  })

  it('begins anew after its time, and is forgotten after a day', async () => {
    for (let times = 0; times < 4; times += 1) await guess('d')
    db.at('2026-11-23T02:59:00Z')
    expect(await guess('d')).toBe(false)
    db.at('2026-11-23T03:00:00Z')
    expect(await guess('d')).toBe(true)
    db.at('2026-11-24T03:00:01Z')
    await db.asSystem(forgetGuesses)
    db.at('2026-11-23T03:00:02Z')
    for (let times = 0; times < 3; times += 1) expect(await guess('d')).toBe(true)
  })
})
