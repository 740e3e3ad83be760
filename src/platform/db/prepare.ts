import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** Not more statements than this are prepared: each costs memory on every connection. */
const most = 400

/** Nor are more remembered, to see whether they come again. */
const remembered = 4_000

/** What PostgreSQL answers when a migration has given the table of a prepared statement another column. */
const stale = '0A000'

/**
 * A pool whose connections prepare the statements they are asked again. Under row-level security planning is dearer
 * than running (a file by its id: 1 ms to plan, 0.1 ms to read), and a prepared statement is planned a few times only.
 *
 * A statement is prepared from its second use on, so that what nobody repeats leaves nothing behind. When one has
 * become stale it fails, and from then on all are prepared anew under other names.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = statementNames()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparingClient(client, names)
      clients.set(client, known)
      return known
    },
    end: async () => await pool.end(),
    options: pool.options,
  }
}

type StatementNames = {
  /** The name of a statement; none at its first use, or when there are too many. */
  readonly of: (sql: string) => string | undefined
  /** Gives every statement another name. */
  readonly renew: () => void
}

function statementNames(): StatementNames {
  const numbers = new Map<string, number | null>()
  let [given, generation] = [0, 0]
  return {
    of: (sql) => {
      const number = numbers.get(sql)
      if (number === undefined) {
        if (numbers.size < remembered) numbers.set(sql, null)
        return undefined
      }
      if (number === null && given === most) return undefined
      const known = number ?? (given += 1)
      numbers.set(sql, known)
      return `bekal_${generation}_${known}`
    },
    renew: () => void (generation += 1),
  }
}

function preparingClient(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('there are no cursors here')
    // `begin`, `savepoint` and their like cannot be prepared, and have no parameters.
    const name = parameters.length === 0 ? undefined : names.of(text)
    return client
      .query({ text, values: [...parameters], ...(name === undefined ? {} : { name }) })
      .catch((problem: unknown) => {
        if (problem instanceof Error && 'code' in problem && problem.code === stale) names.renew()
        throw problem
      })
  }
  return { query, release: (destroy) => client.release(destroy) }
}
