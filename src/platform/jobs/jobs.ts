import type { Transaction } from 'kysely'
import type pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Instant } from '../../kernel/time.ts'
import type { JobPayload, Tx } from '../db/tx.ts'
import type { Tools } from '../tools.ts'

/** Work done after the request, by the worker. It may run twice; its effect must be once. */
export type Job<Payload = unknown> = {
  /** `module.verb-object`. */
  readonly name: `${string}.${string}`
  /** When it runs by itself: five cron fields, and the zone they are read in. */
  readonly cron?: { readonly at: string; readonly zone: string }
  /** How often it is tried again, with growing pauses; then it goes to the dead letters and is shown there. */
  readonly retries: number
  readonly payload: z.ZodType<Payload>
  /** `inTx` opens a transaction as the system. */
  readonly run: (payload: Payload, world: JobWorld) => Promise<void>
}

export type JobWorld = {
  readonly tools: Tools
  readonly now: () => Instant
  readonly inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

export type Enqueued = {
  readonly job: string
  readonly payload: JobPayload
  /** The moment of whoever asks; `after` is later than it by the time to wait. */
  readonly now: Instant
  readonly key?: string
  readonly after?: Instant
}

/** The queue, as a transaction sees it. */
export type Jobs = { readonly enqueue: (trx: Transaction<unknown>, enqueued: Enqueued) => Promise<void> }

const deadLetters = 'bekal.dead-letters'
const schema = 'jobs'

/** Declares a job; keeps the payload's type. */
export const job = <Payload>(declared: Job<Payload>): Job => declared as Job

/** Creates the queue's schema and one queue per job, as the owner, and lets the application use them. Runs at migration. */
export async function prepareJobs(owner: pg.Pool, jobs: readonly Job[]): Promise<void> {
  const boss = new PgBoss({ db: sqlOf(owner), schema, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue(deadLetters)
  for (const { name, retries } of jobs)
    if (!(await boss.getQueue(name)))
      await boss.createQueue(name, {
        retryLimit: retries,
        retryBackoff: true,
        retryDelay: 5,
        retryDelayMax: 3600,
        deadLetter: deadLetters,
      })
  await boss.stop({ graceful: false })
  await owner.query(`grant usage on schema ${schema} to bekal_app;
    grant select, insert, update, delete on all tables in schema ${schema} to bekal_app;
    grant execute on all functions in schema ${schema} to bekal_app; grant usage on all sequences in schema ${schema} to bekal_app`)
}

/** Opens the queue for sending, and, when `work` is called, for working. */
export async function openJobs(
  app: pg.Pool,
): Promise<Jobs & { work: (jobs: readonly Job[], world: JobWorld) => Promise<void>; close: () => Promise<void> }> {
  const boss = new PgBoss({
    db: sqlOf(app),
    schema,
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
  })
  boss.on('error', () => undefined)
  await boss.start()
  return {
    enqueue: async (trx, { job: name, payload, now, key, after }) => {
      await boss.send(name, payload, {
        db: fromKysely(trx),
        ...(key === undefined ? {} : { singletonKey: key }),
        // A wait, not a moment: the clock of the database is another one.
        ...(after === undefined
          ? {}
          : { startAfter: Math.max(0, Math.ceil((Date.parse(after) - Date.parse(now)) / 1_000)) }),
      })
    },
    work: async (jobs, world) => {
      for (const declared of jobs) await startWorking(boss, declared, world)
    },
    close: async () => await boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

async function startWorking(boss: PgBoss, { name, cron, payload, run }: Job, world: JobWorld): Promise<void> {
  if (cron) await boss.schedule(name, cron.at, {}, { tz: cron.zone })
  await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([next]) => {
    if (next) await run(payload.parse(next.data ?? {}), world)
  })
}

const sqlOf = (pool: pg.Pool) => ({
  executeSql: async (text: string, values: unknown[] = []) => await pool.query(text, values),
})
