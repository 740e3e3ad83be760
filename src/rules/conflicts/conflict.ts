import type { Citation } from '../../kernel/citation.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Facts } from '../facts.ts'
import type { Resolution } from '../rule.ts'

/**
 * What can be wrong between two norms, or with one:
 * - `cannot-bind`: an instrument of this rank cannot lay this on a citizen
 * - `wrong-form`: a higher norm says that only another form may do this
 * - `adds`: a lower norm refuses, asks or charges where a higher one does not
 * - `shortens`: a lower norm gives less time than a higher one
 * - `contradicts`: two norms of one rank say different things, or a lower one allows what a higher one refuses
 * - `not-in-force`: its instrument is not in force on a day on which the rule is
 * - `unreachable`: no file can ever meet it
 */
export const conflictKinds = [
  'cannot-bind',
  'wrong-form',
  'adds',
  'shortens',
  'contradicts',
  'not-in-force',
  'unreachable',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** Why one of two norms goes before the other. */
export type Ground = 'higher' | 'special' | 'later'

export type Conflict = {
  readonly kind: ConflictKind
  /** The rule in question. */
  readonly rule: string
  readonly citation: Citation
  /** What it is held against: another rule, or only an article. */
  readonly against: { readonly rule: string | null; readonly citation: Citation } | null
  /** Which of two goes before, and why; absent when neither does. */
  readonly prevails: { readonly rule: string; readonly ground: Ground } | null
  /** A file of a day on which the two differ. */
  readonly witness: Witness | null
  /** How it was settled; absent when it is open. */
  readonly resolution: Resolution | null
}

export type Witness = { readonly on: LocalDate; readonly facts: Facts }
