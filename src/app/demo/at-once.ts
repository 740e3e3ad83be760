import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'
import type { World } from '../../platform/db/perform.ts'

/**
 * Each transaction is a savepoint of the one its connection is in already; the connection is never given back. What is
 * done is let go of together with the next savepoint: one way to the database instead of two.
 */
class WithinDriver extends PostgresDriver {
  #done = false
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const before = this.#done ? 'release savepoint act; ' : ''
    this.#done = false
    await connection.executeQuery(CompiledQuery.raw(`${before}savepoint act`))
  }
  override async commitTransaction(): Promise<void> {
    this.#done = true
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback to savepoint act; release savepoint act'))
  }
  override async releaseConnection(): Promise<void> {}
}

class WithinDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): PostgresDriver {
    return new WithinDriver(this.#config)
  }
}

/**
 * Does many acts as one: whatever stops it halfway, even a power cut, leaves nothing of them. An act that is refused
 * still leaves only its own part out. The acts must come one after another, never at the same time.
 */
export async function allAtOnce<T>(world: World, work: (world: World) => Promise<T>): Promise<T> {
  const client = await world.database.prepared.connect()
  const kysely = new Kysely<unknown>({
    dialect: new WithinDialect({
      pool: { connect: async () => client, end: async () => undefined, options: {} },
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  let broken = true
  try {
    await client.query('begin', [])
    const done = await work({ ...world, database: { ...world.database, kysely } }).catch(async (problem: unknown) => {
      await client.query('rollback', [])
      broken = false
      throw problem
    })
    await client.query('commit', [])
    broken = false
    return done
  } finally {
    client.release(broken)
  }
}
