import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { day, instant } from '../src/kernel/time.ts'
import { loadReference } from '../src/modules/offices/index.ts'
import { loadRegulations, publish } from '../src/modules/regulations/index.ts'
import { theSystem } from '../src/platform/access/actor.ts'
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { transact, type World } from '../src/platform/db/perform.ts'
import { connect, sourceAt } from '../src/platform/db/pool.ts'
import { prepareJobs } from '../src/platform/jobs/jobs.ts'

const root = join(import.meta.dirname, '..')

/** A statement as it went to the database. */
export type Said = { readonly sql: string; readonly parameters: readonly unknown[] }

/** A database of the bench alone, migrated, with reference data and rules; what the application says to it can be heard. */
export async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'bekal-bench-'))
  const server = await startEmbedded({ dataDir: folder })
  const source = sourceAt(server.host, server.port, server.database)
  await migrate(source.owner, join(root, 'migrations'))
  const owner = new pg.Pool({ ...source.owner, max: 1 })
  await prepareJobs(owner, [])
  const database = connect(source)
  const heard: Said[] = []
  const listening = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: database.app }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: ({ query }) => void heard.push({ sql: query.sql, parameters: query.parameters }),
  })
  const now = () => instant('2026-11-23T03:00:00Z')
  const world: World = {
    database,
    jobs: { enqueue: async () => undefined },
    now,
    randomBytes: (length) => randomBytes(length),
  }
  const asSystem = async <T>(work: Parameters<typeof transact<T>>[2]): Promise<T> =>
    await transact(world, theSystem('cli'), work)
  await asSystem(loadReference)
  const { ruleSet } = await loadRegulations(join(root, 'regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'bench' }))
  const superuser = new pg.Pool({
    host: server.host,
    port: server.port,
    database: server.database,
    user: 'postgres',
    max: 1,
  })
  return {
    world,
    /** The same world, heard. */
    listening: { ...world, database: { ...database, kysely: listening } } satisfies World,
    heard,
    asSystem,
    superuser,
    raw: database.app,
    close: async () => {
      await Promise.all([owner.end(), superuser.end()])
      await database.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Writes many applications in one statement: the shares of offices, states and promises of a working ministry. */
export const fillApplications = async (superuser: pg.Pool, many: number): Promise<void> => {
  await superuser.query(
    `with offices as (select array_agg(id order by id) as ids from offices.office where kind = 'bp3mi')
     insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer,
       contract_months, province, village, office, state, since, created_at, submitted_at, due_at, clean)
     select gen_random_uuid(), 'BCH-26-' || lpad(n::text, 6, '0') || '-' || n, gen_random_uuid(), 'Orang ' || n, 'orang ' || n, lpad((n % 10000)::text, 4, '0'),
       'p2p', (array['TW', 'HK', 'MY', 'SG', 'BN'])[1 + n % 5], 'domestic-worker', 'household', 'household', 24, '35', '3505012001',
       offices.ids[1 + n % array_length(offices.ids, 1)], case when n % 50 = 0 then 'submitted' else 'departed' end, now, now, now,
       case when n % 50 = 0 then now + (n % 4000 - 1000) * interval '1 minute' end, (array['match', 'differs', 'unclear'])[1 + n % 3]
     from generate_series(1, $1::int) n, offices, (select timestamptz '2026-11-23T03:00:00Z' as now) t`,
    [many],
  )
  await superuser.query('analyze placements.application')
}

/** Median rate of single calls, in turns with another, so that a noisy neighbour meets both. */
export async function inTurns(
  works: readonly (() => Promise<unknown>)[],
  { rounds = 9, calls = 60 } = {},
): Promise<number[]> {
  const rates = works.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, work] of works.entries()) {
      const start = process.hrtime.bigint()
      for (let call = 0; call < calls; call += 1) await work()
      rates[index]?.push(calls / (Number(process.hrtime.bigint() - start) / 1e9))
    }
  return rates.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
}
