import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { type Instant, instant } from '../../../kernel/time.ts'
import { type Actor, theSystem } from '../../access/actor.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import { transact, type World } from '../perform.ts'
import { connect, type Database, type DatabaseSource } from '../pool.ts'
import type { Tx } from '../tx.ts'
import type { Root, Server } from './global.ts'

export type TestDatabase = {
  readonly source: DatabaseSource
  readonly database: Database
  readonly world: World
  /** Jobs that were queued, in order; nothing runs them. */
  readonly queued: { readonly job: string; readonly payload: unknown }[]
  /** Holds the clock still at this moment. */
  readonly at: (moment: string) => void
  readonly as: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** A connection as the owner or the superuser, for sabotage. */
  readonly client: (user: 'postgres' | 'bekal_owner' | 'bekal_app' | 'bekal_sealer') => Promise<pg.Client>
  readonly close: () => Promise<void>
}

/** A database of this test file alone, cloned from the migrated template. The clock stands at a Monday morning in Jakarta. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('server')
  const { root } = server
  const name = `test_${randomBytes(6).toString('hex')}`
  await cloneDatabase(server, name)

  let now: Instant = instant('2026-11-23T02:00:00Z')
  const queued: TestDatabase['queued'] = []
  const jobs: Jobs = { enqueue: async (_, { job, payload }) => void queued.push({ job, payload }) }
  const source = sourceOf(root, name)
  const database = connect(source, { max: 8 })
  const world: World = { database, jobs, now: () => now, randomBytes: (length) => randomBytes(length) }
  return {
    source,
    database,
    world,
    queued,
    at: (moment) => void (now = instant(moment)),
    as: async (actor, work) => await transact(world, actor, work),
    asSystem: async (work) => await transact(world, theSystem('cli'), work),
    client: async (as) => {
      const client = new pg.Client(as === 'postgres' ? { ...root, database: name } : of(root, name, as))
      await client.connect()
      return client
    },
    close: async () => {
      await database.close()
      await dropDatabase(server, name)
    },
  }
}

/** Makes a database out of a template. */
export const cloneDatabase = async ({ root, template }: Server, name: string): Promise<void> =>
  await asRoot(root, async (client) => await clone(client, name, template))

/** Drops a database, whoever still looks at it. */
export const dropDatabase = async ({ root }: Pick<Server, 'root'>, name: string): Promise<void> =>
  await asRoot(root, async (client) => void (await client.query(`drop database if exists ${name} with (force)`)))

/** Each role by its own login where the server trusts us (ours does), else by stepping down from the superuser. */
const of = (root: Root, database: string, role: string): pg.ClientConfig =>
  root.password === undefined ? { ...root, database, user: role } : { ...root, database, options: `-c role=${role}` }

const sourceOf = (root: Root, database: string): DatabaseSource => ({
  owner: of(root, database, 'bekal_owner'),
  app: of(root, database, 'bekal_app'),
  sealer: of(root, database, 'bekal_sealer'),
})

/** A template that somebody still looks at cannot be cloned; they are gone in a moment. */
async function clone(root: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await root.query(`create database ${name} template ${template} owner bekal_owner`)
      return
    } catch (problem) {
      if (attempt === 40) throw problem
      await wait(100)
    }
  }
}

async function asRoot(at: Root, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...at, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
