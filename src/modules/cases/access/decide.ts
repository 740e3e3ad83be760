import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Case } from '../case.ts'
import type { CaseStandard } from '../categories.ts'
import type { CaseRefusal } from '../refusal.ts'

/** How much somebody who is let in sees, least first: that it is handled, the messages too, or write as well. */
export const scopes = ['state', 'messages', 'write'] as const
export type Scope = (typeof scopes)[number]

/** The channel of what somebody let in writes: it is told apart from the words of the person themself. */
export const kinChannel = 'akses'

/** Somebody who is let in to look at a case. Their name lies hidden beside it. */
export type Access = {
  readonly id: string
  readonly case: string
  /** A relative, or who told the case for somebody. */
  readonly kind: 'relative' | 'helper'
  readonly scope: Scope
  readonly at: Instant
  /** `null`: until the person of the case ends it; helpers only. */
  readonly until: Instant | null
  readonly givenBy: 'reporter' | 'mission' | 'officer'
  readonly endedAt: Instant | null
  readonly endedBy: 'reporter' | 'officer' | 'unsafe' | null
}

/** Whether an access opens anything at a moment. The moment it ends it does not. */
export const isLive = ({ until, endedAt }: Pick<Access, 'until' | 'endedAt'>, now: Instant): boolean =>
  endedAt === null && (until === null || now < until)

/** Whether a scope reaches as far as another. */
export const reaches = (has: Scope, wanted: Scope): boolean => scopes.indexOf(has) >= scopes.indexOf(wanted)

export type Granting = {
  readonly name: string
  /** Days from now. */
  readonly days: number
  readonly scope: Scope
  readonly givenBy: Access['givenBy']
  /** Why, when it is not the person of the case who decides. */
  readonly reason: string
}

type Setting = {
  readonly now: Instant
  readonly one: Pick<Case, 'reporterAt'>
  /** Whether the name or the telephone is marked as not safe. */
  readonly isUnsafe: boolean
  /** Whether the office that decides is a mission. */
  readonly isMission: boolean
  /** How many are let in already. */
  readonly live: number
  readonly standard: CaseStandard['familyAccess']
}

export type Granted = { readonly type: 'cases.access-granted'; readonly until: Instant; readonly scope: Scope }

/**
 * Lets somebody look at a case for a time. The person of the case decides; where nobody has heard of them for as long as
 * the standard says, the mission may, with a reason, and for the least there is. Nobody who is marked as not safe: they are
 * refused in the same words as everybody else who cannot be let in.
 */
export function grant(
  { name, days, scope, givenBy, reason }: Granting,
  { now, one, isUnsafe, isMission, live, standard }: Setting,
): Decision<Granted, CaseRefusal> {
  if (name.trim() === '') return refused({ code: 'cases.access-name' })
  const byMission = givenBy === 'mission'
  const most = byMission ? standard.mission.mostDays : Math.max(...standard.offered)
  if (!Number.isInteger(days) || days < 1 || days > most) return refused({ code: 'cases.access-length' })
  if (isUnsafe || live >= standard.mostPeople) return refused({ code: 'cases.access-refused' })
  if (byMission) {
    const silentSince = plusMinutes(now, -standard.mission.silentDays * minutesInDay)
    if (!isMission || one.reporterAt > silentSince) return refused({ code: 'cases.access-not-silent' })
    if (reason.trim() === '') return refused({ code: 'cases.no-reason' })
  }
  return happened({
    type: 'cases.access-granted',
    until: plusMinutes(now, days * minutesInDay),
    scope: byMission ? 'state' : scope,
  })
}

const minutesInDay = 24 * 60

/** A name as it is compared: letters alone, so that spelling it otherwise does not make somebody else. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, '')
