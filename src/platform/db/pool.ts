import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { preparing } from './prepare.ts'

/** How each of the three roles reaches the database. */
export type DatabaseSource = {
  readonly owner: pg.PoolConfig
  readonly app: pg.PoolConfig
  readonly sealer: pg.PoolConfig
}

/** The connections of a running Bekal. The owner's is opened only to migrate. */
export type Database = {
  readonly app: pg.Pool
  /** The same connections, preparing what they are asked again. */
  readonly prepared: PostgresPool
  readonly sealer: pg.Pool
  /** The app pool for typed queries; a module asks for its own tables. */
  readonly kysely: Kysely<unknown>
  readonly close: () => Promise<void>
}

const { builtins } = pg.types

// A day is a day, not a moment in the server's zone; moments travel as ISO text; counts are exact numbers.
pg.types.setTypeParser(builtins.DATE, (text) => text)
pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a count past 2^53: ${text}`)
  return value
})

/** Opens the pools. A connection that dies, idle or at work, is replaced, never a crash. */
export function connect(source: DatabaseSource, { max = 12 } = {}): Database {
  const app = quiet(new pg.Pool({ max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, ...source.app }))
  const sealer = quiet(new pg.Pool({ max: 2, idleTimeoutMillis: 30_000, ...source.sealer }))
  const prepared = preparing(app)
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: prepared }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    app,
    prepared,
    sealer,
    kysely,
    close: async () => void (await Promise.all([kysely.destroy(), sealer.end()])),
  }
}

/**
 * The three roles behind one `DATABASE_URL`: its user migrates, and every other connection steps down to
 * `bekal_app` or `bekal_sealer` when it opens.
 */
export function sourceOf(url: string, appUrl?: string): DatabaseSource {
  const as = (role: string): pg.PoolConfig => ({ connectionString: url, options: `-c role=${role}` })
  return {
    owner: { connectionString: url },
    app: appUrl ? { connectionString: appUrl } : as('bekal_app'),
    sealer: as('bekal_sealer'),
  }
}

/** The three roles of a server reached through a Unix socket, each with its own login. */
export const sourceAt = (host: string, port: number, database: string): DatabaseSource => ({
  owner: { host, port, database, user: 'bekal_owner' },
  app: { host, port, database, user: 'bekal_app' },
  sealer: { host, port, database, user: 'bekal_sealer' },
})

function quiet(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined)
  // One that dies while it is lent out fails its query; said twice, it would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}
