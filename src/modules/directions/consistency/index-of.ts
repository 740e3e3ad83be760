import { type Interval, wilson } from '../../../kernel/interval.ts'
import { bySituation, type Counted, type Situation } from './tally.ts'

/** How alike decisions on the same facts came out. */
export type Agreement = Interval & {
  /** The chance, 0 to 1, that two decisions on the same facts came out the same. */
  readonly value: number
  /** Decisions that could be compared with another one. */
  readonly decisions: number
  /** Pairs without a common decision: what the interval rests on. */
  readonly pairs: number
}

/**
 * The consistency index of one rule: of two decisions on the same facts, drawn without putting back, how often both
 * named the rule or both let it pass. Drawing without putting back corrects for small numbers; each situation weighs by
 * its decisions. The interval counts pairs that share no decision, fewer than there are: it is rather too wide than too
 * narrow. Pure.
 *
 * @returns `null` when no two decisions had the same facts
 */
export function agreementOf(tallies: Iterable<Counted>): Agreement | null {
  const compared = [...bySituation(tallies).values()].filter(({ all }) => all >= 2)
  const decisions = sum(compared, ({ all }) => all)
  if (decisions === 0) return null
  const value = sum(compared, (one) => one.all * alike(one)) / decisions
  const pairs = sum(compared, ({ all }) => Math.floor(all / 2))
  return { value, ...wilson(value, pairs), decisions, pairs }
}

/** The share of pairs in one situation that came out the same. */
function alike({ all, named }: Situation): number {
  const passed = all - named
  return 1 - (2 * named * passed) / (all * (all - 1))
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0)
