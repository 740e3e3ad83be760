import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Role } from '../../../platform/access/actor.ts'
import type { Application } from '../application.ts'
import type { Item } from '../decision-record.ts'
import { whyNot } from '../moves.ts'
import type { Refusal } from '../refusal.ts'
import { blocking, supporting, type Weighed } from '../weigh.ts'

export type Approved = {
  readonly type: 'placements.approved'
  readonly application: ApplicationId
  readonly citations: readonly string[]
  readonly reason: string | null
}
export type Returned = {
  readonly type: 'placements.returned'
  readonly application: ApplicationId
  readonly items: readonly Item[]
  readonly citations: readonly string[]
}

export type Approving = {
  readonly application: Application
  readonly findings: readonly Weighed[]
  readonly by: Role
  /** Why it is approved although the automatic comparison found a difference; at least ten letters then. */
  readonly reason: string | null
}

/**
 * Approves a file whose requirements are all met. To approve one that lacks something is an offence of the officer
 * (UU 18/2017 Pasal 70), so it cannot be stored; nor can a difference be waved through without saying why.
 */
export function approve({ application, findings, by, reason }: Approving): Decision<Approved, Refusal> {
  const no = whyNot('approve', application, by)
  if (no) return refused(no)
  const inTheWay = blocking(findings, 'verification')
  if (inTheWay.length > 0) return refused({ code: 'placements.not-met', rules: inTheWay.map(({ rule }) => rule) })
  if ((application.clean === 'differs' || application.clean === 'unclear') && (reason?.trim().length ?? 0) < 10)
    return refused({ code: 'placements.no-reason' })
  const citations = citationsOf(supporting(findings, 'verification'))
  if (citations.length === 0) return refused({ code: 'placements.no-citation' })
  return happened({
    type: 'placements.approved',
    application: application.id,
    citations,
    reason: reason?.trim() || null,
  })
}

/** Gives a file back to be corrected: exactly these items, each with its article; everything else stays as it is. */
export function giveBack(application: Application, items: readonly Item[], by: Role): Decision<Returned, Refusal> {
  const no = whyNot('return', application, by)
  if (no) return refused(no)
  if (items.length === 0) return refused({ code: 'placements.no-items' })
  if (items.some(({ citation, text }) => citation.trim() === '' || text.trim() === ''))
    return refused({ code: 'placements.no-citation' })
  return happened({
    type: 'placements.returned',
    application: application.id,
    items,
    citations: [...new Set(items.map(({ citation }) => citation))],
  })
}

/** Approves many at once: only files that the comparison found clean, all or none. */
export function whyNotBulk(applications: readonly Pick<Application, 'number' | 'clean'>[]): Refusal | undefined {
  const unclean = applications.filter(({ clean }) => clean !== 'match')
  return unclean.length > 0 ? { code: 'placements.not-clean', numbers: unclean.map(({ number }) => number) } : undefined
}

/** The articles of findings, each once, in order. */
export const citationsOf = (findings: readonly Weighed[]): string[] => [
  ...new Set(findings.map(({ citation }) => cite(citation))),
]
