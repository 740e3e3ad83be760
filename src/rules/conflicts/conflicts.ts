import { type Citation, cite } from '../../kernel/citation.ts'
import { daysBetween, type LocalDate } from '../../kernel/time.ts'
import { findingOf } from '../evaluate.ts'
import { treesIn } from '../expression.ts'
import { factProblems } from '../fact-problems.ts'
import { needOf } from '../facts.ts'
import { movedBy } from '../moved.ts'
import { canBind, isHigher, isProposed } from '../rank.ts'
import type { Rule, RuleSet } from '../rule.ts'
import type { Conflict } from './conflict.ts'
import { differenceOf } from './difference.ts'

type Found = Omit<Conflict, 'resolution'>

/**
 * Everything in a rule set that does not go together: rules an instrument cannot lay down or outlives, rules nobody
 * can meet, and two norms on one matter that differ. Each says which norm goes before, where the order of norms says
 * so, and how it was settled, where it was.
 */
export function conflictsIn(ruleSet: RuleSet): readonly Conflict[] {
  const alone = ruleSet.rules.flatMap((rule) => [
    ...whatItCannotLayDown(rule),
    ...whatIsReserved(ruleSet, rule),
    ...whereItOutlives(rule),
    ...whyNobodyMeetsIt(ruleSet, rule),
  ])
  const binding = ruleSet.rules.filter(
    ({ instrument, kind }) => canBind(instrument.rank, kind) && !isProposed(instrument.status),
  )
  const between = [...Map.groupBy(binding, matterOf).values()].flatMap((rules) =>
    rules.flatMap((a, index) => rules.slice(index + 1).flatMap((b) => differenceOf(a, b) ?? [])),
  )
  return [...alone, ...between].map((found) => ({
    ...found,
    resolution:
      ruleSet.resolutions.find(
        ({ rule, against }) =>
          rule === found.rule && against === (found.against && (found.against.rule ?? cite(found.against.citation))),
      ) ?? null,
  }))
}

/** The conflicts that keep a rule set from being published: nobody has settled them. */
export const openConflicts = (conflicts: readonly Conflict[]): readonly Conflict[] =>
  conflicts.filter(({ resolution }) => resolution === null)

/** What a rule is about: rules on one matter can differ. */
export const matterOf = (rule: Rule): string => `${rule.subject} ${matterIn(rule)}`

function matterIn({ kind, document, amount, clock, condition }: Rule): string {
  if (document !== null) return `document ${document}`
  if (amount) return `amount ${amount.component}`
  if (clock) return `deadline ${clock.starts}`
  const read = treesIn(condition).flatMap((expr) => (expr.kind === 'fact' ? [needOf(expr.keys)] : []))
  return `${kind === 'order' ? 'order' : 'duty'} ${[...new Set(read)].toSorted().join(' ')}`
}

const alone = (kind: Found['kind'], { id, citation }: Rule): Found => ({
  kind,
  rule: id,
  citation,
  against: null,
  prevails: null,
  witness: null,
})

const whatItCannotLayDown = (rule: Rule): Found[] =>
  canBind(rule.instrument.rank, rule.kind) ? [] : [alone('cannot-bind', rule)]

/** A higher norm keeps this for another form: a decree where the law asks for a regulation. */
function whatIsReserved({ instruments }: RuleSet, rule: Rule): Found[] {
  const read = new Set(treesIn(rule.condition).flatMap((expr) => (expr.kind === 'fact' ? [needOf(expr.keys)] : [])))
  return [...instruments.values()].flatMap(({ id, kind, number, year, rank, status, reserves }) =>
    isProposed(status) || !isHigher(rank, rule.instrument.rank)
      ? []
      : reserves
          .filter(
            (kept) => kept.kind === rule.kind && read.has(kept.reads) && isHigher(kept.rank, rule.instrument.rank),
          )
          .map(({ at }): Found => {
            const citation: Citation = { instrument: id, name: `${kind} ${number}/${year}`, at }
            return { ...alone('wrong-form', rule), against: { rule: null, citation } }
          }),
  )
}

function whereItOutlives(rule: Rule): Found[] {
  const { instrument, from, until } = rule
  const { inForce, ended, status } = instrument
  const tooEarly = inForce !== null && from < inForce
  const tooLong = ended !== null && (until === null || until > ended)
  const gone = (status === 'revoked' || status === 'superseded') && ended === null && until === null
  return tooEarly || tooLong || gone ? [alone('not-in-force', rule)] : []
}

/**
 * It ends before it begins, every file that was thought of is somebody else's, or no file that was thought of meets it
 * any more from a day on which one of its figures changes: a smallest age above the greatest one.
 */
function whyNobodyMeetsIt(ruleSet: RuleSet, rule: Rule): Found[] {
  const { from, until, examples, instrument } = rule
  const neverBegins = (until !== null && until < from) || (instrument.ended !== null && instrument.ended < from)
  const appliesToNobody = examples.length > 0 && examples.every(({ finds }) => finds === 'not-applicable')
  if (neverBegins || appliesToNobody) return [alone('unreachable', rule)]
  // What is no file at all was told as a wrong example, and cannot be moved to another day.
  if (examples.some(({ facts }) => factProblems(ruleSet, facts).length > 0)) return []
  const on = daysOfChange(rule).find((day) => !isMetOn(rule, day))
  return on === undefined ? [] : [{ ...alone('unreachable', rule), witness: { on, facts: {} } }]
}

/** The days on which a figure of a rule that can be met or not takes another value. */
const daysOfChange = ({ kind, parameters }: Rule): readonly LocalDate[] =>
  kind === 'amount' || kind === 'deadline'
    ? []
    : parameters.flatMap(({ values }) => values.slice(1).map(({ from }) => from)).toSorted()

/** Whether a file of its examples meets a rule on a day: as it stands, or as it would stand on that day. */
const isMetOn = (rule: Rule, on: LocalDate): boolean =>
  rule.examples.some(({ on: then, facts }) =>
    [facts, movedBy(daysBetween(then, on), facts)].some((file) => findingOf(rule, file, on)?.outcome === 'met'),
  )
