import type { PersonId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import { hiddenAt } from './hidden.ts'
import type { WorkerTables } from './store.ts'

/** How workers are written to. */
export type Reach = { readonly phone: string; readonly language: string }

/**
 * Telephones and languages of many workers, for messages Bekal itself sends: in no other role, because nobody is written down
 * as having looked.
 *
 * @throws Error when a person asks
 */
export async function reachOf(tx: Tx, seal: Seal, workers: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Reach>> {
  if (tx.actor.role !== 'system') throw new Error('telephones are read together by Bekal alone')
  if (workers.length === 0) return new Map()
  const rows = await tx
    .db<WorkerTables>()
    .selectFrom('workers.worker')
    .select(['id', 'phoneHidden', 'language'])
    .where('id', 'in', workers)
    .execute()
  return new Map(
    rows.map(({ id, phoneHidden, language }) => [
      id,
      { phone: seal.reveal(phoneHidden, hiddenAt.phone(id)), language },
    ]),
  )
}

/** In which language each of these workers is written to. */
export async function languagesOf(tx: Tx, workers: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (workers.length === 0) return new Map()
  const rows = await tx
    .db<WorkerTables>()
    .selectFrom('workers.worker')
    .select(['id', 'language'])
    .where('id', 'in', workers)
    .execute()
  return new Map(rows.map(({ id, language }) => [id, language]))
}
