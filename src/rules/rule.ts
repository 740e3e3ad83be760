import type { Citation } from '../kernel/citation.ts'
import type { RuleSetDigest } from '../kernel/ids.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { Expr, Value } from './expression.ts'
import type { Facts, FactType } from './facts.ts'
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

/** What a rule is about: the file of a placement, or something else an office has before it. Each is asked apart. */
export const subjects = ['placement', 'case', 'homecoming', 'company', 'village', 'outreach', 'data', 'loan'] as const
export type Subject = (typeof subjects)[number]

/** Where an instrument stands in its life. Only what is in force binds; a draft and a bill are shown as what they are. */
export const statuses = ['in-force', 'superseded', 'revoked', 'draft', 'bill', 'to-confirm'] as const

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
  readonly status: (typeof statuses)[number]
  readonly relations: readonly { readonly kind: string; readonly to: string }[]
  readonly source: string | null
  readonly textVerified: boolean
  readonly confidence: Confidence
  readonly summary: string
  /** What it says that only an instrument of a certain rank may lay down. */
  readonly reserves: readonly Reserve[]
  /** The reviews of an office that it says how to do: shown to officers at that step. */
  readonly governs: readonly Step['review'][]
  /** Codes of the provinces whose offices it is for; none: every office. */
  readonly provinces: readonly string[]
}

/** "Only by a ministerial regulation": rules of this kind that read this fact may not stand in anything lower. */
export type Reserve = {
  readonly at: string
  readonly kind: RuleKind
  readonly reads: string
  readonly rank: Rank
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

export const payers = ['worker', 'employer', 'company', 'government'] as const
export type Payer = (typeof payers)[number]

/** A cost: how much in whole rupiah (`null`: not known), and who pays it, as a condition that gives a `Payer`. */
export type AmountRule = { readonly component: string; readonly amount: Expr | null; readonly payer: Expr }

/** Who can do what a remedy says; `time`: nobody has to, `nobody`: nobody can. */
export const helpers = [
  'worker',
  'family',
  'village',
  'officer',
  'employer',
  'company',
  'government',
  'clinic',
  'time',
  'nobody',
] as const
export type Helper = (typeof helpers)[number]

/** A promise as a rule makes it; lengths name parameters. */
export type ClockRule = {
  readonly starts: string
  readonly length: Expr
  readonly unit: 'working-day' | 'calendar-day'
  readonly pauses: readonly string[]
  readonly warnsBefore: Expr | null
  readonly escalates: readonly string[]
}

export const expectations = ['met', 'unmet', 'unknown', 'not-applicable'] as const

/** Facts on a day, and what the rule must say of them. What is not written is not compared. */
export type Example = {
  readonly name: string
  readonly on: LocalDate
  readonly facts: Facts
  readonly finds: (typeof expectations)[number] | undefined
  readonly needs: readonly string[] | undefined
  readonly amount: number | undefined
  readonly payer: Payer | undefined
  readonly length: number | undefined
  /** For a deadline: the moment it starts, the calendar it is counted in, and the moment it must end. */
  readonly starts: string | undefined
  readonly calendar: string | undefined
  readonly due: string | undefined
  readonly line: number
}

/** One norm as data. */
export type Rule = {
  readonly id: string
  readonly citation: Citation
  readonly instrument: Instrument
  readonly kind: RuleKind
  readonly subject: Subject
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
  readonly remedy: (Text & { readonly who: Helper }) | null
  readonly amount: AmountRule | null
  readonly clock: ClockRule | null
  /** What a reader should know of it, in our words. */
  readonly note: Text | null
  readonly confidence: Confidence
  readonly examples: readonly Example[]
  /** Where it is written: for messages of the checker. */
  readonly file: string
}

export const answerers = ['worker', 'family', 'village', 'officer', 'company', 'system'] as const

/** A fact a rule may ask: what it is, who can answer, and where the answer comes from. */
export type Question = {
  readonly path: string
  readonly type: FactType
  /** The only texts it may be, when it is a text out of a list. */
  readonly values: Readonly<Record<string, Text>>
  readonly question: Text
  readonly asks: (typeof answerers)[number]
  readonly source: string
}

export type Days = { readonly min: number; readonly max: number; readonly confidence: Confidence }

/** How a document comes into a file. */
export const origins = ['upload', 'family-confirmation', 'issued-here'] as const

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
  readonly comes: (typeof origins)[number]
  readonly compares: { readonly register: string; readonly fields: readonly string[] } | null
  readonly reads: readonly string[]
  readonly validity: string | null
}

/** What an officer looks at before a step is done. */
export const reviews = ['none', 'verification', 'orientation', 'card'] as const

export type Step = {
  readonly code: string
  readonly name: Text
  readonly acts: string
  readonly documents: readonly string[]
  readonly review: (typeof reviews)[number]
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
  /** Who places the worker. */
  readonly places: { readonly who: string; readonly name: Text } | null
  readonly employers: readonly string[]
  readonly steps: readonly Step[]
  readonly citation: Citation | null
  readonly confidence: Confidence | null
}

/** How a conflict of norms was settled, as the law as data says it. */
export const settlements = ['delegated', 'higher', 'special', 'later', 'direction', 'asked'] as const

/** `asked`: the ministry has been asked and has not answered; the rule may stand, and says so. */
export type Resolution = {
  readonly rule: string
  /** The other rule, or the article it is held against; absent for what is wrong with one rule alone. */
  readonly against: string | null
  readonly by: (typeof settlements)[number]
  readonly reason: Text
}

/** The law as data, of one moment. Immutable; named by the digest of its source. */
export type RuleSet = {
  readonly digest: RuleSetDigest
  /** Canonical JSON of what all files say, without comments and lines: what the digest is of, and what is stored. */
  readonly source: string
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly questions: ReadonlyMap<string, Question>
  readonly documents: ReadonlyMap<string, DocumentKind>
  readonly schemes: ReadonlyMap<string, Scheme>
  /** In the order of their ids. */
  readonly rules: readonly Rule[]
  /** How conflicts between them were settled. */
  readonly resolutions: readonly Resolution[]
}
