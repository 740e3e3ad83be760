import { sql, type Transaction } from 'kysely'
import type { Json } from '../../kernel/canonical.ts'
import type { Decision } from '../../kernel/decision.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../kernel/time.ts'
import type { Actor } from '../access/actor.ts'
import { whyNotAllowed } from '../access/policy.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { appendEntry } from '../ledger/append.ts'
import { putMessage } from '../notify/outbox.ts'
import type { EdgeRefusal, Performed } from './performed.ts'
import type { Database } from './pool.ts'
import type { Tx } from './tx.ts'

/** What a transaction needs of the world. Time and randomness come in, so that a test can hold them still. */
export type World = {
  readonly database: Database
  readonly jobs: Jobs
  readonly now: () => Instant
  readonly randomBytes: (length: number) => Uint8Array
}

/**
 * Runs `work` in one transaction as this actor, through row-level security.
 * What it throws rolls everything back.
 */
export async function transact<T>(world: World, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const now = world.now()
  return await world.database.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('bekal.role', ${actor.role}, true), set_config('bekal.person', ${actor.person ?? ''}, true),
      set_config('bekal.office', ${actor.office ?? ''}, true), set_config('bekal.village', ${actor.village ?? ''}, true),
      set_config('bekal.now', ${now}, true)`.execute(trx)
    return await work(txOf(world, actor, { now, trx }))
  })
}

function txOf(world: World, actor: Actor, { now, trx }: { now: Instant; trx: Transaction<unknown> }): Tx {
  const newId = <Id extends string>(): Id => uuidV7(Date.parse(now), world.randomBytes(10)) as Id
  return {
    actor,
    now,
    db: <Tables>() => trx as Transaction<Tables>,
    newId,
    record: async (entry) =>
      void (await appendEntry(trx, { actor, at: now, entry, id: newId(), salt: world.randomBytes(16) })),
    enqueue: async (job, payload, options) => await world.jobs.enqueue(trx, { job, payload, now, ...options }),
    notify: async (message) => await putMessage(trx, message, { id: newId(), at: now }),
  }
}

/** Carries a refusal out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  readonly decision: { ok: false; refusal: unknown }
  constructor(refusal: unknown) {
    super('refused')
    this.decision = { ok: false, refusal }
  }
}

type IdempotencyTables = {
  'access.idempotency': { actor: string; key: string; act: string; answer: string; at: Instant }
}

/**
 * The shell of every act: policy, idempotency, the decision, its ledger entry; all in one transaction.
 * On a refusal nothing is written. The same key of the same actor gives the first answer again.
 */
export async function perform<Event, Refusal>(
  world: World,
  actor: Actor,
  performed: Performed<Event, Refusal>,
): Promise<Decision<Event, Refusal | EdgeRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(world, actor, async (tx) => await once(tx, performed))
    } catch (problem) {
      if (problem instanceof RolledBack)
        return (
          (await firstAnswer(world, actor, performed)) ??
          (problem.decision as { ok: false; refusal: Refusal | EdgeRefusal })
        )
      if (!isWorthAnotherTry(problem) || attempt === 4) throw problem
    }
  }
}

/**
 * The same form sent twice at the same moment: the second waits for the row of the first and then finds the world
 * changed, which it would be refused for. What it is owed is the answer of the first, written meanwhile.
 */
async function firstAnswer<Event, Refusal>(
  world: World,
  actor: Actor,
  { act, key }: Pick<Performed<Event, Refusal>, 'act' | 'key'>,
): Promise<Decision<Event, Refusal> | undefined> {
  if (key === undefined) return undefined
  const before = await transact(world, actor, async (tx) => await answeredBefore(tx, key))
  return before?.act === act.name ? (before.answer as Decision<Event, Refusal>) : undefined
}

async function once<Event, Refusal>(
  tx: Tx,
  performed: Performed<Event, Refusal>,
): Promise<Decision<Event, Refusal | EdgeRefusal>> {
  const { act, subject, key, work, entry } = performed
  if (key !== undefined) {
    const before = await answeredBefore(tx, key)
    if (before && before.act !== act.name) throw new RolledBack({ code: 'edge.key-used-otherwise' })
    if (before) return before.answer as Decision<Event, Refusal>
  }
  const on = subject ? await subject(tx) : {}
  if (on === undefined) throw new RolledBack({ code: 'edge.not-found' })
  const no = whyNotAllowed(tx.actor, act, on)
  if (no) throw new RolledBack(no)

  const decision = await work(tx)
  if (!decision.ok) throw new RolledBack(decision.refusal)
  await tx.record(entry(decision.events))
  if (key !== undefined) await rememberAnswer(tx, { key, act: act.name, answer: decision as unknown as Json })
  return decision
}

const whose = ({ actor }: Tx): string => actor.person ?? actor.role

async function answeredBefore(tx: Tx, key: string): Promise<{ act: string; answer: unknown } | undefined> {
  return await tx
    .db<IdempotencyTables>()
    .selectFrom('access.idempotency')
    .select(['act', 'answer'])
    .where('actor', '=', whose(tx))
    .where('key', '=', key)
    .executeTakeFirst()
}

async function rememberAnswer(tx: Tx, { key, act, answer }: { key: string; act: string; answer: Json }): Promise<void> {
  await tx
    .db<IdempotencyTables>()
    .insertInto('access.idempotency')
    .values({ actor: whose(tx), key, act, answer: JSON.stringify(answer), at: tx.now })
    .execute()
}

/** Forgets answers to forms after a day: nobody sends the same form again then. */
export const forgetAnswers = async (tx: Tx): Promise<unknown> =>
  await tx
    .db<IdempotencyTables>()
    .deleteFrom('access.idempotency')
    .where('at', '<', plusMinutes(tx.now, -24 * 60))
    .execute()

/**
 * A second click that raced the first, a serialization failure, a deadlock, a prepared statement whose table a migration
 * has just changed: the second try meets a settled world.
 */
const isWorthAnotherTry = (problem: unknown): boolean =>
  problem instanceof Error &&
  'code' in problem &&
  (problem.code === '40001' ||
    problem.code === '40P01' ||
    problem.code === '0A000' ||
    (problem.code === '23505' && 'table' in problem && problem.table === 'idempotency'))
