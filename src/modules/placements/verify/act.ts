import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, DecisionId, PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Application } from '../application.ts'
import type { Item } from '../decision-record.ts'
import { decisionsOf, storeDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { prepared } from '../must-read.ts'
import { pausePromise, resumePromise } from '../promises.ts'
import { leavesAt } from '../queue/promise.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, changeApplication, historyOf, lockApplication, moveTo } from '../store.ts'
import { type Assigned, approve, assign, giveBack, type Undone, undo, whyNotBulk } from './decide.ts'

/** What was decided of a file, for the ledger entry and the sentence after it. */
export type Decided<Type extends string = 'placements.approved' | 'placements.returned'> = {
  readonly type: Type
  readonly application: ApplicationId
  readonly number: string
  readonly worker: PersonId
  readonly decision: DecisionId
  readonly digest: string
  readonly ruleSet: string
  readonly citations: readonly string[]
}

const changed = refused({ code: 'placements.changed-meanwhile' } as const)

/**
 * Approves a file: what the worker has shown counts, since the officer has seen it. The promise stops and the message
 * leaves when the decision can no longer be undone.
 */
export async function approveFile(
  tx: Tx,
  id: ApplicationId,
  { reason }: { reason: string | null },
): Promise<Decision<Decided, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return changed
  const found = await findingsOf(tx, application, 'shown')
  const decision = approve({ application, findings: found.findings, by: tx.actor.role, reason })
  if (!decision.ok) return decision
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const { citations, reason: said } = decision.events[0]
  const [ground] = citations
  const items: Item[] =
    said === null || ground === undefined ? [] : [{ rule: 'officer', citation: ground, document: null, text: said }]
  const record = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'verification',
    outcome: 'approved',
    citations,
    items,
  })
  await moveTo(tx, id, 'verified')
  await pausePromise(tx, application, 'decided')
  return await leave(tx, application, { type: 'placements.approved', ...record })
}

/** Gives a file back: exactly these items; the clock waits for the worker. */
export async function returnFile(
  tx: Tx,
  id: ApplicationId,
  items: readonly Item[],
): Promise<Decision<Decided, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return changed
  const decision = giveBack(application, items, tx.actor.role)
  if (!decision.ok) return decision
  const { citations } = decision.events[0]
  const found = await findingsOf(tx, application, 'shown')
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const record = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'verification',
    outcome: 'returned',
    citations,
    items,
  })
  await moveTo(tx, id, 'returned')
  await pausePromise(tx, application)
  return await leave(tx, application, { type: 'placements.returned', ...record })
}

type Leaving = Pick<Decided, 'type' | 'digest' | 'ruleSet' | 'citations'> & { readonly id: DecisionId }

/** Writes the history, and lets the decision leave the house when it can no longer be undone. */
async function leave(
  tx: Tx,
  { id, number, worker }: Application,
  { type, id: decision, digest, ruleSet, citations }: Leaving,
): Promise<Decision<Decided, Refusal>> {
  await addToHistory(tx, id, { type, data: { decision, citations: [...citations] } })
  await tx.enqueue(
    'placements.settle',
    { application: id, decision },
    { key: `settle:${decision}`, after: leavesAt(tx.now) },
  )
  return happened({ type, application: id, number, worker, decision, digest, ruleSet, citations })
}

/** Approves several clean files with one reason: all, or none when one of them cannot be. All that is unread is named at once. */
export async function approveMany(
  tx: Tx,
  ids: readonly ApplicationId[],
  { reason }: { reason: string },
): Promise<Decision<Decided, Refusal>> {
  const sorted = [...new Set(ids)].toSorted()
  const locked: Application[] = []
  for (const id of sorted) {
    const application = await lockApplication(tx, id)
    if (!application) return changed
    locked.push(application)
  }
  const no = whyNotBulk(locked, reason)
  if (no) return refused(no)
  const done: Decided[] = []
  const unread = new Set<string>()
  for (const id of sorted) {
    const decision = await approveFile(tx, id, { reason })
    if (decision.ok) done.push(...decision.events)
    else if (decision.refusal.code !== 'placements.must-read') return decision
    else for (const title of decision.refusal.titles) unread.add(title)
  }
  if (unread.size > 0) return refused({ code: 'placements.must-read', titles: [...unread] })
  const [first, ...more] = done
  return first === undefined ? refused({ code: 'placements.not-clean', numbers: [] }) : happened(first, ...more)
}

/** Takes the officer's own last decision on a file back, while its message has not left. The clock goes on. */
export async function undoDecision(tx: Tx, id: ApplicationId): Promise<Decision<Undone, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return changed
  const [record] = await decisionsOf(tx, id, 1)
  const undone = (await historyOf(tx, id, 20)).some(
    ({ type, data }) => type === 'placements.undone' && decisionIn(data) === record?.id,
  )
  const decision = undo(application, { record: undone ? undefined : record, now: tx.now, by: tx.actor })
  if (!decision.ok) return decision
  await moveTo(tx, id, 'submitted')
  await resumePromise(tx, application)
  const { decision: which, outcome } = decision.events[0]
  await addToHistory(tx, id, { type: 'placements.undone', data: { decision: which, outcome } })
  return decision
}

/** The decision a line of the history speaks of. */
export const decisionIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'decision' in data && typeof data.decision === 'string'
    ? data.decision
    : undefined

/** Puts a file on an officer's desk. A colleague's file is moved only by the head of office. */
export async function assignFile(tx: Tx, id: ApplicationId, to: PersonId): Promise<Decision<Assigned, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return changed
  const decision = assign(application, { to, by: tx.actor })
  if (!decision.ok) return decision
  await changeApplication(tx, id, { assignedTo: to })
  await addToHistory(tx, id, { type: 'placements.assigned', data: { to } })
  return decision
}
