import type { DocumentId, PersonId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import { acts } from './acts.ts'
import { hiddenOf } from './store.ts'

/** Where each hidden field lies: bound into its ciphertext, so that none can be moved to another row. */
export const hiddenAt = {
  nik: (worker: PersonId): string => `workers.worker/nik/${worker}`,
  phone: (worker: PersonId): string => `workers.worker/phone/${worker}`,
  address: (worker: PersonId): string => `workers.worker/address/${worker}`,
  familyPhone: (member: PersonId): string => `workers.family_member/phone/${member}`,
  documentNumber: (document: DocumentId): string => `workers.document/number/${document}`,
} as const

/** What finds a document by its number, whatever spaces and letters it was typed with. */
export const documentNumberIndex = (seal: Seal, number: string): Uint8Array => seal.blindIndex(number, 'document')

/**
 * Notes that somebody looked at a worker's file: the worker reads it under `/siapa-melihat`.
 * @param reason  why, as a short code of ours, e.g. `verification`; never a sentence about the person
 */
export const noteLook = async (tx: Tx, worker: PersonId, { act, reason }: { act: string; reason: string }) =>
  await tx.record({ act, record: { kind: 'worker', id: worker }, payload: { reason } })

/**
 * The NIK in clear, for a comparison with a register or a card. Whoever asks is written down, in the same transaction.
 * @returns `undefined` when the actor may not see this worker
 */
export async function revealNik(tx: Tx, seal: Seal, worker: PersonId, reason: string): Promise<string | undefined> {
  const hidden = await hiddenOf(tx, worker)
  if (!hidden) return undefined
  await noteLook(tx, worker, { act: acts.revealNik.name, reason })
  return seal.reveal(hidden.nikHidden, hiddenAt.nik(worker))
}

/** The phone a message to a worker goes to. Written down unless Bekal itself sends it or it is the worker's own act. */
export async function revealPhone(tx: Tx, seal: Seal, worker: PersonId, reason: string): Promise<string | undefined> {
  const hidden = await hiddenOf(tx, worker)
  if (!hidden) return undefined
  if (tx.actor.role !== 'system' && tx.actor.person !== worker)
    await noteLook(tx, worker, { act: 'workers.reveal-phone', reason })
  return seal.reveal(hidden.phoneHidden, hiddenAt.phone(worker))
}
