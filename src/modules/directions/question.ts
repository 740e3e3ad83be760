import type { OfficeId, PersonId, RuleSetDigest } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Facts } from '../../rules/facts.ts'

/** What an office does when it asks: its reviews of a placement, or a complaint. */
export const steps = ['verification', 'orientation', 'card', 'case'] as const
export type Step = (typeof steps)[number]

/**
 * `answered`: by a ruling. `merged`: another question asks the same and is answered for both. `withdrawn`: by who asked.
 * `lapsed`: its rule is gone, so that nothing is left to answer.
 */
export const questionStates = ['open', 'answered', 'merged', 'withdrawn', 'lapsed'] as const
export type QuestionState = (typeof questionStates)[number]

/** What an office asked the centre about one rule, without anything that tells about whom. */
export type Question = {
  readonly id: string
  /** What people say: `TNY-26-000012`. */
  readonly number: string
  readonly step: Step
  readonly rule: string
  readonly citation: string
  /** The rules it was asked under. */
  readonly ruleSet: RuleSetDigest
  /** The facts the rule reads, without what tells who it is. */
  readonly facts: Facts
  /** The day of the law, by which the facts are weighed. */
  readonly factsOn: LocalDate
  readonly text: string
  readonly urgent: boolean
  /** Who at the centre owns the rule. */
  readonly directorate: string
  readonly state: QuestionState
  readonly askedAt: Instant
  /** Until when an answer is promised; `null` where no rule promises one. */
  readonly dueAt: Instant | null
  readonly assignedTo: PersonId | null
  readonly mergedInto: string | null
  readonly ruling: string | null
  readonly closedAt: Instant | null
  /** Why it is closed without a ruling. */
  readonly closedWhy: string | null
  readonly version: number
}

/** Who asked, and about which file. All empty where Bekal asked by itself. */
export type Asker = {
  readonly question: string
  readonly office: OfficeId | null
  readonly person: PersonId | null
  /** The file, where there is one: known to its office and the centre. */
  readonly about: string | null
}
