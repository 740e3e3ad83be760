import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Instant, instant } from '../kernel/time.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Config } from '../platform/config/config.ts'
import { type Embedded, startEmbedded } from '../platform/db/embedded/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { transact, type World } from '../platform/db/perform.ts'
import { connect, type DatabaseSource, sourceAt, sourceOf } from '../platform/db/pool.ts'
import type { Tx } from '../platform/db/tx.ts'
import { openFiles } from '../platform/files/open.ts'
import { openGateways } from '../platform/gateways/open.ts'
import { openJobs, prepareJobs } from '../platform/jobs/jobs.ts'
import { type Ledger, openLedger } from '../platform/ledger/open.ts'
import { openSeal } from '../platform/seal/open.ts'
import type { Tools } from '../platform/tools.ts'
import { jobs } from './modules.ts'
import { type Simulators, startSimulators } from './simulators.ts'

/** Everything a running Bekal stands on. Opened once; closed in the opposite order. */
export type Bekal = {
  readonly world: World
  readonly tools: Tools
  readonly source: DatabaseSource
  readonly ledger: Ledger
  /** Stands in for outside systems; `null` outside a demonstration. */
  readonly simulators: Simulators | null
  readonly queue: Awaited<ReturnType<typeof openJobs>>
  readonly asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export const root = join(import.meta.dirname, '../..')

type Opening = {
  readonly now?: () => Instant
  /** `startEmbedded` for the one that serves; `reachEmbedded` for a command, which may find it running. */
  readonly database?: typeof startEmbedded
}

const theClock = (): Instant => instant(new Date())

/**
 * Opens the database (the embedded one unless `DATABASE_URL` names another), brings its schema up to date, and opens
 * keys, files, outside systems and the queue.
 *
 * @throws StartProblem, MigrationProblem: one clear sentence each
 */
export async function openBekal(
  config: Config,
  { now = theClock, database = startEmbedded }: Opening = {},
): Promise<Bekal> {
  await mkdir(config.dataDir, { recursive: true }).catch(() => undefined)
  const embedded = config.databaseUrl === null ? await database({ dataDir: config.dataDir }) : null
  try {
    return await openOn(config, now, embedded)
  } catch (problem) {
    await embedded?.stop()
    throw problem
  }
}

async function openOn(config: Config, now: () => Instant, embedded: Embedded | null): Promise<Bekal> {
  const source = embedded
    ? sourceAt(embedded.host, embedded.port, embedded.database)
    : sourceOf(config.databaseUrl ?? '', config.databaseAppUrl ?? undefined)
  await migrateAll(source)
  const database = connect(source)
  const queue = await openJobs(database.app)
  const world: World = { database, jobs: queue, now, randomBytes: (length) => randomBytes(length) }
  const asSystem: Bekal['asSystem'] = async (work) => await transact(world, theSystem('cli'), work)

  const seal = await openSeal(config.dataDir, now())
  const ledger = await openLedger({
    dataDir: config.dataDir,
    database,
    seal,
    origin: `${new URL(config.publicUrl).host}/log`,
  })
  const milliseconds = (): number => Date.parse(now())
  const files = openFiles({ dir: join(config.dataDir, 'files'), seal, now: milliseconds })
  const simulators = await startSimulators(config)
  const gateways = openGateways(endpointsOf(config, simulators), milliseconds)
  return {
    world,
    tools: { config, seal, files, gateways },
    source,
    ledger,
    simulators,
    queue,
    asSystem,
    close: async () => {
      await queue.close().catch(() => undefined)
      await simulators?.stop()
      files.close()
      await database.close()
      await embedded?.stop()
    },
  }
}

/** Migrates the schema and the queue, as the owner. */
export async function migrateAll(source: DatabaseSource): Promise<{ applied: readonly string[]; already: number }> {
  const done = await migrate(source.owner, join(root, 'migrations'))
  const owner = new pg.Pool({ ...source.owner, max: 2 })
  try {
    await prepareJobs(owner, jobs)
  } finally {
    await owner.end()
  }
  return done
}

function endpointsOf({ dukcapilUrl, imigrasiUrl, lapor }: Config, simulators: Simulators | null) {
  const patience = { timeoutMs: 4_000, retries: 1 }
  const nowhere = 'http://127.0.0.1:9'
  return {
    dukcapil: { url: dukcapilUrl ?? simulators?.url ?? nowhere, ...patience },
    imigrasi: { url: imigrasiUrl ?? simulators?.url ?? nowhere, ...patience },
    lapor: lapor ? { ...lapor, ...patience } : simulators ? { url: simulators.url, ...patience } : null,
  }
}
