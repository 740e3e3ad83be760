import { cite } from '../../../kernel/citation.ts'
import { type Decision, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { storeDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { cardOf, markRevoked } from '../issue/store.ts'
import { prepared } from '../must-read.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, lockApplication, moveTo } from '../store.ts'
import { type CardRevoked, revokeCard } from './decide.ts'

/** Revokes the card of an application on the ground of a rule; verifiers learn of it with the next list. */
export async function revokeFor(
  tx: Tx,
  id: ApplicationId,
  { rule, reason }: { rule: string; reason: string },
): Promise<Decision<CardRevoked & { readonly digest: string }, Refusal>> {
  const application = await lockApplication(tx, id)
  const card = application && (await cardOf(tx, id))
  if (!application || !card) return refused({ code: 'placements.changed-meanwhile' })
  const found = await findingsOf(tx, application, 'verified')
  const decision = revokeCard(application, { findings: found.findings, rule, reason, by: tx.actor.role })
  if (!decision.ok) return decision
  const ready = await prepared(tx, found)
  if (!ready.ok) return ready
  const [revoked] = decision.events
  const ground = found.findings.find((finding) => finding.rule === rule)
  const items = [
    { rule, citation: ground ? cite(ground.citation) : '', document: ground?.document ?? null, text: revoked.reason },
  ]
  const record = await storeDecision(tx, {
    ...found,
    read: ready.read,
    application,
    kind: 'revocation',
    outcome: 'revoked',
    citations: revoked.citations,
    items,
  })
  await markRevoked(tx, card.id, record.id)
  await moveTo(tx, id, 'revoked')
  await addToHistory(tx, id, { type: 'placements.card-revoked', data: { decision: record.id } })
  return { ok: true, events: [{ ...revoked, digest: record.digest }] }
}
