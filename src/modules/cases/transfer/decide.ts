import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { kinChannel } from '../access/decide.ts'
import type { Case, Level, Message, Step } from '../case.ts'
import type { CaseStandard } from '../categories.ts'
import type { CaseRefusal } from '../refusal.ts'
import { type TransferAnswer, transferMoves } from './moves.ts'

/** How the reporter agreed: in the conversation, at the counter or by telephone; or they could not be asked without danger. */
export const consents = ['thread', 'counter', 'danger'] as const
export type Consent = (typeof consents)[number]

/** One office asks another to take a case. Its reasons lie hidden beside it. */
export type Transfer = {
  readonly id: string
  readonly case: string
  /** What the other office reads of the case before it takes it: this and the reason. */
  readonly number: string
  readonly category: string
  readonly level: Level
  readonly country: string | null
  /** `null`: the centre. */
  readonly fromOffice: OfficeId | null
  readonly toOffice: OfficeId | null
  readonly askedAt: Instant
  readonly askedBy: PersonId
  readonly consent: Consent
  /** The message in which the reporter agreed. */
  readonly consentMessage: string | null
  /** Until when the other office answers. */
  readonly dueAt: Instant
  readonly answer: TransferAnswer | null
  readonly answeredAt: Instant | null
  /** `null`: Bekal, because the case was over. */
  readonly answeredBy: PersonId | null
}

/** A transfer with its reasons, for officers: why it is asked, why nobody could ask the reporter, why it was sent back. */
export type ToldTransfer = Transfer & {
  readonly whyText: string
  readonly consentText: string
  readonly answerText: string
}

export type Asking = {
  readonly to: OfficeId | null
  readonly why: string
  readonly consent: Consent | null
  readonly message: string | null
  readonly consentWhy: string
}

type Setting = {
  readonly one: Pick<Case, 'office'>
  readonly isWaiting: boolean
  /** Whether the office that is asked has anybody today. */
  readonly isStaffed: boolean
  readonly messages: readonly Pick<Message, 'id' | 'seq' | 'side' | 'channel' | 'at'>[]
  readonly steps: readonly Pick<Step, 'step' | 'at'>[]
}

export type TransferMayBeAsked = { readonly type: 'cases.transfer-may-be-asked'; readonly consent: Consent }

/** Whether an office may ask another to take a case: with a reason, with what the reporter said, one at a time. */
export function askTransfer(
  { to, why, consent, message, consentWhy }: Asking,
  { one, isWaiting, isStaffed, messages, steps }: Setting,
): Decision<TransferMayBeAsked, CaseRefusal> {
  if (isWaiting) return refused({ code: 'cases.transfer-waits' })
  if (to === one.office) return refused({ code: 'cases.transfer-same-office' })
  if (to !== null && !isStaffed) return refused({ code: 'cases.transfer-nobody-there' })
  if (why.trim() === '') return refused({ code: 'cases.no-reason' })
  if (consent === null) return refused({ code: 'cases.transfer-consent' })
  if (consent === 'thread' && !consentsAmong(messages, steps).some(({ id }) => id === message))
    return refused({ code: 'cases.transfer-message' })
  if (consent === 'danger' && consentWhy.trim() === '') return refused({ code: 'cases.transfer-danger' })
  return happened({ type: 'cases.transfer-may-be-asked', consent })
}

/** Channels in which somebody else can write in the reporter's name: a sender's number or address is easily forged there. */
const unproven: readonly string[] = ['sms', 'email-unproven']

/**
 * The messages that can be the yes of the person of a case. Once it was given to them, nothing that was said before is: it
 * was somebody else who wrote.
 */
export function consentsAmong<Said extends Pick<Message, 'seq' | 'side' | 'channel' | 'at'>>(
  messages: readonly Said[],
  steps: readonly Pick<Step, 'step' | 'at'>[],
): readonly Said[] {
  const handed = steps.findLast(({ step }) => step === 'code-handed')?.at ?? ''
  return messages.filter((said) => isConsent(said) && said.at >= handed)
}

/** Whether a message can be the reporter's yes: surely their own words, and not what they began with, when nobody had asked. */
const isConsent = ({ seq, side, channel }: Pick<Message, 'seq' | 'side' | 'channel'>): boolean =>
  side === 'reporter' && seq > 1 && channel !== kinChannel && !unproven.includes(channel)

export type TransferAnswered = {
  readonly type: 'cases.transfer-answered'
  readonly answer: TransferAnswer
  /** Which office has the case from now on. */
  readonly office: OfficeId | null
}

/** What an office answers to a transfer that waits: the receiver takes it or sends it back, the sender takes its wish back. */
export function answerTransfer(
  transfer: Pick<Transfer, 'fromOffice' | 'toOffice' | 'answer'>,
  { answer, by, why }: { readonly answer: TransferAnswer; readonly by: OfficeId | null; readonly why: string },
): Decision<TransferAnswered, CaseRefusal> {
  const office = { sender: transfer.fromOffice, receiver: transfer.toOffice }
  const move = transferMoves[answer]
  if (transfer.answer !== null || by !== office[move.by]) return refused({ code: 'cases.transfer-over' })
  if (answer === 'bounced' && why.trim() === '') return refused({ code: 'cases.no-reason' })
  return happened({ type: 'cases.transfer-answered', answer, office: office[move.has] })
}

type Line = CaseStandard['transfer'][number]

/** How long the other office may take to answer, by the standard of a day: its last line for the level. */
export const answerWithin = (level: Level, on: LocalDate, lines: readonly Line[]): Line | undefined =>
  lines.findLast((line) => line.level === level && line.from <= on)
