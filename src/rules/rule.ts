import type { Citation } from '../kernel/citation.ts'
import type { RuleSetDigest } from '../kernel/ids.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { Facts } from './compile.ts'
import type { Expr, Value } from './expression.ts'
import type { Rank } from './rank.ts'

/** A text in both languages of the service. */
export type Text = { readonly id: string; readonly en: string }

/** How sure we are of a fact of the law: read in its source, inferred from one, or to be confirmed by a human. */
export const confidences = ['verified', 'likely', 'to-confirm'] as const
export type Confidence = (typeof confidences)[number]

export const ruleKinds = [
  'eligibility',
  'requirement',
  'document',
  'prohibition',
  'order',
  'deadline',
  'amount',
] as const
export type RuleKind = (typeof ruleKinds)[number]

/** A legal instrument as a fact: what it is called, its rank and its life. Never its text. */
export type Instrument = {
  readonly id: string
  readonly rank: Rank
  readonly kind: string
  readonly number: string
  readonly year: number | null
  readonly title: string
  readonly aliases: readonly string[]
  readonly issued: LocalDate | null
  readonly inForce: LocalDate | null
  readonly ended: LocalDate | null
  readonly status: string
  readonly relations: readonly { readonly kind: string; readonly to: string }[]
  readonly source: string | null
  readonly textVerified: boolean
  readonly confidence: Confidence
  readonly summary: string
}

/** A value of the law with the day it began to hold. */
export type Parameter = {
  readonly name: string
  readonly unit: string
  readonly values: readonly { readonly from: LocalDate; readonly value: Value; readonly at?: string }[]
}

/** Who and what a rule is about; all that is written must match. */
export type Applies = {
  readonly schemes?: readonly string[]
  readonly countries?: readonly string[]
  readonly jobs?: readonly string[]
  readonly sectors?: readonly string[]
  readonly employers?: readonly string[]
  readonly when?: Expr
}

export type Payer = string
export type AmountRule = {
  readonly component: string
  readonly amount: Expr | null
  readonly payers: readonly { readonly when: Expr | null; readonly payer: Payer }[]
}

/** A promise as a rule makes it; lengths name parameters. */
export type ClockRule = {
  readonly starts: string
  readonly length: Expr
  readonly unit: 'working-day' | 'calendar-day'
  readonly pauses: readonly string[]
  readonly warnsBefore: Expr | null
  readonly escalates: readonly string[]
}

export type Example = {
  readonly name: string
  readonly on: LocalDate
  readonly facts: Facts
  readonly finds?: 'met' | 'unmet' | 'unknown' | 'not-applicable' | undefined
  readonly needs?: readonly string[] | undefined
  readonly amount?: number | undefined
  readonly payer?: Payer | undefined
  readonly length?: number | undefined
  readonly starts?: string | undefined
  readonly due?: string | undefined
  readonly calendar?: string | undefined
  readonly line: number
}

/** One norm as data. */
export type Rule = {
  readonly id: string
  readonly citation: Citation
  readonly instrument: Instrument
  readonly kind: RuleKind
  readonly title: Text
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly applies: Applies
  readonly guards: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly condition: Expr
  readonly document: string | null
  readonly unmet: Text | null
  readonly values: Readonly<Record<string, Expr>>
  readonly remedy: (Text & { readonly who: string }) | null
  readonly amount: AmountRule | null
  readonly clock: ClockRule | null
  readonly confidence: Confidence
  readonly examples: readonly Example[]
  /** Where it is written: for messages of the checker. */
  readonly file: string
}

export type Question = {
  readonly path: string
  readonly type: 'bool' | 'int' | 'string' | 'Day'
  readonly values: Readonly<Record<string, Text>>
  readonly question: Text
  readonly asks: string
  readonly source: string
}

export type Days = { readonly min: number; readonly max: number; readonly confidence: Confidence }

/** A document of the catalogue. */
export type DocumentKind = {
  readonly code: string
  readonly name: Text
  readonly everyday: Text
  readonly issuer: Text
  readonly where: Text
  readonly fee: { readonly amount: number; readonly confidence: Confidence } | null
  readonly days: Days | null
  readonly icon: string
  readonly comes: 'upload' | 'family-confirmation' | 'issued-here'
  readonly compares: { readonly register: string; readonly fields: readonly string[] } | null
  readonly reads: readonly string[]
}

export type Step = {
  readonly code: string
  readonly name: Text
  readonly acts: string
  readonly documents: readonly string[]
  readonly review: 'none' | 'verification' | 'orientation' | 'card'
  readonly usualDays: Days | null
  readonly citation: Citation
}

/** A way to be placed abroad: its steps in order. A scheme that is not open says where to go instead. */
export type Scheme = {
  readonly code: string
  readonly open: boolean
  readonly title: Text
  readonly sentence: Text
  readonly instead: Text | null
  readonly steps: readonly Step[]
  readonly employers: readonly string[]
}

/** The law as data, of one moment. Immutable; named by the digest of its source. */
export type RuleSet = {
  readonly digest: RuleSetDigest
  /** Canonical JSON of all files: what the digest is of, and what is stored. */
  readonly source: string
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly questions: ReadonlyMap<string, Question>
  readonly documents: ReadonlyMap<string, DocumentKind>
  readonly schemes: ReadonlyMap<string, Scheme>
  /** In the order of their ids. */
  readonly rules: readonly Rule[]
}
