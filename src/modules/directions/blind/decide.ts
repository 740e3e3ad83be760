import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { DirectionRefusal } from '../refusal.ts'

/** What can be decided of a file. */
export const outcomes = ['approved', 'returned', 'held'] as const
export type Outcome = (typeof outcomes)[number]

/** What an officer elsewhere decided. */
export type Second = { readonly outcome: Outcome; readonly rule: string | null; readonly reason: string }

/** Letters: a reason is a sentence. */
const shortestReason = 10

type Weighed = Pick<Finding, 'rule' | 'outcome' | 'applied' | 'guards'>
type Known = { readonly findings: readonly Weighed[]; readonly before: unknown }

/** Whether a second decision can be kept: on a rule where it is not an approval, with a reason, and once. */
export function redecide(
  { outcome, rule, reason }: Second,
  { findings, before }: Known,
): Decision<Second, DirectionRefusal> {
  if (before !== undefined) return refused({ code: 'directions.wrong-state' })
  const possible = groundsFor(outcome, findings).map((finding) => finding.rule)
  if (outcome !== 'approved' && (rule === null || !possible.includes(rule)))
    return refused({ code: 'directions.no-rule' })
  if (reason.trim().length < shortestReason) return refused({ code: 'directions.no-reason' })
  return happened({ outcome, rule: outcome === 'approved' ? null : rule, reason: reason.trim() })
}

/** The rules a review weighs. */
export const weighedIn = <One extends Weighed>(findings: readonly One[]): readonly One[] =>
  findings.filter(({ applied, guards }) => applied && guards.includes('verification'))

/** The rules an outcome can stand on: a hold on one that is not met, a return on any that is weighed. */
export const groundsFor = <One extends Weighed>(outcome: Outcome, findings: readonly One[]): readonly One[] =>
  outcome === 'approved'
    ? []
    : weighedIn(findings).filter((finding) => outcome === 'returned' || finding.outcome !== 'met')

/** What was decided first. */
export type First = { readonly outcome: Outcome; readonly rules: readonly string[] }

/** Whether two decisions agree: the same outcome, and on the same rule where they name one. */
export const agree = (first: First, second: Pick<Second, 'outcome' | 'rule'>): boolean =>
  first.outcome === second.outcome && (second.rule === null || first.rules.includes(second.rule))

/** The rule a disagreement is about: the one that was named first, else the other. */
export const ruleBetween = (first: First, second: Pick<Second, 'rule'>): string | null => first.rules[0] ?? second.rule
