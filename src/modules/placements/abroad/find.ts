import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Application } from '../application.ts'
import type { PlacementTables } from '../tables.ts'

/** States whose worker is abroad, or may be: a card is issued and nobody noted the departure. */
const away = ['departed', 'issued'] as const

/** A worker who is abroad, or should be, as their newest file says. */
export type Abroad = Pick<
  Application,
  'worker' | 'number' | 'province' | 'company' | 'scheme' | 'country' | 'workerName' | 'state'
>

export type AbroadFilter = {
  readonly country: string
  /** Two-digit code of the home province; `null`: all. */
  readonly province: string | null
  readonly scheme: string | null
}

const columns = ['worker', 'number', 'province', 'company', 'scheme', 'country', 'workerName', 'state'] as const

/**
 * Workers who are in a country, or should be, each once, in the order of their ids. A newer file to another country counts
 * more than an older one to this.
 *
 * @param after  the last worker of the page before; `null` for the first page
 */
export const workersAbroad = async (
  tx: Tx,
  { country, province, scheme }: AbroadFilter,
  { after, most }: { readonly after: PersonId | null; readonly most: number },
): Promise<readonly Abroad[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.application as a')
    .distinctOn('a.worker')
    .select(columns.map((column) => `a.${column}` as const))
    .where('a.country', '=', country)
    .where('a.state', 'in', away)
    .$if(province !== null, (query) => query.where('a.province', '=', province ?? ''))
    .$if(scheme !== null, (query) => query.where('a.scheme', '=', scheme ?? ''))
    .$if(after !== null, (query) => query.where('a.worker', '>', after as PersonId))
    .where((one) =>
      one.not(
        one.exists(
          one
            .selectFrom('placements.application as b')
            .whereRef('b.worker', '=', 'a.worker')
            .whereRef('b.since', '>', 'a.since')
            .whereRef('b.country', '<>', 'a.country')
            .where('b.state', 'in', away),
        ),
      ),
    )
    .orderBy('a.worker')
    .orderBy('a.since', 'desc')
    .limit(most)
    .execute()

/** Where a worker is, or should be; nothing when no file of theirs says so. */
export const abroadOf = async (tx: Tx, worker: PersonId): Promise<Abroad | undefined> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.application')
    .select(columns)
    .where('worker', '=', worker)
    .where('state', 'in', away)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst()
