import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { type LocalDate, plusMonths } from '../../../kernel/time.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Application } from '../application.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import { citationsOf } from '../verify/decide.ts'
import { blocking, supporting, type Weighed } from '../weigh.ts'

export type CardIssued = {
  readonly type: 'placements.card-issued'
  readonly application: ApplicationId
  readonly validFrom: LocalDate
  readonly validUntil: LocalDate
  readonly citations: readonly string[]
}

export type Issuing = {
  readonly application: Application
  readonly findings: readonly Weighed[]
  readonly by: Role
  readonly on: LocalDate
  /** Whether the scheme has an orientation before the card. */
  readonly needsOrientation: boolean
  readonly hasPhoto: boolean
}

/** Issues the card to somebody who has met everything the card stands on. It is valid as long as the contract. */
export function issueCard({
  application,
  findings,
  by,
  on,
  needsOrientation,
  hasPhoto,
}: Issuing): Decision<CardIssued, Refusal> {
  const no = whyNot('issue', application, by)
  if (no) return refused(no)
  if (needsOrientation && application.state !== 'oriented') return refused({ code: 'placements.orientation-first' })
  const inTheWay = blocking(findings, 'card')
  if (inTheWay.length > 0) return refused({ code: 'placements.not-met', rules: inTheWay.map(({ rule }) => rule) })
  if (!hasPhoto) return refused({ code: 'placements.no-photo' })
  const citations = citationsOf(supporting(findings, 'card'))
  if (citations.length === 0 || application.contractMonths === null) return refused({ code: 'placements.no-citation' })
  return happened({
    type: 'placements.card-issued',
    application: application.id,
    validFrom: on,
    validUntil: plusMonths(on, application.contractMonths),
    citations,
  })
}
