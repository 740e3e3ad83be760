import { type Decision, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, CardId, DecisionId } from '../../../kernel/ids.ts'
import { photoBytesOf } from '../../../platform/credential/photo-name.ts'
import { signCard } from '../../../platform/credential/sign.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { type CompanyTables, companyById } from '../../companies/index.ts'
import { documentsOf, type WorkerDocument } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { storeDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { prepared } from '../must-read.ts'
import { keepPromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import { type CardIssued, issueCard } from './decide.ts'
import { insertCard } from './store.ts'

/** Issues the card: decision with its findings, signed QR, new state; together or not at all. */
export async function issueFor(
  tx: Tx,
  seal: Seal,
  id: ApplicationId,
): Promise<Decision<CardIssued & { readonly digest: string }, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const found = await findingsOf(tx, application, 'verified')
  const documents = await documentsOf(tx, application.worker)
  const photo = documents.find(({ kind, state, sha256 }) => kind === 'photo' && state === 'verified' && sha256 !== null)
  const needsOrientation =
    found.ruleSet.schemes.get(application.scheme)?.steps.some(({ review }) => review === 'orientation') ?? false
  const decision = issueCard({
    application,
    findings: found.findings,
    by: tx.actor.role,
    on: found.on,
    needsOrientation,
    hasPhoto: photo !== undefined,
  })
  if (!decision.ok) return decision
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const [issued] = decision.events

  const record = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'card',
    outcome: 'issued',
    citations: issued.citations,
  })
  const card = await makeCard(tx, seal, {
    application,
    issued,
    documents,
    photo: photo?.sha256 ?? '',
    decision: record.id,
  })
  await keepPromise(tx, application)
  await moveTo(tx, id, 'issued')
  await addToHistory(tx, id, { type: 'placements.card-issued', data: { decision: record.id, card } })
  return { ok: true, events: [{ ...issued, digest: record.digest }] }
}

type Making = {
  readonly application: Application
  readonly issued: CardIssued
  readonly documents: readonly WorkerDocument[]
  /** SHA-256 of the photo on it, hex. */
  readonly photo: string
  readonly decision: DecisionId
}

/** Signs the card and keeps it. */
async function makeCard(
  tx: Tx,
  seal: Seal,
  { application, issued, documents, photo, decision }: Making,
): Promise<CardId> {
  const id = tx.newId<CardId>()
  const { validFrom, validUntil } = issued
  const { text, keyId } = signCard(seal, {
    id,
    number: application.number,
    holder: application.workerName,
    passportEnd: passportEndOf(documents),
    scheme: application.scheme,
    country: application.country,
    employer: application.employerName ?? '',
    company: await companyName(tx, application),
    photo: photoBytesOf(photo),
    issuedAt: tx.now,
    validFrom,
    validUntil,
  })
  await insertCard(tx, {
    id,
    application: application.id,
    worker: application.worker,
    number: application.number,
    decision,
    code: text,
    keyId,
    validFrom,
    validUntil,
    issuedAt: tx.now,
    revokedAt: null,
    revokedBy: null,
  })
  return id
}

const passportEndOf = (documents: readonly WorkerDocument[]): string =>
  documents.find(({ kind }) => kind === 'passport')?.numberLast4 ?? ''

const companyName = async (tx: Tx, { company }: Application): Promise<string | null> =>
  company === null ? null : ((await companyById(tx.db<CompanyTables>(), company))?.name ?? null)
