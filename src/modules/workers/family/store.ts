import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { WorkerTables } from '../store.ts'
import type { FamilyMember } from '../worker.ts'

type Bytes = Uint8Array

const familyColumns = [
  'id',
  'worker',
  'name',
  'relation',
  'phoneLast4',
  'village',
  'askedAt',
  'answeredAt',
  'answer',
  'witnessedAt',
  'endedAt',
] as const

/** The relatives who were asked, newest first. */
export const familyOf = async (tx: Tx, worker: PersonId): Promise<FamilyMember[]> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.familyMember')
    .select(familyColumns)
    .where('worker', '=', worker)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

export const familyByLink = async (tx: Tx, link: Bytes): Promise<(FamilyMember & { phoneHidden: Bytes }) | undefined> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.familyMember')
    .select([...familyColumns, 'phoneHidden'])
    .where('link', '=', link)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

export const familyById = async (tx: Tx, id: PersonId): Promise<FamilyMember | undefined> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.familyMember')
    .select(familyColumns)
    .where('id', '=', id)
    .executeTakeFirst()

/** Permissions of a village that were given by phone and wait for its officer, oldest first, with the worker's name. */
export const waitingInVillage = async (
  tx: Tx,
  village: string,
  limit = 100,
): Promise<(FamilyMember & { workerName: string })[]> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.familyMember as f')
    .innerJoin('workers.worker as w', 'w.id', 'f.worker')
    .select([...familyColumns.map((column) => `f.${column}` as const), 'w.name as workerName'])
    .where('f.village', '=', village)
    .where('f.answer', '=', 'permits')
    .where('f.witnessedAt', 'is', null)
    .where('f.endedAt', 'is', null)
    .orderBy('f.askedAt')
    .orderBy('f.id')
    .limit(limit)
    .execute()

export const insertFamilyMember = async (tx: Tx, member: WorkerTables['workers.familyMember']): Promise<unknown> =>
  await tx.db<WorkerTables>().insertInto('workers.familyMember').values(member).execute()

export const changeFamilyMember = async (
  tx: Tx,
  id: PersonId,
  change: Partial<
    Pick<WorkerTables['workers.familyMember'], 'answer' | 'answeredAt' | 'witnessedAt' | 'witnessedBy' | 'endedAt'>
  >,
): Promise<unknown> =>
  await tx.db<WorkerTables>().updateTable('workers.familyMember').set(change).where('id', '=', id).execute()
