import type { DocumentId, OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { nameKey } from './name.ts'
import type { FamilyMember, Worker, WorkerDocument } from './worker.ts'

type Bytes = Uint8Array

export type WorkerTables = {
  'workers.worker': Worker & {
    nameKey: string
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

const documentColumns = [
  'id',
  'worker',
  'kind',
  'state',
  'source',
  'file',
  'mime',
  'size',
  'pages',
  'sha256',
  'numberLast4',
  'issuedOn',
  'validUntil',
  'uploadedAt',
  'reviewedAt',
  'reviewReason',
] as const

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

export const insertWorker = async (tx: Tx, worker: Omit<WorkerTables['workers.worker'], 'nameKey'>): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .insertInto('workers.worker')
    .values({ ...worker, nameKey: nameKey(worker.name) })
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

/** The current documents of a worker, by kind. Replaced ones are history. */
export const documentsOf = async (tx: Tx, worker: PersonId): Promise<WorkerDocument[]> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.document')
    .select(documentColumns)
    .where('worker', '=', worker)
    .where('state', '<>', 'replaced')
    .orderBy('kind')
    .limit(100)
    .execute()

export const documentById = async (tx: Tx, id: DocumentId): Promise<WorkerDocument | undefined> =>
  await tx
    .db<WorkerTables>()
    .selectFrom('workers.document')
    .select(documentColumns)
    .where('id', '=', id)
    .executeTakeFirst()

export const numberHiddenOf = async (tx: Tx, id: DocumentId): Promise<Bytes | null> =>
  (
    await tx
      .db<WorkerTables>()
      .selectFrom('workers.document')
      .select('numberHidden')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.numberHidden ?? null

/** Puts a document in the place of the current one of its kind, which becomes history. */
export async function putDocument(tx: Tx, document: WorkerTables['workers.document']): Promise<void> {
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ state: 'replaced' })
    .where('worker', '=', document.worker)
    .where('kind', '=', document.kind)
    .where('state', '<>', 'replaced')
    .execute()
  await tx.db<WorkerTables>().insertInto('workers.document').values(document).execute()
}

export type Review = { readonly state: 'verified' | 'returned'; readonly reason: string | null; readonly by: PersonId }

/** Notes what an officer found of a document. */
export const reviewDocument = async (tx: Tx, id: DocumentId, { state, reason, by }: Review): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ state, reviewReason: reason, reviewedAt: tx.now, reviewedBy: by })
    .where('id', '=', id)
    .execute()

/** What is known of a document besides its picture. */
export const describeDocument = async (
  tx: Tx,
  id: DocumentId,
  facts: {
    numberHidden: Bytes | null
    numberIndex: Bytes | null
    numberLast4: string | null
    issuedOn: LocalDate | null
    validUntil: LocalDate | null
  },
): Promise<unknown> =>
  await tx.db<WorkerTables>().updateTable('workers.document').set(facts).where('id', '=', id).execute()

/** Workers that hold a document of this number (a passport), if the actor may see them. */
export const workersByDocumentNumber = async (tx: Tx, numberIndex: Bytes, limit = 5): Promise<PersonId[]> =>
  (
    await tx
      .db<WorkerTables>()
      .selectFrom('workers.document')
      .select('worker')
      .distinct()
      .where('numberIndex', '=', numberIndex)
      .orderBy('worker')
      .limit(limit)
      .execute()
  ).map(({ worker }) => worker)

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

/** Permissions of a village that wait for its officer, oldest first, with the worker's name. */
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

/** Lets an office see a worker it serves. */
export const serve = async (tx: Tx, worker: PersonId, office: OfficeId): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .insertInto('workers.servedBy')
    .values({ worker, office, since: tx.now })
    .onConflict((conflict) => conflict.columns(['worker', 'office']).doNothing())
    .execute()
