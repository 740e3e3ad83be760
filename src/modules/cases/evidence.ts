import { canonical } from '../../kernel/canonical.ts'
import { digestOf, sha256 } from '../../kernel/digest.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Attachment, Message, Step } from './case.ts'

/** What was filed, word by word. */
export type Filed = {
  readonly number: string
  readonly at: Instant
  readonly country: string | null
  readonly origin: string | null
  readonly place: string
  readonly story: string
}

/**
 * The digest of a filing: SHA-256 over 16 random bytes and what was filed. It stands on the receipt and in the ledger;
 * without the salt, which only we keep, nobody can guess a story and hold it against it.
 */
export const filingDigest = (filed: Filed, salt: Uint8Array): string =>
  Buffer.from(sha256(Buffer.concat([salt, Buffer.from(canonical({ ...filed, at: whole(filed.at) }))]))).toString('hex')

/** The digest of one message: the case, its place in the conversation, what was said, and the hashes of its files. */
export const messageDigest = (
  { case: of, seq, at, side, files }: Pick<Message, 'case' | 'seq' | 'at' | 'side' | 'files'>,
  body: string,
): string =>
  digestOf({ case: of, seq, at: whole(at), side, body, files: files.map(({ sha256: hash }: Attachment) => hash) })

/** What makes minutes those of one step of one case. */
export type MinutesPlace = Pick<Step, 'id' | 'case' | 'at' | 'step' | 'office' | 'data'>

/** The digest of minutes: the step of the case, when, by which office, what was answered beside it, and every word. */
export const minutesDigest = ({ id, case: of, at, step, office, data }: MinutesPlace, text: string): string =>
  digestOf({ id, case: of, at: whole(at), step, office, data, text })

/** The digest of a step: what was done to which case, when, by whom, and what was noted beside it. */
export const stepDigest = ({ id, case: of, at, step, person, office, data }: Step): string =>
  digestOf({ id, case: of, at: whole(at), step, person, office, data })

/** A moment as it is written everywhere, to the millisecond. */
const whole = (at: Instant): string => new Date(at).toISOString()
