import type { DocumentId, PersonId } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { WorkerTables } from '../store.ts'
import type { WorkerDocument } from '../worker.ts'

type Bytes = Uint8Array

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
  'describedAt',
] as const

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
export const putDocument = async (tx: Tx, document: WorkerTables['workers.document']): Promise<void> =>
  await putDocuments(tx, [document])

/** The same for several documents of one worker, each of another kind. */
export async function putDocuments(tx: Tx, documents: readonly WorkerTables['workers.document'][]): Promise<void> {
  const [first] = documents
  if (!first) return
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ state: 'replaced' })
    .where('worker', '=', first.worker)
    .where(
      'kind',
      'in',
      documents.map(({ kind }) => kind),
    )
    .where('state', '<>', 'replaced')
    .execute()
  await tx
    .db<WorkerTables>()
    .insertInto('workers.document')
    .values([...documents])
    .execute()
}

/** Puts a verified document that has no file: what the family and the village confirmed, or what Bekal itself issues. */
export const putConfirmed = async (
  tx: Tx,
  { worker, kind, source, by }: Pick<WorkerDocument, 'worker' | 'kind'> & { source: 'family' | 'issued'; by: PersonId },
): Promise<void> =>
  await putDocument(tx, {
    id: tx.newId<DocumentId>(),
    worker,
    kind,
    state: 'verified',
    source,
    file: null,
    mime: null,
    size: null,
    pages: null,
    sha256: null,
    numberHidden: null,
    numberIndex: null,
    numberLast4: null,
    issuedOn: null,
    validUntil: null,
    uploadedAt: tx.now,
    uploadedBy: by,
    reviewedAt: tx.now,
    reviewedBy: by,
    reviewReason: null,
    describedAt: null,
  })

/** Makes the current document of a kind history, without a new one in its place. */
export const retireDocument = async (
  tx: Tx,
  worker: PersonId,
  { kind, source }: Pick<WorkerDocument, 'kind' | 'source'>,
): Promise<unknown> =>
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ state: 'replaced' })
    .where('worker', '=', worker)
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('state', '<>', 'replaced')
    .execute()

export type Review = { readonly state: 'verified' | 'returned'; readonly reason: string | null; readonly by: PersonId }

/** Notes what an officer found of a document. */
export const reviewDocument = async (tx: Tx, id: DocumentId, review: Review): Promise<void> =>
  await reviewDocuments(tx, [id], review)

/** The same for several documents at once. */
export async function reviewDocuments(
  tx: Tx,
  ids: readonly DocumentId[],
  { state, reason, by }: Review,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ state, reviewReason: reason, reviewedAt: tx.now, reviewedBy: by })
    .where('id', 'in', [...ids])
    .execute()
}

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
  await tx
    .db<WorkerTables>()
    .updateTable('workers.document')
    .set({ ...facts, describedAt: tx.now })
    .where('id', '=', id)
    .execute()

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
