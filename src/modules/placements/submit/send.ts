import type { Decision } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { findingsOf } from '../facts.ts'
import { resumePromise, runPromise } from '../promises.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, historyOf, lockApplication, moveTo } from '../store.ts'
import { isSettling } from '../verify/settling.ts'
import { type Submitted, submit } from './decide.ts'

/** Sends a file to its office and starts the promise; after a correction the promise goes on with what was left. */
export async function sendApplication(tx: Tx, id: ApplicationId): Promise<Decision<Submitted, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return { ok: false, refusal: { code: 'placements.changed-meanwhile' } }
  const { ruleSet, findings } = await findingsOf(tx, application, 'shown')
  const settling = isSettling(application, await historyOf(tx, id, 20), tx.now)
  const decision = submit(application, findings, { isSettling: settling })
  if (!decision.ok) return decision
  const { again } = decision.events[0]
  const goesOn = again && (await resumePromise(tx, application))
  const clock = goesOn ? undefined : await runPromise(tx, application, { ruleSet, starts: 'request.complete' })
  await moveTo(tx, id, 'submitted', {
    submittedAt: application.submittedAt ?? tx.now,
    clean: again ? 'corrected' : 'unchecked',
    ...(clock && { dueAt: clock.dueAt }),
  })
  await addToHistory(tx, id, { type: 'placements.submitted', data: { again } })
  await tx.enqueue('placements.compare', { application: id }, { key: `compare:${id}:${application.version}` })
  return decision
}
