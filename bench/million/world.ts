import { randomBytes } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { instant } from '../../src/kernel/time.ts'
import type { World } from '../../src/platform/db/perform.ts'
import { connect, type DatabaseSource } from '../../src/platform/db/pool.ts'
import type { Said } from './raw.ts'

/** The moment of the bench: everything that is filled in happened before it. */
export const moment = '2026-11-23T03:00:00.000Z'

/** What a transaction needs, over a database of the bench; jobs go nowhere unless a queue is given. */
export const worldOf = (source: DatabaseSource): World => ({
  database: connect(source),
  jobs: { enqueue: async () => undefined },
  now: () => instant(moment),
  randomBytes: (length) => randomBytes(length),
})

/** The statements that some work says, besides where a transaction begins and ends. */
export async function heardIn(world: World, work: (world: World) => Promise<unknown>): Promise<readonly Said[]> {
  const heard: Said[] = []
  const listening = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: world.database.prepared }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: ({ query }) => void heard.push({ sql: query.sql, parameters: query.parameters }),
  })
  await work({ ...world, database: { ...world.database, kysely: listening } })
  return heard.filter(({ sql }) => !/^(begin|commit|rollback)/i.test(sql))
}
