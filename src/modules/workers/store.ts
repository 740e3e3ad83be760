import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Language } from '../../platform/i18n/language.ts'
import { nameKey } from './name.ts'
import type { FamilyMember, Worker, WorkerDocument } from './worker.ts'

type Bytes = Uint8Array

export type WorkerTables = {
  'workers.worker': Worker & {
    nameKey: string
    language: string
    nikHidden: Bytes
    nikIndex: Bytes
    phoneHidden: Bytes
    addressHidden: Bytes | null
  }
  'workers.document': WorkerDocument & {
    numberHidden: Bytes | null
    numberIndex: Bytes | null
    uploadedBy: PersonId
    reviewedBy: PersonId | null
  }
  'workers.familyMember': FamilyMember & { phoneHidden: Bytes; link: Bytes; witnessedBy: PersonId | null }
  'workers.servedBy': { worker: PersonId; office: OfficeId; since: Instant }
}

const workerColumns = [
  'id',
  'name',
  'nikLast4',
  'phoneLast4',
  'birthDate',
  'sex',
  'birthPlace',
  'maritalStatus',
  'education',
  'village',
  'photo',
  'createdAt',
  'changedAt',
] as const

/** A worker the actor may see, without hidden fields. */
export const workerById = async (tx: Tx, id: PersonId): Promise<Worker | undefined> =>
  await tx.db<WorkerTables>().selectFrom('workers.worker').select(workerColumns).where('id', '=', id).executeTakeFirst()

/** The hidden fields of a worker. Whoever reads them records that they looked. */
export const hiddenOf = async (
  tx: Tx,
  id: PersonId,
): Promise<{ nikHidden: Bytes; phoneHidden: Bytes; addressHidden: Bytes | null } | undefined> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.worker')
    .select(['nikHidden', 'phoneHidden', 'addressHidden'])
    .where('id', '=', id)
    .executeTakeFirst()

/** The worker of a NIK, found by its blind index, if the actor may see them. */
export const workerByNik = async (tx: Tx, nikIndex: Bytes): Promise<Worker | undefined> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.worker')
    .select(workerColumns)
    .where('nikIndex', '=', nikIndex)
    .executeTakeFirst()

type NewWorker = Omit<WorkerTables['workers.worker'], 'nameKey' | 'language'>

/** Keeps a new worker, who is written to in this language. */
export const insertWorker = async (tx: Tx, worker: NewWorker, language: Language = 'id'): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .insertInto('workers.worker')
    .values({ ...worker, language, nameKey: nameKey(worker.name) })
    .execute()

export type ProfileChange = Partial<
  Pick<Worker, 'name' | 'birthPlace' | 'maritalStatus' | 'education' | 'village' | 'photo'> & { addressHidden: Bytes }
>

/** Changes what a worker says about themself. */
export const changeProfile = async (tx: Tx, id: PersonId, change: ProfileChange): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .updateTable('workers.worker')
    .set({ ...change, ...(change.name === undefined ? {} : { nameKey: nameKey(change.name) }), changedAt: tx.now })
    .where('id', '=', id)
    .execute()

/** Lets an office see a worker it serves. */
export const serve = async (tx: Tx, worker: PersonId, office: OfficeId): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .insertInto('workers.servedBy')
    .values({ worker, office, since: tx.now })
    .onConflict((conflict) => conflict.columns(['worker', 'office']).doNothing())
    .execute()
