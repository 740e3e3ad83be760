import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import type { Channel } from './channel.ts'
import { recentMessages } from './outbox.ts'
import { sendWaiting } from './send.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()), 120_000)
afterAll(async () => await db.close())

const start = instant('2026-11-23T02:00:00Z')
const put = async (key: string): Promise<void> =>
  await db.asSystem(async (tx) => await tx.notify({ key, channel: 'sms', to: '+628121', text: key }))

describe('a provider that is away', () => {
  it('for three days keeps back nothing: messages go when it is back, each once', async () => {
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
    for (let minute = 0; minute < 3 * 24 * 60; minute += 5) {
      db.at(plusMinutes(start, minute))
      await db.asSystem(async (tx) => await sendWaiting(tx, channel))
    }
    expect(gone).toEqual([])
    // It is left alone more and more.
    expect(tries).toBeLessThan(3 * 3 * 24 * 3)
    isAway = false
    for (let minute = 0; minute < 30; minute += 5) {
      db.at(plusMinutes(start, 3 * 24 * 60 + minute))
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

describe('a message that has left', () => {
  it('says nothing here any more, except in a demonstration', async () => {
    db.at(start)
    const channel: Channel = { send: async () => await Promise.resolve() }
    await put('rahasia-1')
    await db.asSystem(async (tx) => await sendWaiting(tx, channel))
    await put('rahasia-2')
    await db.asSystem(async (tx) => await sendWaiting(tx, channel, { keepsText: true }))
    const kept = await db.asSystem(async (tx) => await recentMessages(tx.db(), 50))
    const texts = kept.map(({ text }) => text)
    expect(texts).not.toContain('rahasia-1')
    expect(texts).toContain('rahasia-2')
  })
})
