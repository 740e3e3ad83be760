import { type Citation, cite } from '../../kernel/citation.ts'
import { treesIn } from '../expression.ts'
import { needOf } from '../facts.ts'
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
    ...whyNobodyMeetsIt(rule),
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

/** It ends before it begins, or every file that was thought of is somebody else's. */
function whyNobodyMeetsIt(rule: Rule): Found[] {
  const { from, until, examples, instrument } = rule
  const neverBegins = (until !== null && until < from) || (instrument.ended !== null && instrument.ended < from)
  const appliesToNobody = examples.length > 0 && examples.every(({ finds }) => finds === 'not-applicable')
  return neverBegins || appliesToNobody ? [alone('unreachable', rule)] : []
}
