import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { happened, refused } from '../../kernel/decision.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { act } from '../../platform/access/policy.ts'
import { perform, transact, type World } from '../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { allAtOnce } from './at-once.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(async () => await db.close())

const system = theSystem('cli')
const tell = act('test.tell', {})

/** Sends a message as an act of its own, which is done, refused, or breaks. */
const telling = async (world: World, key: string, end: 'done' | 'refused' | 'broken' = 'done') =>
  await perform(world, system, {
    act: tell,
    work: async (tx) => {
      await tx.notify({ key, channel: 'sms', to: '+6281000000000', text: 'halo' })
      if (end === 'broken') await sql`select 1 / ${0}::int`.execute(tx.db())
      return end === 'done' ? happened({ type: 'test.told' }) : refused({ code: 'test.no' })
    },
    entry: () => ({ act: tell.name, record: { kind: 'test', id: key }, payload: {} }),
  })

const told = async (): Promise<string[]> =>
  await transact(db.world, system, async (tx) =>
    (await sql<{ key: string }>`select key from outbox.message order by key`.execute(tx.db())).rows.map(
      ({ key }) => key,
    ),
  )

describe('many acts at once', () => {
  it('are all done; one that is refused, or breaks, leaves only its own part out', async () => {
    await allAtOnce(db.world, async (once) => {
      await telling(once, 'a')
      expect((await telling(once, 'b', 'refused')).ok).toBe(false)
      await expect(telling(once, 'c', 'broken')).rejects.toThrow('division by zero')
      await telling(once, 'd')
      expect(await told()).toEqual([])
    })
    expect(await told()).toEqual(['a', 'd'])
  })

  it('are none of them done when it stops halfway', async () => {
    const stopping = allAtOnce(db.world, async (once) => {
      await telling(once, 'e')
      throw new Error('stopped halfway')
    })
    await expect(stopping).rejects.toThrow('stopped halfway')
    expect(await told()).toEqual(['a', 'd'])
  })
})
