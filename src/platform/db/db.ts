import type { Kysely, Transaction } from 'kysely'

/** A connection that knows the tables `T`. A module asks only for its own. */
// biome-ignore format: one line reads better
export type Db<T> = Kysely<T> | Transaction<T>
