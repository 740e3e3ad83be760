import { randomBytes } from 'node:crypto'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { dayIn, type Instant, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Entry } from '../../../platform/ledger/entry.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { isStaffed } from '../../accounts/index.ts'
import { officeOf, officeServing, reference } from '../../offices/index.ts'
import { workerById } from '../../workers/index.ts'
import type { Attachment, Case, Channel, Filer } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { filingDigest } from '../evidence.ts'
import { codeFingerprint, hiddenAt, newCode } from '../hidden.ts'
import { nextCaseNumber } from '../numbers.ts'
import { promiseSoonAnswer, reporterHasUntil, startCasePromise } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { enterStep } from '../step.ts'
import { insertCase } from '../store.ts'
import { addMessage } from '../thread/add.ts'
import { levelOf } from '../triage.ts'
import { type Contact, keepContact } from './contact.ts'

/** A complaint as somebody tells it, through whatever door. */
export type Filing = {
  readonly category: string
  readonly signs: readonly string[]
  readonly story: string
  readonly country: string | null
  /** Province or regency of the worker's home. */
  readonly origin: string | null
  readonly place: string
  readonly filedBy: Filer
  readonly contact: Contact
  readonly channel: Channel
  readonly language: string
  readonly worker: PersonId | null
  readonly enteredBy: PersonId | null
  readonly files: readonly Attachment[]
  /** The id a provider gave the message it began with. */
  readonly external?: string
  /** When it was said, when a provider tells. */
  readonly saidAt?: Instant
}

export type CaseFiled = {
  readonly type: 'cases.filed'
  readonly case: string
  readonly number: string
  /** Digest of what was filed: with the number, all that stands in the ledger. */
  readonly filing: string
  /** The reporter's code, hidden, base64: shown once, to them. */
  readonly code: string
}

/** Keeps a complaint: the case, its first message, the promise of an answer. Nothing but a story is needed. */
export async function fileCase(tx: Tx, seal: Seal, filing: Filing): Promise<Decision<CaseFiled, CaseRefusal>> {
  const { category, story, country, origin, place, contact } = filing
  const known = caseStandard().categories.find(({ code }) => code === category)
  if (story.trim() === '' && filing.files.length === 0) return refused({ code: 'cases.no-story' })
  if (!known) return refused({ code: 'cases.no-category' })
  const id = tx.newId<string>()
  const number = await nextCaseNumber(tx)
  const salt = randomBytes(16)
  const code = newCode(seal)
  const office = known.goesTo === 'centre' ? null : await officeFor(tx, filing)
  const one = newCase(filing, {
    id,
    number,
    filing: filingDigest({ number, at: tx.now, country, origin, place, story }, salt),
    office,
    // Set here, because an officer who files for another office cannot change the case afterwards.
    dueAt: await reporterHasUntil(tx, { office }, { starts: 'public-complaint.received', since: tx.now }),
    now: tx.now,
  })
  await insertCase(tx, {
    ...one,
    salt,
    code: codeFingerprint(seal, id, code),
    placeHidden: place === '' ? null : seal.hide(place, hiddenAt.place(id)),
  })
  await keepContact(tx, seal, id, contact)
  const { channel, files, external, saidAt = tx.now } = filing
  const first = { side: 'reporter', channel, text: story, files, external: external ?? null, saidAt } as const
  await addMessage(tx, seal, one, first)
  await enterStep(tx, {
    id: tx.newId(),
    case: id,
    at: tx.now,
    step: 'filed',
    person: filing.enteredBy,
    office: filing.enteredBy === null ? null : tx.actor.office,
    data: { channel },
    said: null,
  })
  await startCasePromise(tx, one, 'public-complaint.received')
  await promiseSoonAnswer(tx, one)
  return happened({
    type: 'cases.filed',
    case: id,
    number,
    filing: one.filing,
    code: Buffer.from(seal.hide(code, hiddenAt.code(id))).toString('base64'),
  })
}

/** What the ledger is told of a filing: the number and a digest, and nothing else. */
export const filedEntry = ({ case: id, number, filing }: CaseFiled): Entry => ({
  act: 'cases.file',
  record: { kind: 'case', id },
  payload: { number, filing },
})

/**
 * The same for what comes to us by itself, as Bekal: filed and entered in the ledger.
 * @throws Error when there is nothing to file; whoever brings it has looked
 */
export async function fileAsBekal(tx: Tx, seal: Seal, filing: Filing): Promise<CaseFiled> {
  const decision = await fileCase(tx, seal, filing)
  if (!decision.ok) throw new Error(`a complaint was not taken: ${decision.refusal.code}`)
  const [filed] = decision.events
  await tx.record(filedEntry(filed))
  return filed
}

type New = Pick<Case, 'id' | 'number' | 'filing' | 'office' | 'dueAt'> & { readonly now: Case['filedAt'] }

const newCase = (
  { category, signs, country, origin, channel, filedBy, language, worker, enteredBy }: Filing,
  { now, ...made }: New,
): Case => ({
  ...made,
  category,
  signs,
  level: levelOf({ category, signs }, dayIn(now, WIB), caseStandard().levels),
  levelWhy: null,
  country,
  origin,
  channel,
  filedBy,
  language,
  worker,
  enteredBy,
  handler: null,
  reported: 'other',
  company: null,
  companyKey: null,
  state: 'filed',
  asked: null,
  answerDueOn: null,
  ground: null,
  confirmed: false,
  watcher: null,
  receiver: null,
  filedAt: now,
  completeAt: null,
  reporterAt: now,
  officeAt: null,
  unreadSince: now,
  alarmedAt: null,
  toldUnsolvedAt: null,
  closedAt: null,
  followedAt: null,
  reopened: 0,
  version: 1,
})

/** The mission where it happened, when it has people; else the office of the worker's home; the centre has the rest. */
async function officeFor(tx: Tx, { country, origin, worker }: Filing): Promise<OfficeId | null> {
  const mission = country === null ? null : (reference().destinations.get(country)?.mission ?? null)
  const abroad = mission === null ? undefined : officeOf(mission)
  if (abroad && (await isStaffed(tx, abroad.id, dayIn(tx.now, abroad.zone)))) return abroad.id
  const home = origin ?? (worker === null ? null : ((await workerById(tx, worker))?.village ?? null))
  return home === null ? null : (officeServing(home)?.id ?? null)
}
