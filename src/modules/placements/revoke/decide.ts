import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Application } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import type { Weighed } from '../weigh.ts'

export type CardRevoked = {
  readonly type: 'placements.card-revoked'
  readonly application: ApplicationId
  readonly rule: string
  readonly citations: readonly string[]
  readonly reason: string
}

/** Revokes a card on the ground of a rule that is no longer met, with a reason the worker reads. */
export function revokeCard(
  application: Application,
  { findings, rule, reason, by }: { findings: readonly Weighed[]; rule: string; reason: string; by: Role },
): Decision<CardRevoked, Refusal> {
  const no = whyNot('revoke', application, by)
  if (no) return refused(no)
  const ground = findings.find((finding) => finding.rule === rule && finding.applied && finding.outcome === 'unmet')
  if (!ground) return refused({ code: 'placements.no-citation' })
  if (reason.trim().length < 10) return refused({ code: 'placements.no-reason' })
  return happened({
    type: 'placements.card-revoked',
    application: application.id,
    rule,
    citations: [cite(ground.citation)],
    reason: reason.trim(),
  })
}
