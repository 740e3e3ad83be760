import type { Transaction } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Actor } from '../access/actor.ts'
import type { Entry } from '../ledger/entry.ts'
import type { Message } from '../notify/message.ts'

/** A JSON payload of a job; checked by the job's own schema when it runs. */
export type JobPayload = Readonly<Record<string, unknown>>

/**
 * One transaction as one actor. Everything written through it is written together or not at all:
 * state, the ledger entry, jobs, messages and clocks.
 */
export type Tx = {
  readonly actor: Actor
  /** The moment of this transaction; decisions and rows of it share it. */
  readonly now: Instant
  /** The tables of one module: `tx.db<WorkerTables>()`. */
  readonly db: <Tables>() => Transaction<Tables>
  /** A new UUIDv7 of this moment. */
  readonly newId: <Id extends string>() => Id
  /** Writes one entry into the ledger. `perform` writes the act's own; call this for a look at sensitive fields. */
  readonly record: (entry: Entry) => Promise<void>
  /** Queues a job to run after commit. `key` makes twice the same job once. */
  readonly enqueue: (job: string, payload: JobPayload, options?: { key?: string; after?: Instant }) => Promise<void>
  /** Puts a message to a person into the outbox. `key` makes twice the same message once. */
  readonly notify: (message: Message) => Promise<void>
}
