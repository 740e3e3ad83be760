import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Checked, Draft } from './draft.ts'
import type { PublishRefusal } from './refusal.ts'
import type { Publication } from './transition.ts'

export type Proposed = {
  readonly type: 'regulations.proposed'
  readonly draft: string
  readonly digest: RuleSetDigest
}
export type Published = {
  readonly type: 'regulations.published'
  readonly draft: string
  readonly digest: RuleSetDigest
  readonly effectiveFrom: LocalDate
}
export type SentBack = { readonly type: 'regulations.sent-back'; readonly draft: string; readonly reason: string }
export type Discarded = { readonly type: 'regulations.discarded'; readonly draft: string }
export type Withdrawn = {
  readonly type: 'regulations.withdrawn' | 'regulations.withdrawal-asked'
  readonly digest: RuleSetDigest
  readonly reason: string
}

type Judged<Event> = Decision<Event, PublishRefusal>

/**
 * Puts a draft before a second person. It must say what changes, from which day, and what happens to files on their
 * way; hold together; and begin tomorrow at the earliest: what was decided this morning stays decided by its rules.
 */
export function propose(draft: Draft, { checked, today }: { checked: Checked; today: LocalDate }): Judged<Proposed> {
  const { state, title, summary, effectiveFrom, transition, base, id } = draft
  if (state !== 'open') return refused({ code: 'regulations.wrong-state' })
  if (title.trim() === '') return refused({ code: 'regulations.no-title' })
  if (summary.trim() === '') return refused({ code: 'regulations.no-summary' })
  if (checked.errors > 0 || checked.digest === null)
    return refused({ code: 'regulations.has-errors', count: checked.errors })
  if (checked.digest === base) return refused({ code: 'regulations.nothing-changed' })
  if (checked.openConflicts > 0) return refused({ code: 'regulations.has-conflicts', count: checked.openConflicts })
  if (effectiveFrom === null) return refused({ code: 'regulations.no-first-day' })
  if (effectiveFrom <= today) return refused({ code: 'regulations.begins-too-early' })
  if (transition === null) return refused({ code: 'regulations.no-transition' })
  return happened({ type: 'regulations.proposed', draft: id, digest: checked.digest })
}

export type Signing = {
  readonly by: PersonId
  /** What the signer has seen. */
  readonly version: number
  readonly today: LocalDate
  /** Published and not withdrawn, newest first. */
  readonly publications: readonly Publication[]
}

/** Publishes a proposed draft by the signature of somebody who neither wrote in it nor proposed it, of exactly what they have seen. */
export function sign(draft: Draft, { by, version, today, publications }: Signing): Judged<Published> {
  const { state, author, writers, proposedBy, digest, effectiveFrom, base, id } = draft
  if (state !== 'proposed' || digest === null || effectiveFrom === null)
    return refused({ code: 'regulations.wrong-state' })
  if (draft.version !== version) return refused({ code: 'regulations.changed-meanwhile' })
  if (by === author || by === proposedBy || writers.includes(by)) return refused({ code: 'regulations.same-person' })
  if (effectiveFrom <= today) return refused({ code: 'regulations.begins-too-early' })
  if (publications.some((published) => published.digest === digest))
    return refused({ code: 'regulations.published-before' })
  if (publications[0]?.digest !== base) return refused({ code: 'regulations.base-has-changed' })
  return happened({ type: 'regulations.published', draft: id, digest, effectiveFrom })
}

/** Gives a proposed draft back to be changed. */
export function sendBack(draft: Draft, { reason }: { reason: string }): Judged<SentBack> {
  if (draft.state !== 'proposed') return refused({ code: 'regulations.wrong-state' })
  if (reason.trim() === '') return refused({ code: 'regulations.no-reason' })
  return happened({ type: 'regulations.sent-back', draft: draft.id, reason: reason.trim() })
}

/** Puts a draft away that never was published. It is kept, and counts for nothing. */
export function discard(draft: Draft): Judged<Discarded> {
  if (draft.state === 'published' || draft.state === 'discarded') return refused({ code: 'regulations.wrong-state' })
  return happened({ type: 'regulations.discarded', draft: draft.id })
}

/** Who wants a rule set out of force, and why. */
export type Asked = { readonly askedBy: PersonId; readonly reason: string }

export type Withdrawing = {
  readonly by: PersonId
  /** Of whoever asks; the second person agrees to the first one's reason. */
  readonly reason: string
  readonly asked: Asked | undefined
  readonly publications: readonly Publication[]
  readonly today: LocalDate
}

/**
 * Takes a rule set out of force from now on, or before it begins: the one before it counts again. One person asks, with a
 * reason; another does it. It stays readable, and what was decided under it can still be run again.
 */
export function withdraw(
  digest: RuleSetDigest,
  { by, reason: typed, asked, publications, today }: Withdrawing,
): Judged<Withdrawn> {
  const reason = asked?.reason ?? typed
  if (!publications.some((published) => published.digest === digest))
    return refused({ code: 'regulations.wrong-state' })
  if (reason.trim() === '') return refused({ code: 'regulations.no-reason' })
  const isAnyLeft = publications.some((published) => published.digest !== digest && published.effectiveFrom <= today)
  if (!isAnyLeft) return refused({ code: 'regulations.none-left' })
  if (asked?.askedBy === by) return refused({ code: 'regulations.same-person' })
  const type = asked ? 'regulations.withdrawn' : 'regulations.withdrawal-asked'
  return happened({ type, digest, reason: reason.trim() })
}
