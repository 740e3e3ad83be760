import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { DocumentId, PersonId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Accepted } from '../../../platform/files/files.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { documentNumberIndex, hiddenAt } from '../hidden.ts'
import type { Refusal } from '../refusal.ts'
import { changeProfile, workerById } from '../store.ts'
import { isValid } from '../worker.ts'
import type { Details } from './form.ts'
import { cardPhoto, type ReplaceReason } from './kinds.ts'
import { describeDocument, documentsOf, putDocument } from './store.ts'

export type DocumentPut = {
  readonly type: 'workers.document-put'
  readonly document: DocumentId
  readonly file: string
  readonly sha256: string
}

export type Putting = {
  readonly person: PersonId
  readonly kind: string
  readonly accepted: Accepted
  /** Why a verified document is replaced; `null` otherwise. */
  readonly reason: ReplaceReason | null
}

/** Puts a file that was taken in the place of the kind's current one. One that was verified and counts needs a reason. */
export async function put(
  tx: Tx,
  { person, kind, accepted, reason }: Putting,
): Promise<Decision<DocumentPut, Refusal>> {
  const worker = await workerById(tx, person)
  if (!worker) return refused({ code: 'workers.no-profile' })
  const current = (await documentsOf(tx, person)).find((document) => document.kind === kind)
  if (current && reason === null && isValid(current, dayIn(tx.now, zoneOfArea(worker.village ?? ''))))
    return refused({ code: 'workers.still-valid', validUntil: current.validUntil })
  const id = tx.newId<DocumentId>()
  await putDocument(tx, {
    id,
    worker: person,
    kind,
    state: 'uploaded',
    source: 'upload',
    file: accepted.id,
    mime: accepted.mime,
    size: accepted.size,
    pages: accepted.pages,
    sha256: accepted.sha256,
    numberHidden: null,
    numberIndex: null,
    numberLast4: null,
    issuedOn: null,
    validUntil: null,
    uploadedAt: tx.now,
    uploadedBy: person,
    reviewedAt: null,
    reviewedBy: null,
    reviewReason: null,
    describedAt: null,
  })
  if (kind === cardPhoto) await changeProfile(tx, person, { photo: id })
  return happened({ type: 'workers.document-put', document: id, file: accepted.id, sha256: accepted.sha256 })
}

export type DocumentDescribed = { readonly type: 'workers.document-described'; readonly document: DocumentId }

/** Keeps what the worker copied from a document. One that was verified already is not changed by this. */
export async function describe(
  tx: Tx,
  seal: Seal,
  { person, kind, details }: { person: PersonId; kind: string; details: Details },
): Promise<Decision<DocumentDescribed, Refusal>> {
  const current = (await documentsOf(tx, person)).find((document) => document.kind === kind)
  if (!current) return refused({ code: 'workers.no-document' })
  if (current.state === 'verified') return refused({ code: 'workers.still-valid', validUntil: current.validUntil })
  const { number, issuedOn, validUntil } = details
  await describeDocument(tx, current.id, {
    numberHidden: number === null ? null : seal.hide(number, hiddenAt.documentNumber(current.id)),
    numberIndex: number === null ? null : documentNumberIndex(seal, number),
    numberLast4: number === null ? null : number.slice(-4),
    issuedOn,
    validUntil,
  })
  return happened({ type: 'workers.document-described', document: current.id })
}
