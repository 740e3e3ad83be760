import { expressionsOf, factsReadBy } from './asks.ts'
import { type Calendars, checkExamples } from './check-examples.ts'
import { conflictsIn, openConflicts } from './conflicts/conflicts.ts'
import { conflictTold } from './conflicts/told.ts'
import { treesIn } from './expression.ts'
import { needOf } from './facts.ts'
import type { Problem } from './problem.ts'
import { isProposed } from './rank.ts'
import type { Rule, RuleSet } from './rule.ts'

export type { Problem as Complaint } from './problem.ts'

/**
 * Holds a rule set against itself: runs every example and asks for those that are missing, looks for days without a
 * value, for norms that do not go together, and for what no rule mentions. Errors keep it from being published.
 *
 * @param options  `calendars` by name, for examples of promises that say when they are due
 */
export const checkRuleSet = (ruleSet: RuleSet, options: { readonly calendars?: Calendars } = {}): Problem[] => [
  ...ruleSet.rules.flatMap((rule) => [
    ...checkExamples(ruleSet, rule, options.calendars),
    ...gaps(rule),
    ...idleParameters(rule),
    ...proposed(rule),
    ...unasked(rule),
  ]),
  ...conflicts(ruleSet),
  ...notMentioned(ruleSet),
]

const problem = (file: string, what: string, severity: Problem['severity'] = 'error'): Problem => ({
  severity,
  file,
  line: 1,
  what,
})

/** Days on which the rule is in force and the law gives no number. */
const gaps = ({ parameters, from, file }: Rule): Problem[] =>
  parameters.flatMap(({ name, values }) => {
    const first = values[0]?.from
    return first !== undefined && first > from
      ? [problem(file, `${name} has no value from ${from} until ${first}; expected one on every day of the rule`)]
      : []
  })

function idleParameters({ parameters, clock, file, ...rule }: Rule): Problem[] {
  const lengths = clock ? [clock.length, ...(clock.warnsBefore ? [clock.warnsBefore] : [])] : []
  const used = new Set(
    [...expressionsOf({ parameters, clock, file, ...rule }), ...lengths]
      .flatMap(treesIn)
      .flatMap((expr) => (expr.kind === 'parameter' ? [expr.name] : [])),
  )
  const said = [rule.unmet, rule.remedy].map((text) => text?.id ?? '').join(' ')
  return parameters
    .filter(({ name }) => !used.has(name) && !said.includes(`{${name}}`))
    .map(({ name }) => problem(file, `nothing uses the parameter ${name}`, 'warning'))
}

/** Norms that do not go together, and nobody has settled it. */
const conflicts = (ruleSet: RuleSet): Problem[] =>
  openConflicts(conflictsIn(ruleSet)).map((conflict) => {
    const file = ruleSet.rules.find(({ id }) => id === conflict.rule)?.file ?? 'resolutions.yaml'
    return problem(file, conflictTold(conflict), 'warning')
  })

/** What is only proposed binds nobody. */
const proposed = ({ instrument, citation, file }: Rule): Problem[] =>
  isProposed(instrument.status)
    ? [problem(file, `${citation.name} is a ${instrument.status}: shown, not applied`, 'warning')]
    : []

/** A missing fact is a question to ask; `has` takes it for absent instead, which a human should have meant. */
const unasked = (rule: Rule): Problem[] =>
  [
    ...new Set(
      factsReadBy(rule)
        .filter(({ kind, keys }) => kind === 'has' && keys.length < 3)
        .map(({ keys }) => keys.join('.')),
    ),
  ].map((path) =>
    problem(
      rule.file,
      `has(${path}) takes a missing fact for absent and does not ask it; expected that this is meant`,
      'warning',
    ),
  )

function notMentioned({ documents, schemes, rules }: RuleSet): Problem[] {
  const all = [...schemes.values()]
  const mentioned = new Set([
    ...rules.flatMap((rule) => factsReadBy(rule).map(({ keys }) => needOf(keys))),
    ...rules.flatMap(({ guards }) => guards.map((step) => `steps.${step}`)),
    ...rules.map(({ document }) => `documents.${document}`),
    ...all.flatMap(({ steps }) => steps.flatMap((step) => step.documents.map((code) => `documents.${code}`))),
  ])
  const idleDocuments = [...documents.keys()]
    .filter((code) => !mentioned.has(`documents.${code}`))
    .map((code) => problem('documents.yaml', `no rule and no step asks for ${code}`, 'warning'))
  const idleSteps = all.flatMap(({ code: scheme, steps }) =>
    steps
      .filter(({ code }) => !mentioned.has(`steps.${code}`))
      .map(({ code }) => problem(`schemes/${scheme}.yaml`, `no rule mentions the step ${code}`, 'warning')),
  )
  return [...idleDocuments, ...idleSteps]
}
