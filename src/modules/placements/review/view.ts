import type { ApplicationId } from '../../../kernel/ids.ts'
import { ageOn, type Instant } from '../../../kernel/time.ts'
import type { Clock } from '../../../platform/clocks/clock.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Tools } from '../../../platform/tools.ts'
import { type KnownRuling, rulingsFor } from '../../directions/index.ts'
import {
  documentsOf,
  type FamilyMember,
  familyOf,
  noteLook,
  type Worker,
  type WorkerDocument,
  workerById,
} from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { type OpenQuestion, openIn } from '../ask/waiting.ts'
import type { DecisionRecord } from '../decision-record.ts'
import { decisionsOf } from '../decisions.ts'
import { type Found, findingsOf } from '../facts.ts'
import type { MoveName } from '../moves.ts'
import { openMoves } from '../moves.ts'
import { type Unread, unreadFor } from '../must-read.ts'
import type { Officer } from '../queue/officer.ts'
import { noteReader, otherReaders, type Reader } from '../readers/store.ts'
import { judged } from '../refuse/act.ts'
import { groundsToRefuse } from '../refuse/decide.ts'
import { applicationById, type HistoryLine, historyOf } from '../store.ts'
import { type Draft, draftsOf } from '../verify/draft.ts'
import { blocking } from '../weigh.ts'
import type { Comparison } from './compare.ts'
import { type Asked, askedOf, compareWithRegisters } from './officials.ts'

/** An open file as an officer sees it. */
export type FileView = Found & {
  readonly application: Application
  readonly worker: Worker
  readonly age: number
  readonly documents: readonly WorkerDocument[]
  readonly comparisons: readonly Comparison[]
  readonly drafts: readonly Draft[]
  /** Rules that stand in the way of the verification: the only grounds to hold. */
  readonly grounds: Found['findings']
  /** Rules that nobody can meet now: the only grounds to refuse the whole file. */
  readonly final: Found['findings']
  readonly moves: readonly MoveName[]
  readonly family: readonly FamilyMember[]
  readonly history: readonly HistoryLine[]
  readonly decisions: readonly DecisionRecord[]
  readonly clock: Clock | undefined
  readonly readers: readonly Reader[]
  readonly openedAt: Instant
  /** Changes of the rules that the officer must read before they decide this file. */
  readonly unread: Unread
  /** What the centre was asked about it and has not answered. */
  readonly questions: readonly OpenQuestion[]
  /** Rulings that count for its rules. */
  readonly rulings: readonly KnownRuling[]
}

type Loaded = Omit<FileView, 'comparisons' | 'drafts'> & { readonly asked: Asked | undefined }

/** Reads a file in one transaction and writes down that it was opened; registers are asked afterwards. */
export async function loadFile(
  tx: Tx,
  tools: Tools,
  { id, officer }: { id: ApplicationId; officer: Officer },
): Promise<Loaded | undefined> {
  const application = await applicationById(tx, id)
  const worker = application && (await workerById(tx, application.worker))
  // What was never sent is the worker's alone.
  if (!application || !worker || application.submittedAt === null) return undefined
  await noteLook(tx, worker.id, { act: 'placements.open-file', reason: application.state })
  await noteReader(tx, id, officer)
  const found = await findingsOf(tx, application, 'shown')
  const documents = await documentsOf(tx, worker.id)
  const isOpen = application.state === 'submitted' || application.state === 'held'
  const [clock] = await clocksOf(tx, id, 1)
  const history = await historyOf(tx, id, 500)
  return {
    ...found,
    application,
    worker,
    age: ageOn(worker.birthDate, found.on),
    documents,
    grounds: blocking(found.findings, 'verification'),
    final: groundsToRefuse(judged(found.ruleSet, found.findings), application),
    moves: openMoves(application, officer.role),
    family: await familyOf(tx, worker.id),
    history: history.slice(0, shownHistory),
    questions: openIn(history),
    rulings: await rulingsOn(tx, found),
    decisions: await decisionsOf(tx, id, 10),
    clock,
    readers: await otherReaders(tx, id, officer),
    openedAt: tx.now,
    unread: (await unreadFor(tx, officer.person, found)).unread,
    asked: isOpen
      ? await askedOf(tx, tools, { application: id, worker, documents, ruleSet: found.ruleSet })
      : undefined,
  }
}

/** How much of its history a file shows. */
const shownHistory = 40

/** The rulings for a file, those on rules it does not meet first; no more than can be read at a glance. */
async function rulingsOn(tx: Tx, found: Found): Promise<readonly KnownRuling[]> {
  const rulings = await rulingsFor(tx, { ...found, rules: new Set(found.findings.map(({ rule }) => rule)) })
  const met = new Set(found.findings.filter(({ outcome }) => outcome === 'met').map(({ rule }) => rule))
  return rulings.toSorted((a, b) => Number(met.has(a.rule)) - Number(met.has(b.rule))).slice(0, shownRulings)
}
const shownRulings = 6

/** Asks the registers beside an open file and drafts what can be said of the differences. */
export async function withRegisters(tools: Tools, { asked, ...loaded }: Loaded): Promise<FileView> {
  const comparisons = asked ? await compareWithRegisters(tools, asked) : []
  const { ruleSet, findings, documents } = loaded
  const shown = documents.filter(({ file, state }) => file !== null && state !== 'returned').map(({ kind }) => kind)
  return {
    ...loaded,
    documents: urgentFirst(documents, comparisons),
    comparisons,
    drafts: draftsOf({ ruleSet, findings, comparisons, shown }),
  }
}

const ranks = { bad: 0, open: 1, ok: 2 } as const

/** Documents in the order they ask to be looked at: what differs, what is read by eye, what matches. */
export const urgentFirst = (
  documents: readonly WorkerDocument[],
  comparisons: readonly Comparison[],
): readonly WorkerDocument[] =>
  documents.toSorted(
    (one, other) => ranks[standingOfDocument(one, comparisons)] - ranks[standingOfDocument(other, comparisons)],
  )

/** What the automatic comparison says of one document: fine, something differs, or to be read by eye. */
export function standingOfDocument(
  { kind, state }: Pick<WorkerDocument, 'kind' | 'state'>,
  comparisons: readonly Comparison[],
): 'ok' | 'bad' | 'open' {
  if (state === 'returned') return 'bad'
  const own = comparisons.filter(({ document }) => document === kind)
  if (own.some(({ state: said, rows }) => said === 'not-found' || rows.some(({ result }) => result === 'differs')))
    return 'bad'
  const compared = own.length > 0 && own.every(({ state: said }) => said === 'answered')
  return state === 'verified' || compared ? 'ok' : 'open'
}
