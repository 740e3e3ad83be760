import { type Decision, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { decisionsOf, storeDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { prepared } from '../must-read.ts'
import { leavesAt } from '../queue/promise.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import { type Held, hold, type Released, release } from './decide.ts'

type Stored = { readonly decision: string; readonly digest: string }

/** Holds a file on a rule that stands in its way; the promise goes on, since the office still owes an answer. */
export async function holdFile(tx: Tx, id: ApplicationId, rule: string): Promise<Decision<Held & Stored, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const found = await findingsOf(tx, application, 'shown')
  const decision = hold(application, { findings: found.findings, rule, by: tx.actor.role })
  if (!decision.ok) return decision
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const { citations } = decision.events[0]
  const { id: stored, digest } = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'hold',
    outcome: 'held',
    citations,
  })
  await moveTo(tx, id, 'held', { heldGround: rule })
  await addToHistory(tx, id, { type: 'placements.held', data: { decision: stored, rule, citations: [...citations] } })
  await tx.enqueue(
    'placements.settle',
    { application: id, decision: stored },
    { key: `settle:${stored}`, after: leavesAt(tx.now) },
  )
  return { ok: true, events: [{ ...decision.events[0], decision: stored, digest }] }
}

/** Lets a held file go on; what it was held on is what it is released by. */
export async function releaseFile(tx: Tx, id: ApplicationId): Promise<Decision<Released & Stored, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const decision = release(application, tx.actor.role)
  if (!decision.ok) return decision
  const held = (await decisionsOf(tx, id, 20)).find(({ kind, outcome }) => kind === 'hold' && outcome === 'held')
  if (!held) return refused({ code: 'placements.no-citation' })
  const found = await findingsOf(tx, application, 'shown')
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const { citations } = held
  const { id: stored, digest } = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'hold',
    outcome: 'released',
    citations,
  })
  await moveTo(tx, id, 'submitted')
  await addToHistory(tx, id, { type: 'placements.released', data: { decision: stored } })
  return { ok: true, events: [{ ...decision.events[0], decision: stored, digest }] }
}
