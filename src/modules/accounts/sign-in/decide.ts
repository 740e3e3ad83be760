import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { type Instant, minutesBetween, plusMinutes } from '../../../kernel/time.ts'

/** A one-time code that was sent, without the code. */
export type SentCode = {
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly tries: number
  readonly usedAt: Instant | null
}

/** What was sent for one person (NIK or officer's number) in the last day, newest first. */
export type Sent = readonly SentCode[]

export type CodeSent = { readonly type: 'accounts.code-sent'; readonly digits: number; readonly expiresAt: Instant }
export type CodeAccepted = { readonly type: 'accounts.code-accepted' }
export type TooSoon = { readonly code: 'accounts.code-too-soon'; readonly waitMinutes: number }
export type WrongCode =
  | { readonly code: 'accounts.code-wrong'; readonly triesLeft: number }
  | { readonly code: 'accounts.code-expired' }
  | { readonly code: 'accounts.code-used' }
  | { readonly code: 'accounts.code-spent' }

/**
 * The limits of one-time codes. They make guessing hopeless (under 1 in 10,000 a day for one person) and still never
 * lock a person out for more than a quarter of an hour: after many wrong tries codes grow longer instead.
 */
export const limits = {
  digits: 6,
  longDigits: 8,
  /** Wrong tries in a day after which codes are long. */
  wrongTriesBeforeLong: 20,
  triesPerCode: 5,
  validMinutes: 10,
  codesPerWindow: 4,
  /** To one phone, whoever they are for: a family may share it. */
  codesPerPhone: 6,
  windowMinutes: 15,
} as const

/**
 * Whether a code may be sent now, and how long it is. Earlier codes stay valid until they expire.
 * @param toPhone  codes that went to the same phone, for whomever
 */
export function sendCode(sent: Sent, now: Instant, toPhone: Sent = []): Decision<CodeSent, TooSoon> {
  const waits = [waitFor(sent, limits.codesPerWindow, now), waitFor(toPhone, limits.codesPerPhone, now)]
  const waitMinutes = Math.max(...waits)
  if (waitMinutes > 0) return refused({ code: 'accounts.code-too-soon', waitMinutes })
  const wrong = sent.reduce((total, { tries }) => total + tries, 0)
  const digits = wrong >= limits.wrongTriesBeforeLong ? limits.longDigits : limits.digits
  return happened({ type: 'accounts.code-sent', digits, expiresAt: plusMinutes(now, limits.validMinutes) })
}

/** Minutes until fewer than `most` were sent within the window. */
function waitFor(sent: Sent, most: number, now: Instant): number {
  const inWindow = sent.filter(({ createdAt }) => minutesBetween(createdAt, now) < limits.windowMinutes)
  const oldest = inWindow[most - 1]
  return oldest ? limits.windowMinutes - minutesBetween(oldest.createdAt, now) : 0
}

/** Whether the code that was typed opens what it was sent for. Each code opens once and bears five tries. */
export function acceptCode(sent: SentCode, typedRight: boolean, now: Instant): Decision<CodeAccepted, WrongCode> {
  if (sent.usedAt !== null) return refused({ code: 'accounts.code-used' })
  if (now >= sent.expiresAt) return refused({ code: 'accounts.code-expired' })
  if (sent.tries >= limits.triesPerCode) return refused({ code: 'accounts.code-spent' })
  if (typedRight) return happened({ type: 'accounts.code-accepted' })
  const triesLeft = limits.triesPerCode - sent.tries - 1
  return refused(triesLeft > 0 ? { code: 'accounts.code-wrong', triesLeft } : { code: 'accounts.code-spent' })
}
