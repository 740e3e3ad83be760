import type { LocalDate } from '../../../kernel/time.ts'

/** What a decision did with a rule it weighed: named it as a ground or an item, or let it pass. */
export const outcomes = ['named', 'passed'] as const
export type Outcome = (typeof outcomes)[number]

/** How often, on the same facts, a decision came out one way. */
export type Counted = {
  /** Digest of the facts as the rule sees them. */
  readonly situation: string
  readonly outcome: Outcome
  readonly decisions: number
}

/** The same of one rule, all offices together. */
export type Total = Counted & { readonly rule: string }

/** The same of one office and one month. */
export type Tally = Total & {
  /** Its first day. */
  readonly month: LocalDate
  readonly office: string
}

/** Decisions on the same facts: how many in all, and how many of them named the rule. */
export type Situation = { readonly all: number; readonly named: number }

/** Rows of one rule put together by their facts, whatever the order and the number of rows. */
export function bySituation(tallies: Iterable<Counted>): ReadonlyMap<string, Situation> {
  const found = new Map<string, Situation>()
  for (const { situation, outcome, decisions } of tallies) {
    const { all, named } = found.get(situation) ?? { all: 0, named: 0 }
    found.set(situation, { all: all + decisions, named: named + (outcome === 'named' ? decisions : 0) })
  }
  return found
}
