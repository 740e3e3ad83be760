import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import type { Channel } from './channel.ts'
import { sendWaiting } from './send.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()), 120_000)
afterAll(async () => await db.close())

const start = instant('2026-11-23T02:00:00Z')
const put = async (key: string): Promise<void> =>
  await db.asSystem(async (tx) => await tx.notify({ key, channel: 'sms', to: '+628121', text: key }))

describe('a provider that is away', () => {
  it('for a day keeps back nothing: messages go when it is back, each once', async () => {
    db.at(start)
    const gone: string[] = []
    let isAway = true
    let tries = 0
    const channel: Channel = {
      send: async ({ text }) => {
        tries += 1
        if (isAway) throw new Error('away')
        gone.push(await Promise.resolve(text))
      },
    }
    for (const key of ['a', 'b', 'c']) await put(key)
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      db.at(plusMinutes(start, minute))
      await db.asSystem(async (tx) => await sendWaiting(tx, channel))
    }
    expect(gone).toEqual([])
    // It is left alone more and more.
    expect(tries).toBeLessThan(3 * 20)
    isAway = false
    for (let hour = 24; hour < 48; hour += 1) {
      db.at(plusMinutes(start, hour * 60))
      await db.asSystem(async (tx) => await sendWaiting(tx, channel))
    }
    expect(gone.toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('for a moment is asked again in a second', async () => {
    db.at(start)
    await put('d')
    let isAway = true
    const channel: Channel = {
      send: async () => await (isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    }
    await db.asSystem(async (tx) => await sendWaiting(tx, channel))
    isAway = false
    db.at('2026-11-23T02:00:01Z')
    expect(await db.asSystem(async (tx) => await sendWaiting(tx, channel))).toBe(1)
  })
})
