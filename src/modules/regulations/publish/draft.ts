import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Transition } from './transition.ts'

export const draftStates = ['open', 'proposed', 'published', 'discarded'] as const
export type DraftState = (typeof draftStates)[number]

/** Files of the law that a draft changes: their new YAML by path, `null` for one it takes away. */
export type Changes = Readonly<Record<string, string | null>>

/** A change of the rules on its way: written by one person, signed by another, then published for good. */
export type Draft = {
  readonly id: string
  readonly title: string
  /** What changes, in plain words, for those who must read it. */
  readonly summary: string
  /** The rule set it starts from. */
  readonly base: RuleSetDigest
  readonly changes: Changes
  readonly effectiveFrom: LocalDate | null
  /** `all`: it counts for every file from its first day; `null`: not said yet. */
  readonly transition: Transition | 'all' | null
  readonly state: DraftState
  readonly author: PersonId
  /** Everybody who wrote in it. */
  readonly writers: readonly PersonId[]
  readonly proposedBy: PersonId | null
  readonly signedBy: PersonId | null
  /** The rule set it makes; known once it is proposed. */
  readonly digest: RuleSetDigest | null
  readonly changedAt: Instant
  /** Goes up with every change, so that nobody signs what they have not seen. */
  readonly version: number
}

/** What was found when a draft was held against itself. */
export type Checked = {
  readonly digest: RuleSetDigest | null
  readonly errors: number
  readonly openConflicts: number
}
