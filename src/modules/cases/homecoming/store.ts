import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import type { Homecoming } from './decide.ts'

type Row = Homecoming & { readonly routeHidden: Uint8Array; readonly whyHidden: Uint8Array | null }
type Tables = { 'cases.homecoming': Row }

const columns = [
  'id', 'case', 'facts', 'travelsOn', 'state', 'plannedAt', 'plannedBy', 'confirmedAt', 'confirmedBy', 'ruleSet', 'payers',
  'departedAt', 'arrivedAt', 'handedAt', 'version',
] as const // biome-ignore format: a table

const returns = (tx: Tx) => tx.db<Tables>().selectFrom('cases.homecoming').select(columns)
const asJson = <T>(value: T): T => JSON.stringify(value) as never

export const insertReturn = async (tx: Tx, row: Row): Promise<unknown> =>
  await tx
    .db<Tables>()
    .insertInto('cases.homecoming')
    .values({ ...row, facts: asJson(row.facts) })
    .execute()

/** The returns of a case, oldest first. */
export const returnsOf = async (tx: Tx, of: string): Promise<readonly Homecoming[]> =>
  await returns(tx).where('case', '=', of).orderBy('plannedAt').orderBy('id').limit(50).execute()

/** The return of a case that is not over, locked until the end of the transaction. */
export const lockReturn = async (tx: Tx, of: string): Promise<Homecoming | undefined> =>
  await returns(tx)
    .where('case', '=', of)
    .where('state', 'not in', ['handed', 'cancelled'])
    .forUpdate()
    .executeTakeFirst()

/** Writes what changed of a return; every write is a new version. */
export const changeReturn = async (
  tx: Tx,
  id: string,
  change: Partial<Omit<Row, 'id' | 'case' | 'version'>>,
): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.homecoming')
    .set((all) => ({
      ...change,
      ...(change.facts === undefined ? {} : { facts: asJson(change.facts) }),
      ...(change.payers === undefined ? {} : { payers: change.payers === null ? null : asJson(change.payers) }),
      version: all('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()

/** By which way somebody comes home. */
export async function routeOf(tx: Tx, seal: Seal, id: string): Promise<string> {
  const { routeHidden } = await tx
    .db<Tables>()
    .selectFrom('cases.homecoming')
    .select('routeHidden')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return seal.reveal(routeHidden, hiddenAt.returnRoute(id))
}
