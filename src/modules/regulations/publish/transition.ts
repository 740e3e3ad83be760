import type { RuleSetDigest } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Text } from '../../../rules/rule.ts'

/** How far a file can have come for it to go on under the rules it began with. */
export const milestones = ['begun', 'sent', 'verified'] as const
export type Milestone = (typeof milestones)[number]

/** The day on which a file came that far, in its own office's zone; `null` when it has not. */
export type FileDays = Readonly<Record<Milestone, LocalDate | null>>

/** Which files go on under the rules before: those that came so far before a day, and until when. */
export type Transition = {
  readonly keeps: Milestone
  /** Files that came so far before this day; the day itself does not count. */
  readonly before: LocalDate
  /** The last day of the old rules for them; `null`: to their end. */
  readonly until: LocalDate | null
  /** Why, and what the worker reads. */
  readonly reason: Text
}

/** A rule set as it was published. */
export type Publication = {
  readonly digest: RuleSetDigest
  /** Its first day. */
  readonly effectiveFrom: LocalDate
  readonly transition: Transition | null
}

/** The rules of a file on a day, and the newer ones it is spared. */
export type Chosen = { readonly digest: RuleSetDigest; readonly spared: Publication | null }

/**
 * The rule set that counts for a file on a day: the newest that has begun, unless its transition leaves the file under
 * the one before it, and so on back. Without a file: the newest that has begun.
 *
 * @param publications  newest first: by their first day, then by when they were published
 * @returns `undefined` when no rule set has begun
 */
export function ruleSetFor(publications: readonly Publication[], on: LocalDate, file?: FileDays): Chosen | undefined {
  const begun = publications.filter(({ effectiveFrom }) => effectiveFrom <= on)
  const last = begun.at(-1)
  const chosen = begun.find(({ transition }) => !isKept(transition, on, file)) ?? last
  if (!chosen) return undefined
  const newest = begun[0]
  return { digest: chosen.digest, spared: newest && newest !== chosen ? newest : null }
}

/** Whether a transition leaves a file under the rules before on a day. */
export function isKept(transition: Transition | null, on: LocalDate, file: FileDays | undefined): boolean {
  if (!transition || !file) return false
  const reached = file[transition.keeps]
  const isOver = transition.until !== null && on > transition.until
  return reached !== null && reached < transition.before && !isOver
}
