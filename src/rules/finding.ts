import type { Citation } from '../kernel/citation.ts'
import type { Value } from './expression.ts'
import type { Confidence, Payer, RuleKind } from './rule.ts'

/** What one rule says of one file on one day. Canonical JSON of findings is what is stored and run again. */
export type Finding = {
  readonly rule: string
  readonly kind: RuleKind
  readonly citation: Citation
  readonly outcome: 'met' | 'unmet' | 'unknown'
  /** Facts that are missing, when unknown: questions to ask. */
  readonly needs: readonly string[]
  /** Parameters the law gives no value for on this day, when unknown: nobody can answer, and it is not guessed. */
  readonly noValue: readonly string[]
  readonly guards: readonly string[]
  /** False when the rank of its instrument cannot lay this on a citizen: shown as a conflict, never weighed. */
  readonly applied: boolean
  readonly confidence: Confidence
  /** The document kind a document rule asks for. */
  readonly document: string | null
  /** What its sentence mentions, when unmet: parameters on the day, and the rule's own values that are known. */
  readonly values: Readonly<Record<string, Value>>
  /** Whole rupiah, for an amount that is known. */
  readonly amount: number | null
  readonly payer: Payer | null
  /** A promise, for a deadline that is met (it runs). */
  readonly clock: Pledge | null
}

/** A promise with its lengths on the day. */
export type Pledge = {
  /** The event it starts with, e.g. `request.complete`. */
  readonly starts: string
  readonly length: number
  readonly unit: 'working-day' | 'calendar-day'
  /** Grounds on which it stands still. */
  readonly pauses: readonly string[]
  /** Working hours before the end. */
  readonly warnsBefore: number | null
  /** Who is told, one after the other, when it is late. */
  readonly escalates: readonly string[]
}
