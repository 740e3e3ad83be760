import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../db/tx.ts'

/** The ledger's own reading functions ask a connection of the driver; this is the transaction in its shape. */
export const readerOf = (tx: Tx): Pick<pg.Pool, 'query'> =>
  ({
    query: async (text: string, values: readonly unknown[] = []) =>
      await tx.db().executeQuery(CompiledQuery.raw(text, [...values])),
  }) as unknown as Pick<pg.Pool, 'query'>
