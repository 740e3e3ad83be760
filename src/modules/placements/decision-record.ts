import type { Json } from '../../kernel/canonical.ts'
import { digestOf } from '../../kernel/digest.ts'
import type { ApplicationId, DecisionId, OfficeId, PersonId, RuleSetDigest } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { RulingRead } from '../directions/index.ts'
import type { Reading } from '../regulations/index.ts'

export type DecisionKind = 'verification' | 'hold' | 'orientation' | 'card' | 'revocation'
export type Outcome = 'approved' | 'returned' | 'held' | 'released' | 'issued' | 'refused' | 'revoked'

/** One thing a decision names: what to correct or what is missing, and the article that says so. */
export type Item = {
  /** The rule it rests on. */
  readonly rule: string
  readonly citation: string
  /** The document kind concerned, where there is one. */
  readonly document: string | null
  /** The sentence the worker reads. */
  readonly text: string
}

/**
 * A decision and all it stood on: what anyone needs to run it again.
 * Findings and facts are kept as they were; nothing here is ever changed.
 */
export type DecisionRecord = {
  readonly id: DecisionId
  readonly application: ApplicationId
  readonly kind: DecisionKind
  readonly outcome: Outcome
  readonly at: Instant
  readonly officer: PersonId | null
  readonly office: OfficeId
  /** The day of the law it was decided by. */
  readonly decidedOn: LocalDate
  readonly ruleSet: RuleSetDigest
  readonly facts: Json
  readonly findings: readonly Json[]
  readonly citations: readonly string[]
  readonly items: readonly Item[]
  /** The notices of changed rules that the officer had read; absent when none concerned it. */
  readonly read?: readonly Reading[]
  /** The rulings of the centre that the officer had read; absent when none concerned it. */
  readonly rulings?: readonly RulingRead[]
}

/** What an officer had read before they decided. */
export type ReadBefore = { readonly notices: readonly Reading[]; readonly rulings: readonly RulingRead[] }

/** SHA-256 of the record in canonical form: what stands in the ledger. */
export const digestOfRecord = (record: DecisionRecord): string => digestOf(record)
