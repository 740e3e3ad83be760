import { join } from 'node:path'
import pg from 'pg'
import { jobs } from '../../src/app/modules.ts'
import { loadInventedCompanies } from '../../src/modules/companies/index.ts'
import { openDesk, seal } from '../../src/modules/placements/queue/files.examples.ts'
import { type Actor, theSystem } from '../../src/platform/access/actor.ts'
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { transact, type World } from '../../src/platform/db/perform.ts'
import { sourceAt } from '../../src/platform/db/pool.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { openJobs, prepareJobs } from '../../src/platform/jobs/jobs.ts'
import { fill } from './fill.ts'
import { filledFolder } from './folder.ts'
import { worldOf } from './world.ts'

type Server = Awaited<ReturnType<typeof startEmbedded>>
export type Million = Awaited<ReturnType<typeof openMillion>>

/** How many applications; a million unless `BENCH_APPLICATIONS` says otherwise. */
export const many = Number(process.env['BENCH_APPLICATIONS'] ?? 1_000_000)

/** What the bench is doing goes where it does not disturb what is printed. */
const say = (text: string): void => void process.stderr.write(`  ${text}\n`)

/** A database with a million applications, reached as the application reaches its own; the queue takes jobs, nobody runs them. */
export async function openMillion() {
  const folder = await filledFolder({ many, say }, fillNew)
  const server = await startEmbedded({ dataDir: folder })
  const base = worldOf(sourceOf(server))
  const queue = await openJobs(base.database.app)
  const world: World = { ...base, jobs: queue }
  return {
    world,
    raw: world.database.app,
    ...groundOf(world),
    close: async () => {
      await queue.close()
      await world.database.close()
      await server.stop()
    },
  }
}

const sourceOf = ({ host, port, database }: Server) => sourceAt(host, port, database)

/** Samples are put here as on the ground of a test. */
const groundOf = (world: World) => ({
  seal,
  as: async <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => await transact(world, actor, work),
  asSystem: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => await transact(world, theSystem('cli'), work),
})

/** The tables, the reference data, the law, officers, companies; then the million. */
async function fillNew(server: Server): Promise<void> {
  const source = sourceOf(server)
  await migrate(source.owner, join(import.meta.dirname, '../../migrations'))
  const owner = new pg.Pool({ ...source.owner, max: 1 })
  await prepareJobs(owner, jobs)
  await owner.end()
  const world = worldOf(source)
  const ground = groundOf(world)
  await openDesk(ground)
  await ground.asSystem(loadInventedCompanies)
  await world.database.close()
  const { host, port, database } = server
  const superuser = new pg.Client({ host, port, database, user: 'postgres' })
  await superuser.connect()
  try {
    await fill(superuser, many, say)
  } finally {
    await superuser.end()
  }
}
