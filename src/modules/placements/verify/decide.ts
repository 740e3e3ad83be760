import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, DecisionId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Actor, Role } from '../../../platform/access/actor.ts'
import { type Application, isClosed } from '../application.ts'
import type { DecisionRecord, Item, Outcome } from '../decision-record.ts'
import { whyNot } from '../moves.ts'
import { canUndo } from '../queue/promise.ts'
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
  if (
    (application.clean === 'differs' || application.clean === 'unclear') &&
    (reason?.trim().length ?? 0) < shortestReason
  )
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

/** A reason is a sentence, not a letter. */
const shortestReason = 10

/** Approves many at once: only files that the comparison found clean, with one reason, all or none. */
export function whyNotBulk(
  applications: readonly Pick<Application, 'number' | 'clean'>[],
  reason: string,
): Refusal | undefined {
  const unclean = applications.filter(({ clean }) => clean !== 'match')
  if (applications.length === 0 || unclean.length > 0)
    return { code: 'placements.not-clean', numbers: unclean.map(({ number }) => number) }
  return reason.trim().length < shortestReason ? { code: 'placements.no-reason' } : undefined
}

export type Undone = {
  readonly type: 'placements.undone'
  readonly application: ApplicationId
  readonly decision: DecisionId
  readonly outcome: Outcome
}

type Undoing = {
  /** The last decision on the file, unless it was undone already. */
  readonly record: DecisionRecord | undefined
  readonly now: Instant
  readonly by: Pick<Actor, 'person' | 'role'>
}

/** Takes one's own approval or return back within seconds: the file waits for us again, as if nothing had been pressed. */
export function undo(application: Application, { record, now, by }: Undoing): Decision<Undone, Refusal> {
  const { state } = application
  if (state === 'verified') {
    const no = whyNot('reopen', application, by.role)
    if (no) return refused(no)
  } else if (state !== 'returned') return refused({ code: 'placements.wrong-state', state })
  const own = record?.kind === 'verification' && record.officer !== null && record.officer === by.person
  if (!own || !canUndo(record.at, now)) return refused({ code: 'placements.too-late-to-undo' })
  return happened({
    type: 'placements.undone',
    application: application.id,
    decision: record.id,
    outcome: record.outcome,
  })
}

export type Assigned = {
  readonly type: 'placements.assigned'
  readonly application: ApplicationId
  readonly to: PersonId
}

/** Puts a file on a desk: an officer takes or gives what is free or their own; the head of office moves any. */
export function assign(
  application: Application,
  { to, by }: { to: PersonId; by: Pick<Actor, 'person' | 'role'> },
): Decision<Assigned, Refusal> {
  if (by.role !== 'counter-officer' && by.role !== 'head-of-office')
    return refused({ code: 'placements.not-your-role', needs: ['counter-officer', 'head-of-office'] })
  if (isClosed(application)) return refused({ code: 'placements.wrong-state', state: application.state })
  const { assignedTo } = application
  if (assignedTo !== null && assignedTo !== by.person && to !== by.person && by.role !== 'head-of-office')
    return refused({ code: 'placements.not-your-role', needs: ['head-of-office'] })
  return happened({ type: 'placements.assigned', application: application.id, to })
}

/** The articles of findings, each once, in order. */
export const citationsOf = (findings: readonly Weighed[]): string[] => [
  ...new Set(findings.map(({ citation }) => cite(citation))),
]
