import { join } from 'node:path'
import type { ApplicationId, DocumentId, OfficeId, PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { appointOfficer } from '../../accounts/index.ts'
import { loadReference, officeId, officeOf } from '../../offices/index.ts'
import { loadRegulations, publish } from '../../regulations/index.ts'
import { documentNumberIndex, hiddenAt, insertFamilyMember, insertWorker, putDocument } from '../../workers/index.ts'
import { beginApplication } from '../apply/begin.ts'
import { findingsOf } from '../facts.ts'
import { applicationById, changeApplication } from '../store.ts'
import { sendApplication } from '../submit/send.ts'
import type { Officer } from './officer.ts'

/** Where samples are put: a database, as whoever acts, and the keys their fields are hidden with. */
export type Ground = {
  readonly as: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly seal: Seal
}

/** People and files for tests of the desk: three officers of two offices, and workers who sent a whole file. */
export const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00Z')] })
export const jatim = officeId('bp3mi-jawa-timur')
export const jateng = officeId('bp3mi-jawa-tengah')
export const personNo = (number: number): PersonId =>
  `019a0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as PersonId

const as = (role: Actor['role'], person: PersonId, office: OfficeId | null): Actor => ({
  ...thePublic,
  role,
  person,
  office,
})
export const ratna = as('counter-officer', personNo(0xf1), jatim)
export const bayu = as('counter-officer', personNo(0xf2), jatim)
export const head = as('head-of-office', personNo(0xf3), jatim)
export const other = as('counter-officer', personNo(0xf4), jateng)
export const workerNo = (number: number): Actor => as('worker', personNo(number), null)

export function officerFor({ person, role, office }: Actor): Officer {
  const known = office === null ? undefined : officeOf(office)
  if (person === null || !known || (role !== 'counter-officer' && role !== 'head-of-office'))
    throw new Error('no officer')
  return { person, role, office: known, name: person === ratna.person ? 'Ratna Dewi' : 'Bayu Aji' }
}

/** Reference data, the law, and the officers' accounts. */
export async function openDesk(ground: Ground): Promise<void> {
  await ground.asSystem(loadReference)
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await ground.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
  await addOfficers(ground)
}

/** Officers of two offices, and one at the centre. */
export async function addOfficers({ asSystem, seal }: Ground): Promise<void> {
  await asSystem(async (tx) => {
    const officer = async (who: Actor, name: string) => await addOfficer(tx, seal, { ...who, name })
    await officer(ratna, 'Ratna Dewi')
    await officer(bayu, 'Bayu Aji')
    await officer(head, 'Wayan Sudiarta')
    await officer(other, 'Eko Prasetyo')
    await officer(as('centre', personNo(0xf5), null), 'Sri Pusat')
  })
}

/** The telephone of an officer of the samples. */
export const phoneOf = (person: PersonId | null): string =>
  `+6281000${String(Number.parseInt((person ?? '').slice(-4), 16)).padStart(6, '0')}`

/** An officer of the samples, with an account and a post. */
export async function addOfficer(
  tx: Tx,
  seal: Seal,
  { person, role, office, name }: Actor & { readonly name: string },
): Promise<void> {
  if (person === null || role === 'public' || role === 'worker' || role === 'family' || role === 'system') return
  await appointOfficer(tx, seal, {
    id: person,
    name,
    phone: phoneOf(person),
    officerNumber: `P${person.slice(-4)}`,
    role,
    title: 'Petugas',
    office,
    village: null,
    from: day('2020-01-01'),
  })
}

export type Sample = {
  readonly number: number
  readonly name: string
  readonly nik: string
  readonly passport?: string
  /** A kept picture that stands for every paper. */
  readonly file?: string
  readonly mime?: 'image/webp' | 'application/pdf'
}

/** A care worker for the elderly, to Taiwan, through a company that is not known yet. */
export const toTaiwan = {
  ke: 'TW',
  kerja: 'elderly-carer',
  jalur: 'p2p',
  bulan: 24,
  majikan: null,
  perusahaan: null,
} as const

/** Registers a worker with every paper their file is asked for, and sends the file to the office. */
export async function sendFile(ground: Ground, sample: Sample, { complete = true } = {}): Promise<ApplicationId> {
  const id = personNo(sample.number)
  await ground.asSystem(async (tx) => await register(tx, ground.seal, { ...sample, id }))
  const begun = await ground.as(
    workerNo(sample.number),
    async (tx) => await beginApplication(tx, toTaiwan, { person: id }),
  )
  if (!begun.ok) throw new Error(begun.refusal.code)
  const { application } = begun.events[0]
  await ground.asSystem(async (tx) => await showAll(tx, ground.seal, { ...sample, application }))
  if (complete) {
    const sent = await ground.as(workerNo(sample.number), async (tx) => await sendApplication(tx, application))
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal))
  }
  return application
}

/** A worker with nothing but their own data. */
export const addWorker = async (
  tx: Tx,
  seal: Seal,
  { id, name, nik }: Sample & { readonly id: PersonId },
): Promise<unknown> =>
  await insertWorker(tx, {
    id,
    name,
    nikHidden: seal.hide(nik, hiddenAt.nik(id)),
    nikIndex: seal.blindIndex(nik, 'nik'),
    nikLast4: nik.slice(-4),
    phoneHidden: seal.hide('+6281000000000', hiddenAt.phone(id)),
    phoneLast4: '0000',
    birthDate: day('1996-05-01'),
    sex: 'female',
    birthPlace: 'Blitar',
    maritalStatus: 'single',
    education: 'sma',
    village: '3505012001',
    addressHidden: null,
    photo: null,
    createdAt: tx.now,
    changedAt: tx.now,
  })

/** A worker whose mother permits them to go. */
async function register(tx: Tx, seal: Seal, sample: Sample & { readonly id: PersonId }): Promise<void> {
  await addWorker(tx, seal, sample)
  await insertFamilyMember(tx, {
    id: tx.newId<PersonId>(),
    worker: sample.id,
    name: 'Sulastri',
    relation: 'parent',
    phoneHidden: seal.hide('+6281000000001', 'test'),
    phoneLast4: '0001',
    link: seal.blindIndex(sample.id, 'link'),
    village: '3505012001',
    askedAt: tx.now,
    answeredAt: tx.now,
    answer: 'permits',
    witnessedAt: tx.now,
    witnessedBy: personNo(0xee),
    endedAt: null,
  })
}

type Showing = Pick<Sample, 'passport' | 'file' | 'mime'> & { readonly application: ApplicationId }

/** Shows every document a file is asked for, as if photographed, and answers what else is asked. */
export async function showAll(
  tx: Tx,
  seal: Seal,
  { application: id, passport = 'X1234567', file = 'x'.repeat(26), mime = 'image/webp' }: Showing,
): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const application = await applicationById(tx, id)
    if (!application) throw new Error('no application')
    const { findings, ruleSet } = await findingsOf(tx, application, 'shown')
    const answers: Record<string, string | number | boolean> = { ...application.answers }
    for (const { document, outcome, needs } of findings) {
      if (document !== null && outcome !== 'met' && ruleSet.documents.get(document)?.comes !== 'issued-here')
        await putDocument(tx, paper(tx, seal, { worker: application.worker, kind: document, passport, file, mime }))
      for (const path of outcome === 'unknown' ? needs : [])
        if (!path.startsWith('documents.') && !path.startsWith('family.'))
          answers[path] ??= answerTo(ruleSet.questions.get(path)?.type, path)
    }
    await changeApplication(tx, id, { answers, lowestPosition: true })
  }
}

const good: Readonly<Record<string, string | number | boolean>> = {
  'worker.health': 'fit',
  'worker.colourVision': 'normal',
}
const answerTo = (type: string | undefined, path: string): string | number | boolean =>
  good[path] ??
  (type === 'bool'
    ? !/problem|blacklist|banned|suspend|pregnan|criminal/i.test(path)
    : type === 'int'
      ? 1_000_000
      : 'fit')

type Paper = Required<Pick<Sample, 'passport' | 'file' | 'mime'>> & { readonly worker: PersonId; readonly kind: string }

const paper = (tx: Tx, seal: Seal, { worker, kind, passport, file, mime }: Paper) => {
  const id = tx.newId<DocumentId>()
  const numbered = kind === 'passport'
  return {
    id,
    worker,
    kind,
    state: 'uploaded' as const,
    source: 'upload' as const,
    file,
    mime,
    size: 1000,
    pages: 1,
    sha256: 'a'.repeat(64),
    numberHidden: numbered ? seal.hide(passport, hiddenAt.documentNumber(id)) : null,
    numberIndex: numbered ? documentNumberIndex(seal, passport) : null,
    numberLast4: numbered ? passport.slice(-4) : null,
    issuedOn: day('2026-11-01'),
    validUntil: day('2030-01-01'),
    uploadedAt: tx.now,
    uploadedBy: worker,
    reviewedAt: null,
    reviewedBy: null,
    reviewReason: null,
    describedAt: null,
  }
}
