import { sql } from 'kysely'
import type { OfficeId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import type { SafeHouse, Stay } from './decide.ts'

type Tables = {
  'cases.safeHouse': SafeHouse & { addressHidden: Uint8Array }
  'cases.stay': Stay & { needsHidden: Uint8Array; answerHidden: Uint8Array | null }
}

const houseColumns = ['id', 'office', 'name', 'women', 'men', 'families', 'at', 'person', 'closedAt'] as const
const stayColumns = [
  'id', 'case', 'number', 'worker', 'guest', 'level', 'fromOffice', 'toOffice', 'consent', 'askedAt', 'askedBy', 'state',
  'house', 'cameAt', 'reviewOn', 'leftAt', 'leftWhy', 'version',
] as const // biome-ignore format: a table

export const insertHouse = async (tx: Tx, row: Tables['cases.safeHouse']): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.safeHouse').values(row).execute()

/** Changes the beds of a house, or closes it. */
export const updateHouse = async (
  tx: Tx,
  id: string,
  change: Partial<Pick<SafeHouse, 'women' | 'men' | 'families' | 'closedAt'>>,
): Promise<unknown> => await tx.db<Tables>().updateTable('cases.safeHouse').set(change).where('id', '=', id).execute()

/** The open houses of the actor's office, by name. */
export const housesHere = async (tx: Tx): Promise<readonly SafeHouse[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.safeHouse')
    .select(houseColumns)
    .where('closedAt', 'is', null)
    .orderBy('name')
    .limit(100)
    .execute()

/** Which offices have a house. */
export async function hostingOffices(tx: Tx): Promise<readonly OfficeId[]> {
  const { rows } = await sql<{ office: OfficeId }>`select office from cases.hosting_offices() as office`.execute(
    tx.db(),
  )
  return rows.map(({ office }) => office)
}

export const insertStay = async (tx: Tx, row: Tables['cases.stay']): Promise<unknown> =>
  await tx.db<Tables>().insertInto('cases.stay').values(row).execute()

const stays = (tx: Tx) => tx.db<Tables>().selectFrom('cases.stay').select(stayColumns)

/** Whether the worker of a stay has a bed by another case already, in whatever house. */
export async function hasBedElsewhere(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select cases.has_bed(${id}::uuid) as held`.execute(tx.db())
  return rows[0]?.held === true
}

/** One stay; nothing when it is not the actor's to see. */
export const stayById = async (tx: Tx, id: string): Promise<Stay | undefined> =>
  await stays(tx).where('id', '=', id).executeTakeFirst()

/** The same, locked until the end of the transaction, while something may still be done to it. */
export const lockStay = async (tx: Tx, id: string): Promise<Stay | undefined> =>
  await stays(tx).where('id', '=', id).where('state', 'in', ['asked', 'kept', 'in']).forUpdate().executeTakeFirst()

/** The stays of a case, oldest first. */
export const staysOf = async (tx: Tx, of: string): Promise<readonly Stay[]> =>
  await stays(tx).where('case', '=', of).orderBy('askedAt').orderBy('id').limit(100).execute()

/** Stays asked of an office, kept or in; whoever waits longest first. */
export const staysAt = async (tx: Tx, office: OfficeId): Promise<readonly Stay[]> =>
  await stays(tx)
    .where('toOffice', '=', office)
    .where('state', 'in', ['asked', 'kept', 'in'])
    .orderBy('askedAt')
    .limit(500)
    .execute()

type StayChange = Partial<Pick<Stay, 'state' | 'house' | 'cameAt' | 'reviewOn' | 'leftAt' | 'leftWhy'>> & {
  readonly answerHidden?: Uint8Array
}

export const changeStay = async (tx: Tx, id: string, change: StayChange): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.stay')
    .set((all) => ({ ...change, version: all('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** What the person needs, and what was answered; empty texts for what nobody wrote. */
export async function textsOfStay(tx: Tx, seal: Seal, id: string): Promise<{ needs: string; answer: string }> {
  const row = await tx
    .db<Tables>()
    .selectFrom('cases.stay')
    .select(['needsHidden', 'answerHidden'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    needs: seal.reveal(row.needsHidden, hiddenAt.stayNeeds(id)),
    answer: row.answerHidden === null ? '' : seal.reveal(row.answerHidden, hiddenAt.stayAnswer(id)),
  }
}

/** Where a house is: to its own office alone. */
export async function addressOfHouse(tx: Tx, seal: Seal, id: string): Promise<string> {
  const row = await tx
    .db<Tables>()
    .selectFrom('cases.safeHouse')
    .select('addressHidden')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? seal.reveal(row.addressHidden, hiddenAt.houseAddress(id)) : ''
}
