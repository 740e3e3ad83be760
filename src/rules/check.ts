import { expressionsOf, factsReadBy } from './asks.ts'
import { type Calendars, checkExamples } from './check-examples.ts'
import { conflictsIn, openConflicts } from './conflicts/conflicts.ts'
import { conflictTold } from './conflicts/told.ts'
import { treesIn } from './expression.ts'
import { needOf } from './facts.ts'
import type { Problem, Told } from './problem.ts'
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
    ...oddFigures(rule),
    ...idleParameters(rule),
    ...proposed(rule),
    ...unasked(rule),
  ]),
  ...conflicts(ruleSet),
  ...notMentioned(ruleSet),
]

type Found = { readonly what: string; readonly told?: Told; readonly severity?: Problem['severity'] }

const problem = (file: string, { severity = 'error', ...found }: Found): Problem => ({
  severity,
  file,
  line: 1,
  ...found,
})

/** Days on which the rule is in force and the law gives no number. */
const gaps = ({ parameters, from, file }: Rule): Problem[] =>
  parameters.flatMap(({ name, values }) => {
    const first = values[0]?.from
    return first !== undefined && first > from
      ? [
          problem(file, {
            what: `${name} has no value from ${from} until ${first}; expected one on every day of the rule`,
            told: { key: 'no-value', values: { name, from, until: first } },
          }),
        ]
      : []
  })

/** So many times more or less than before is more often a slip of the pen than a change of the law. */
const greatChange = 5

/** Figures from before their rule, lengths, ages and sums below zero, and figures that change as no law changes them. */
const oddFigures = ({ parameters, file, from: begins }: Rule): Problem[] =>
  parameters.flatMap(({ name, values }) =>
    values.flatMap(({ from, value }, index) => {
      if (from < begins)
        return [
          problem(file, {
            what: `${name} has a value from ${from}, before the rule begins on ${begins}; expected ${begins} or later`,
            told: { key: 'before-rule', values: { name, from, begins } },
          }),
        ]
      if (typeof value !== 'number') return []
      const figure = { name, from, value }
      if (value < 0)
        return [
          problem(file, {
            what: `${name} is ${value} from ${from}; expected zero or more`,
            told: { key: 'negative', values: figure },
          }),
        ]
      const before = values[index - 1]?.value
      return typeof before === 'number' && before > 0 && (value > before * greatChange || value * greatChange < before)
        ? [
            problem(file, {
              severity: 'warning',
              what: `${name} changes from ${before} to ${value} on ${from}; expected that this is meant`,
              told: { key: 'great-change', values: { ...figure, before } },
            }),
          ]
        : []
    }),
  )

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
    .map(({ name }) =>
      problem(file, {
        severity: 'warning',
        what: `nothing uses the parameter ${name}`,
        told: { key: 'idle-parameter', values: { name } },
      }),
    )
}

/** Norms that do not go together, and nobody has settled it. */
const conflicts = (ruleSet: RuleSet): Problem[] =>
  openConflicts(conflictsIn(ruleSet)).map((conflict) => {
    const file = ruleSet.rules.find(({ id }) => id === conflict.rule)?.file ?? 'resolutions.yaml'
    return problem(file, { severity: 'warning', what: conflictTold(conflict) })
  })

/** What is only proposed binds nobody. */
const proposed = ({ instrument, citation, file }: Rule): Problem[] =>
  isProposed(instrument.status)
    ? [
        problem(file, {
          severity: 'warning',
          what: `${citation.name} is a ${instrument.status}: shown, not applied`,
          told: { key: 'proposed', values: { name: citation.name } },
        }),
      ]
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
    problem(rule.file, {
      severity: 'warning',
      what: `has(${path}) takes a missing fact for absent and does not ask it; expected that this is meant`,
      told: { key: 'has', values: { path } },
    }),
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
    .map((code) =>
      problem('documents.yaml', {
        severity: 'warning',
        what: `no rule and no step asks for ${code}`,
        told: { key: 'document-not-asked', values: { code } },
      }),
    )
  const idleSteps = all.flatMap(({ code: scheme, steps }) =>
    steps
      .filter(({ code }) => !mentioned.has(`steps.${code}`))
      .map(({ code }) =>
        problem(`schemes/${scheme}.yaml`, {
          severity: 'warning',
          what: `no rule mentions the step ${code}`,
          told: { key: 'step-not-mentioned', values: { code } },
        }),
      ),
  )
  return [...idleDocuments, ...idleSteps]
}
