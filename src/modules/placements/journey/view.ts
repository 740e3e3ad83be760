import type { PersonId } from '../../../kernel/ids.ts'
import type { Clock } from '../../../platform/clocks/clock.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { documentsOf, type InProcess, type InReview, type WorkerDocument } from '../../workers/index.ts'
import { type Application, isClosed } from '../application.ts'
import { type OpenQuestion, openIn } from '../ask/waiting.ts'
import type { DecisionRecord } from '../decision-record.ts'
import { decisionsOf } from '../decisions.ts'
import { type Found, findingsOf } from '../facts.ts'
import type { Orientation } from '../orient/decide.ts'
import { seatOf } from '../seat/store.ts'
import { applicationsOf, type HistoryLine, historyOf } from '../store.ts'
import { isSettling } from '../verify/settling.ts'
import { type Journey, journeyOf } from './tasks.ts'

/** Everything the page of a journey shows. */
export type JourneyView = Found & {
  readonly application: Application
  readonly documents: readonly WorkerDocument[]
  readonly journey: Journey
  readonly clock: Clock | undefined
  readonly decision: DecisionRecord | undefined
  readonly seat: Orientation | undefined
  readonly history: readonly HistoryLine[]
  /** What the office asked the centre about it and has not been answered. */
  readonly questions: readonly OpenQuestion[]
}

/** The worker's application of today: the open one, else the newest. */
export async function currentApplication(tx: Tx, worker: PersonId): Promise<Application | undefined> {
  const all = await applicationsOf(tx, worker)
  return all.find((application) => !isClosed(application)) ?? all[0]
}

/** Whether an office has an application of the worker before it: what it looks at stays as it is. */
export const inReview: InReview = async (tx, worker) =>
  (await applicationsOf(tx, worker)).some(({ state }) => state === 'submitted' || state === 'held')

const weighed = new Set<Application['state']>(['submitted', 'held', 'verified', 'scheduled', 'oriented'])

/** Whether an office weighs or has weighed an application that is still on its way. */
export const inProcess: InProcess = async (tx, worker) =>
  (await applicationsOf(tx, worker)).some(({ state }) => weighed.has(state))

/** How much of its history the worker is shown at once. */
const shownHistory = 12

/** What the worker sees of an application. One that the office may still take back again is with the office. */
export async function viewOf(tx: Tx, kept: Application): Promise<JourneyView> {
  const all = await historyOf(tx, kept.id, 500)
  const settling = isSettling(kept, all, tx.now)
  const application: Application = settling ? { ...kept, state: 'submitted' } : kept
  const history = settling ? all.slice(all.findIndex(({ type }) => type === 'placements.returned') + 1) : all
  const found = await findingsOf(tx, application, 'shown')
  const documents = await documentsOf(tx, application.worker)
  const [clock] = await clocksOf(tx, application.id, 1)
  const [last, before] = await decisionsOf(tx, application.id, 2)
  return {
    ...found,
    application,
    documents,
    journey: journeyOf({ application, documents, ruleSet: found.ruleSet, findings: found.findings }),
    clock,
    decision: settling ? before : last,
    seat: await seatOf(tx, application.id),
    history: history.slice(0, shownHistory),
    questions: openIn(history),
  }
}
