import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Accepted, AcceptedVoice } from '../../platform/files/files.ts'

/** How much harm there is, worst first. */
export const levels = ['danger', 'serious', 'ordinary'] as const
export type Level = (typeof levels)[number]

/** The doors a case can come through. */
export const channels = ['page', 'whatsapp', 'sms', 'email', 'phone', 'letter', 'walk-in', 'lapor'] as const
export type Channel = (typeof channels)[number]

/** Who tells it: the person themself, somebody of the family, or another who helps. */
export const filers = ['self', 'family', 'helper'] as const
export type Filer = (typeof filers)[number]

/**
 * `filed`: nobody has looked at whether it is whole. `asked`: the reporter has been asked for papers or for clarity.
 * `open`: an office works on it. `proposed`: the office says it is solved, and the reporter has not said yes.
 * `closed`: on a ground; it can be opened again by one tap, and messages still come in.
 */
export const caseStates = ['filed', 'asked', 'open', 'proposed', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

/** The lawful grounds of closing; `settled` needs the reporter's yes. They are values of the fact `case.closingGround`. */
export const closingGrounds = ['settled', 'incomplete', 'unclear', 'unreachable', 'handed-over', 'unsolved'] as const
export type ClosingGround = (typeof closingGrounds)[number]

export const reportedParties = ['placing-company', 'own-company', 'other'] as const
export type ReportedParty = (typeof reportedParties)[number]

/** One complaint or protection case. What was said, where, and by whom stands hidden beside it. */
export type Case = {
  readonly id: string
  /** What people say: `ADU-26-000012`. */
  readonly number: string
  readonly category: string
  readonly signs: readonly string[]
  readonly level: Level
  /** Why an officer set another level than the signs give. */
  readonly levelWhy: string | null
  /** ISO 3166-1; `null`: not said. */
  readonly country: string | null
  /** Province or regency of the worker's home; `null`: not said. */
  readonly origin: string | null
  readonly channel: Channel
  readonly filedBy: Filer
  readonly language: string
  readonly worker: PersonId | null
  /** The officer who wrote it down for somebody. */
  readonly enteredBy: PersonId | null
  /** SHA-256 of what was filed, hex. */
  readonly filing: string
  /** `null`: the centre has it. */
  readonly office: OfficeId | null
  readonly handler: PersonId | null
  readonly reported: ReportedParty
  /** The licence number or name of the company complained of, as an officer noted it. */
  readonly company: string | null
  /** The same without its form and marks; see `companyKey`. */
  readonly companyKey: string | null
  readonly state: CaseState
  readonly asked: 'papers' | 'clarity' | null
  /** Last day for the reporter to make it clear. */
  readonly answerDueOn: LocalDate | null
  readonly ground: ClosingGround | null
  readonly confirmed: boolean
  /** Who follows a case that was handed over, and to whom it was. */
  readonly watcher: PersonId | null
  readonly receiver: string | null
  readonly filedAt: Instant
  readonly completeAt: Instant | null
  readonly reporterAt: Instant
  readonly officeAt: Instant | null
  readonly unreadSince: Instant | null
  readonly alarmedAt: Instant | null
  readonly toldUnsolvedAt: Instant | null
  /** Until when something is promised next. */
  readonly dueAt: Instant | null
  readonly closedAt: Instant | null
  /** When the reporter was asked whether it is still well. */
  readonly followedAt: Instant | null
  readonly reopened: number
  readonly version: number
}

/** A file of a message: kept cleaned; its hash is evidence. */
export type Attachment = {
  readonly id: string
  readonly mime: (Accepted | AcceptedVoice)['mime']
  readonly size: number
  readonly sha256: string
}

/** One message of the conversation, as it is kept: what was said is hidden. */
export type Message = {
  readonly id: string
  readonly case: string
  /** Its place in the conversation, 1 for what was filed. */
  readonly seq: number
  readonly at: Instant
  readonly side: 'reporter' | 'office'
  readonly channel: string
  readonly person: PersonId | null
  readonly office: OfficeId | null
  readonly files: readonly Attachment[]
  readonly digest: string
}

/** Something that was done to a case. */
export type Step = {
  readonly id: string
  readonly case: string
  readonly at: Instant
  readonly step: StepName
  readonly person: PersonId | null
  readonly office: OfficeId | null
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export const stepNames = [
  'filed',
  'taken',
  'assigned',
  'moved',
  'transfer-asked',
  'transfer-accepted',
  'transfer-bounced',
  'transfer-withdrawn',
  'transfer-overdue',
  'asked',
  'accepted',
  'sorted',
  'clarified',
  'clarified-again',
  'commitment-kept',
  'commitment-broken',
  'sanction-recommended',
  'mediated',
  'referred',
  'told-unsolved',
  'reached',
  'proposed',
  'confirmed',
  'denied',
  'closed',
  'reopened',
  'rated',
  'followed-up',
  'access-given',
  'access-ended',
  'code-handed',
  'code-shut',
  'code-renewed',
  'stay-asked',
  'stay-kept',
  'stay-refused',
  'stay-withdrawn',
  'stay-began',
  'stay-absent',
  'stay-renewed',
  'stay-ended',
  'stay-overdue',
  'return-planned',
  'return-confirmed',
  'return-departed',
  'return-arrived',
  'return-handed',
  'return-cancelled',
  'warning',
  'overdue',
  'unread',
] as const
export type StepName = (typeof stepNames)[number]
