import type { Citation } from '../kernel/citation.ts'
import type { Value } from './expression.ts'
import type { Confidence, RuleKind } from './rule.ts'

/** What one rule says of one file on one day. Canonical JSON of findings is what is stored and run again. */
export type Finding = {
  readonly rule: string
  readonly kind: RuleKind
  readonly citation: Citation
  readonly outcome: 'met' | 'unmet' | 'unknown'
  /** Facts that are missing, when unknown: questions to ask. */
  readonly needs: readonly string[]
  readonly guards: readonly string[]
  /** False when the rank of its instrument cannot lay this on a citizen: shown as a conflict, never weighed. */
  readonly applied: boolean
  readonly confidence: Confidence
  /** The document kind a document rule asks for. */
  readonly document: string | null
  /** What its sentence mentions, when unmet. */
  readonly values: Readonly<Record<string, Value>>
  /** Whole rupiah, for an amount that is known. */
  readonly amount: number | null
  readonly payer: string | null
  /** A promise, for a deadline. */
  readonly clock: Pledge | null
}

/** A promise with its lengths on the day. */
export type Pledge = {
  readonly starts: string
  readonly length: number
  readonly unit: 'working-day' | 'calendar-day'
  readonly pauses: readonly string[]
  /** Working hours before the end. */
  readonly warnsBefore: number | null
  readonly escalates: readonly string[]
}
