import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { instant, plusMinutes } from '../../kernel/time.ts'
import { theSystem } from '../access/actor.ts'
import { transact } from '../db/perform.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import type { Tools } from '../tools.ts'
import { job, openJobs, prepareJobs } from './jobs.ts'

let database: TestDatabase
const ran: string[] = []
const noted = job({
  name: 'test.note',
  retries: 0,
  payload: z.object({ what: z.string() }),
  run: async ({ what }) => await Promise.resolve(void ran.push(what)),
})

beforeAll(async () => {
  database = await testDatabase()
  const owner = new pg.Pool({ ...database.source.owner, max: 2 })
  await prepareJobs(owner, [noted])
  await owner.end()
})
afterAll(async () => await database?.close())

describe('the queue', () => {
  it.each(['2019-01-01T00:00:00Z', '2039-01-01T00:00:00Z'])(
    'waits as long as it was told by whoever asks at %s, whatever the clock of the database says',
    async (moment) => {
      const queue = await openJobs(database.database.app)
      const now = instant(moment)
      const world = { ...database.world, jobs: queue, now: () => now }
      await transact(world, theSystem('cli'), async (tx) => {
        await tx.enqueue('test.note', { what: `${moment} soon` }, { after: plusMinutes(now, 1 / 60) })
        await tx.enqueue('test.note', { what: `${moment} later` }, { after: plusMinutes(now, 60) })
      })
      await queue.work([noted], { tools: {} as Tools, now: () => now, inTx: database.asSystem })
      await expect.poll(() => ran, { timeout: 15_000 }).toContain(`${moment} soon`)
      expect(ran).not.toContain(`${moment} later`)
      await queue.close()
    },
  )
})
