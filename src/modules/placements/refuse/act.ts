import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { remedyOf, ruleOf, sentenceOf } from '../../../rules/explain.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { storeDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { prepared } from '../must-read.ts'
import { keepPromise } from '../promises.ts'
import { leavesAt } from '../queue/promise.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import type { Decided } from '../verify/act.ts'
import { type Judged, refuse } from './decide.ts'

/** Findings with who could still do something about each. */
export const judged = (ruleSet: RuleSet, findings: readonly Finding[]): (Finding & Judged)[] =>
  findings.map((finding) => ({ ...finding, helper: ruleOf(ruleSet, finding).remedy?.who ?? null }))

/**
 * Refuses a whole file on a rule that nobody can meet now, with what the rule says and what remains possible. Nothing
 * is promised any more. It cannot be undone: the worker may object, or begin anew.
 */
export async function refuseFile(
  tx: Tx,
  id: ApplicationId,
  rule: string,
): Promise<Decision<Decided<'placements.refused'>, Refusal>> {
  const application = await lockApplication(tx, id)
  if (!application) return refused({ code: 'placements.changed-meanwhile' })
  const found = await findingsOf(tx, application, 'shown')
  const findings = judged(found.ruleSet, found.findings)
  const decision = refuse(application, { findings, rule, by: tx.actor.role })
  if (!decision.ok) return decision
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const { citations, type } = decision.events[0]
  const items = findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => ({
      rule,
      citation: cite(finding.citation),
      document: null,
      text: `${sentenceOf(found.ruleSet, finding, 'id')} ${remedyOf(found.ruleSet, finding, 'id') ?? ''}`.trim(),
    }))
  const record = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'verification',
    outcome: 'refused',
    citations,
    items,
  })
  await moveTo(tx, id, 'refused')
  await keepPromise(tx, application)
  await addToHistory(tx, id, { type, data: { decision: record.id, rule, citations: [...citations] } })
  await tx.enqueue(
    'placements.settle',
    { application: id, decision: record.id },
    { key: `settle:${record.id}`, after: leavesAt(tx.now) },
  )
  const { number, worker } = application
  const { id: stored, digest, ruleSet } = record
  return happened({ type, application: id, number, worker, decision: stored, digest, ruleSet, citations })
}
