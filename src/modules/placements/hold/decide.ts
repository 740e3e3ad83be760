import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Application } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import { blocking, type Weighed } from '../weigh.ts'

export type Held = {
  readonly type: 'placements.held'
  readonly application: ApplicationId
  readonly rule: string
  readonly citations: readonly string[]
}
export type Released = { readonly type: 'placements.released'; readonly application: ApplicationId }

/**
 * Holds a file on a legal ground: a rule that stands in its way now. Holding back somebody who has everything is an
 * offence of the officer (UU 18/2017 Pasal 70), so a file with nothing in its way cannot be held.
 */
export function hold(
  application: Application,
  { findings, rule, by }: { findings: readonly Weighed[]; rule: string; by: Role },
): Decision<Held, Refusal> {
  const no = whyNot('hold', application, by)
  if (no) return refused(no)
  const ground = blocking(findings, 'verification').find((finding) => finding.rule === rule)
  if (!ground) return refused({ code: 'placements.no-ground-to-hold' })
  return happened({ type: 'placements.held', application: application.id, rule, citations: [cite(ground.citation)] })
}

/** Lets a held file go on. */
export function release(application: Application, by: Role): Decision<Released, Refusal> {
  const no = whyNot('release', application, by)
  return no ? refused(no) : happened({ type: 'placements.released', application: application.id })
}
