import type { DocumentId, PersonId } from '../../kernel/ids.ts'
import { openAccount } from '../../modules/accounts/index.ts'
import {
  documentNumberIndex,
  hiddenAt,
  insertFamilyMember,
  insertWorker,
  putDocuments,
} from '../../modules/workers/index.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Accepted } from '../../platform/files/files.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import type { DemoDocument, DemoPerson } from './file.ts'

/** Registers a worker, and who of the family gave permission before the village. */
export async function enrolWorker(
  tx: Tx,
  seal: Seal,
  { person, witness, permits }: { person: DemoPerson; witness: PersonId; permits: boolean },
): Promise<PersonId> {
  const { name, nik, phone, birthDate, sex, birthPlace, maritalStatus, education, village, street } = person
  const { id, phoneLast4 } = await openAccount(tx, seal, { name, phone, nik })
  await insertWorker(tx, {
    id,
    name,
    nikHidden: seal.hide(nik, hiddenAt.nik(id)),
    nikIndex: seal.blindIndex(nik, 'nik'),
    nikLast4: nik.slice(-4),
    phoneHidden: seal.hide(phone, hiddenAt.phone(id)),
    phoneLast4,
    birthDate,
    sex,
    birthPlace,
    maritalStatus,
    education,
    village,
    addressHidden: seal.hide(street, hiddenAt.address(id)),
    photo: null,
    createdAt: tx.now,
    changedAt: tx.now,
  })
  const able = person.family.filter(({ phone }) => phone !== null)
  const signer = able.find(({ relation }) => relation === (maritalStatus === 'married' ? 'spouse' : 'parent'))
  if (permits && signer) await permit(tx, seal, { worker: id, village, signer, witness })
  return id
}

type Permit = {
  readonly worker: PersonId
  readonly village: string
  readonly signer: DemoPerson['family'][number]
  readonly witness: PersonId
}

async function permit(tx: Tx, seal: Seal, { worker, village, signer, witness }: Permit): Promise<void> {
  const id = tx.newId<PersonId>()
  const phone = signer.phone ?? ''
  await insertFamilyMember(tx, {
    id,
    worker,
    name: signer.name,
    relation: signer.relation,
    phoneHidden: seal.hide(phone, hiddenAt.familyPhone(id)),
    phoneLast4: phone.slice(-4),
    link: seal.blindIndex(id, 'link'),
    village,
    askedAt: tx.now,
    answeredAt: tx.now,
    answer: 'permits',
    witnessedAt: tx.now,
    witnessedBy: witness,
    endedAt: null,
  })
}

/** A paper of the demonstration: what stands on it, and its picture. The family's permission has none. */
export type Paper = Pick<DemoDocument, 'kind' | 'number' | 'issuedOn' | 'validUntil'> & {
  readonly picture: Accepted | null
}

/** Hands papers in, as the worker. */
export const handIn = async (
  tx: Tx,
  seal: Seal,
  { worker, papers }: { worker: PersonId; papers: readonly Paper[] },
): Promise<void> =>
  await putDocuments(
    tx,
    papers.map((paper) => rowOf(tx, seal, { worker, paper })),
  )

function rowOf(tx: Tx, seal: Seal, { worker, paper }: { worker: PersonId; paper: Paper }) {
  const { kind, number, issuedOn, validUntil, picture } = paper
  const id = tx.newId<DocumentId>()
  return {
    id,
    worker,
    kind,
    state: 'uploaded' as const,
    source: picture ? ('upload' as const) : ('family' as const),
    file: picture?.id ?? null,
    mime: picture?.mime ?? null,
    size: picture?.size ?? null,
    pages: picture?.pages ?? null,
    sha256: picture?.sha256 ?? null,
    numberHidden: number === null ? null : seal.hide(number, hiddenAt.documentNumber(id)),
    numberIndex: number === null ? null : documentNumberIndex(seal, number),
    numberLast4: number === null ? null : number.slice(-4).replace(/[^A-Z0-9]/g, '0'),
    issuedOn,
    validUntil,
    uploadedAt: tx.now,
    uploadedBy: worker,
    reviewedAt: null,
    reviewedBy: null,
    reviewReason: null,
    describedAt: null,
  }
}
