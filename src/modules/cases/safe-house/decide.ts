import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Case, Level } from '../case.ts'
import type { CaseStandard } from '../categories.ts'
import type { CaseRefusal } from '../refusal.ts'
import { type StayMove, type StaySide, type StayState, stayAfter } from './moves.ts'

/** Who a bed is for. */
export const guests = ['women', 'men', 'families'] as const
export type Guest = (typeof guests)[number]

/** How the person said that they want to: to an officer, or in their own conversation. */
export const stayConsents = ['said', 'thread'] as const
export type StayConsent = (typeof stayConsents)[number]

export const leavingReasons = ['home', 'other-place', 'hospital', 'own-wish', 'other'] as const
export type LeavingReason = (typeof leavingReasons)[number]

/** A house for people in need. Where it is, its own office alone reads. */
export type SafeHouse = {
  readonly id: string
  readonly office: OfficeId
  readonly name: string
  /** Beds. */
  readonly women: number
  readonly men: number
  readonly families: number
  readonly at: Instant
  readonly person: PersonId
  readonly closedAt: Instant | null
}

/** A place somebody was asked for, and what came of it. */
export type Stay = {
  readonly id: string
  readonly case: string
  readonly number: string
  readonly worker: PersonId | null
  readonly guest: Guest
  readonly level: Level
  /** The office that asked; `null`: the centre. */
  readonly fromOffice: OfficeId | null
  readonly toOffice: OfficeId
  readonly consent: StayConsent
  readonly askedAt: Instant
  readonly askedBy: PersonId
  readonly state: StayState
  readonly house: string | null
  readonly cameAt: Instant | null
  /** The day on which it is decided whether they stay on. */
  readonly reviewOn: LocalDate | null
  readonly leftAt: Instant | null
  readonly leftWhy: LeavingReason | null
  readonly version: number
}

export type AskingForStay = {
  readonly to: OfficeId | null
  readonly guest: Guest | null
  /** `null`: nobody asked the person, or they said no. */
  readonly consent: StayConsent | null
  readonly needs: string
}

export type StayMayBeAsked = {
  readonly type: 'cases.stay-may-be-asked'
  readonly to: OfficeId
  readonly guest: Guest
  readonly consent: StayConsent
}

/** Whether a place may be asked for: of an office that has a house, for who wants it, one at a time. */
export function askForStay(
  { to, guest, consent, needs }: AskingForStay,
  {
    one,
    hosts,
    hasPlace,
  }: { readonly one: Pick<Case, 'state'>; readonly hosts: readonly string[]; readonly hasPlace: boolean },
): Decision<StayMayBeAsked, CaseRefusal> {
  if (one.state === 'closed') return refused({ code: 'cases.wrong-state' })
  if (hasPlace) return refused({ code: 'cases.stay-waits' })
  if (to === null || !hosts.includes(to)) return refused({ code: 'cases.stay-office' })
  if (guest === null) return refused({ code: 'cases.stay-guest' })
  if (consent === null) return refused({ code: 'cases.stay-consent' })
  if (needs.trim() === '') return refused({ code: 'cases.no-reason' })
  return happened({ type: 'cases.stay-may-be-asked', to, guest, consent })
}

export type StayMoved = { readonly type: 'cases.stay-moved'; readonly state: StayState }

/** What a side does to a stay. Refusing, staying on and leaving have a reason; staying on is the head of office's to allow. */
export function moveStay(
  stay: Pick<Stay, 'state' | 'version'>,
  doing: {
    readonly move: StayMove
    readonly by: StaySide
    readonly isHead: boolean
    readonly why: string
    /** The version the officer saw. */
    readonly seen: number
  },
): Decision<StayMoved, CaseRefusal> {
  const { move, by, isHead, why, seen } = doing
  const state = stayAfter(move, stay.state, by)
  if (state === undefined) return refused({ code: 'cases.stay-over' })
  if (seen !== stay.version) return refused({ code: 'cases.changed-meanwhile' })
  if (move === 'renew' && !isHead) return refused({ code: 'cases.stay-head' })
  if ((move === 'refuse' || move === 'renew') && why.trim() === '') return refused({ code: 'cases.no-reason' })
  return happened({ type: 'cases.stay-moved', state })
}

/** For how long a stay goes on before it is looked at, by the standard of a day: the last line that has begun. */
export const reviewedAfter = (on: LocalDate, lines: CaseStandard['stays']): CaseStandard['stays'][number] | undefined =>
  lines.findLast(({ from }) => from <= on)

/** Beds of a house that nobody has, for each kind of guest; never below none. */
export function freeBeds(
  house: Pick<SafeHouse, Guest>,
  stays: readonly Pick<Stay, 'guest' | 'state'>[],
): Readonly<Record<Guest, number>> {
  const free = (guest: Guest): number => {
    const taken = stays.filter((stay) => stay.guest === guest && (stay.state === 'kept' || stay.state === 'in')).length
    return Math.max(0, house[guest] - taken)
  }
  return { women: free('women'), men: free('men'), families: free('families') }
}
