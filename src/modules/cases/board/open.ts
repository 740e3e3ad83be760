import type { Tx } from '../../../platform/db/tx.ts'
import { reference } from '../../offices/index.ts'
import { clockworkOf } from '../clockwork.ts'
import { type CaseTables } from '../store.ts'
import { boardOf, type OfficeBoard, type OpenCase } from './standing.ts'

/** Every open case the actor may see, as far as the board needs it. */
const openCases = async (tx: Tx): Promise<readonly OpenCase[]> =>
  await tx
    .db<CaseTables>()
    .selectFrom('cases.case')
    .select(['office', 'handler', 'level', 'dueAt', 'unreadSince'])
    .where('state', '<>', 'closed')
    .execute()

/** The board of the actor's office; of every office and the centre for whoever has none. By the name of the office. */
export async function boardsFor(tx: Tx): Promise<readonly OfficeBoard[]> {
  const byOffice = Map.groupBy(await openCases(tx), ({ office }) => office)
  const { office: own } = tx.actor
  const regional = [...reference().offices.values()].filter(({ kind }) => kind === 'bp3mi').map(({ id }) => id)
  const offices =
    own === null ? [null, ...new Set([...regional, ...byOffice.keys()].filter((one) => one !== null))] : [own]
  const clockwork = await clockworkOf(
    tx,
    offices.map((office) => ({ office })),
  )
  return offices.map((office) => boardOf({ office, cases: byOffice.get(office) ?? [] }, clockwork({ office })))
}
