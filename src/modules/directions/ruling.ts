import { digestOf } from '../../kernel/digest.ts'
import type { PersonId, RuleSetDigest } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Step } from './question.ts'

/** What a ruling says of its rule on its facts: that it is met, that it is not, or neither: it explains. */
export const effects = ['met', 'unmet', 'explains'] as const
export type Effect = (typeof effects)[number]

/** What the centre answered, for every office and everybody; of nobody. Never changed. */
export type Ruling = {
  readonly id: string
  /** What people say: `ARH-26-0007`. */
  readonly number: string
  readonly question: string
  readonly answer: string
  readonly step: Step
  readonly rule: string
  readonly citation: string
  readonly ruleSet: RuleSetDigest
  /** Digest of what binds in its rule as it stood. */
  readonly law: string
  readonly facts: Facts
  readonly factsOn: LocalDate
  readonly effect: Effect
  readonly directorate: string
  readonly draftedBy: PersonId
  readonly reviewedBy: PersonId
  readonly signedBy: PersonId
  readonly signedAt: Instant
  readonly validFrom: LocalDate
  readonly validUntil: LocalDate | null
}

/** A ruling and what became of it. */
export type KnownRuling = Ruling & {
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null
  /** When its words were closed, since they told who somebody is: nothing of them is read from then on. */
  readonly closedAt: Instant | null
  /** Of what was signed, closed or not. */
  readonly digest: string
}

/**
 * SHA-256 of what a ruling says, in canonical form, 64 hex digits. Whoever kept its public text can compute it without us
 * and hold it against the log.
 */
export const digestOfRuling = ({
  number,
  question,
  answer,
  rule,
  citation,
  effect,
  law,
  validFrom,
  validUntil,
}: Omit<Ruling, 'id'>): string =>
  digestOf({ number, question, answer, rule, citation, effect, law, validFrom, validUntil })

/** Whether a ruling counts on a day, or why it does not. */
export type Standing = 'counts' | 'not-yet' | 'expired' | 'rule-changed' | 'withdrawn'

/**
 * Where a ruling stands on a day. Pure.
 * @param law  digest of what binds in its rule on that day; `undefined` where the rule is gone
 */
export function standingOf(ruling: KnownRuling, on: LocalDate, law: string | undefined): Standing {
  if (ruling.withdrawn !== null) return 'withdrawn'
  if (ruling.law !== law) return 'rule-changed'
  if (on < ruling.validFrom) return 'not-yet'
  return ruling.validUntil !== null && on > ruling.validUntil ? 'expired' : 'counts'
}

/** When somebody confirmed that they read a ruling. */
export type RulingRead = { readonly ruling: string; readonly at: Instant }
