import { canonical } from '../kernel/canonical.ts'
import { evaluate } from './evaluate.ts'
import type { Finding } from './finding.ts'
import { canBind } from './rank.ts'
import type { Example, Rule, RuleSet } from './rule.ts'

/** What the checker finds: an error keeps a rule set from being published, a warning is read by a human. */
export type Complaint = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly what: string
}

/**
 * Holds a rule set against itself: runs every example, asks for an example that is met, one that is not, one at each
 * day a parameter changes, and shows rules whose rank cannot bind, and instruments that are no longer in force.
 */
export function checkRuleSet(ruleSet: RuleSet): Complaint[] {
  return [
    ...ruleSet.rules.flatMap((rule) => [...runExamples(ruleSet, rule), ...askForExamples(rule), ...weigh(rule)]),
    ...dangling(ruleSet),
  ]
}

const complaint = (
  rule: Rule,
  what: string,
  { line = 1, severity = 'error' as Complaint['severity'] } = {},
): Complaint => ({ severity, file: rule.file, line, what })

function runExamples(ruleSet: RuleSet, rule: Rule): Complaint[] {
  return rule.examples.flatMap((example) => {
    const finding = evaluate(ruleSet, example.facts, example.on).find((candidate) => candidate.rule === rule.id)
    const wrong = whatIsWrong(rule, example, finding)
    return wrong === undefined ? [] : [complaint(rule, `example "${example.name}": ${wrong}`, { line: example.line })]
  })
}

function whatIsWrong({ kind }: Rule, example: Example, finding: Finding | undefined): string | undefined {
  const found = finding?.outcome ?? 'not-applicable'
  const expected = example.finds ?? (kind === 'amount' || kind === 'deadline' ? 'met' : undefined)
  if (expected === undefined) return 'it does not say what it finds'
  if (found !== expected)
    return `expected ${expected}, found ${found}${finding?.needs.length ? ` (needs ${finding.needs.join(', ')})` : ''}`
  if (example.needs && canonical(example.needs.toSorted()) !== canonical((finding?.needs ?? []).toSorted()))
    return `expected to need ${example.needs.join(', ')}, needs ${(finding?.needs ?? []).join(', ') || 'nothing'}`
  if (example.amount !== undefined && finding?.amount !== example.amount)
    return `expected the amount ${example.amount}, found ${finding?.amount ?? 'none'}`
  if (example.payer !== undefined && finding?.payer !== example.payer)
    return `expected ${example.payer} to pay, found ${finding?.payer ?? 'nobody'}`
  if (example.length !== undefined && finding?.clock?.length !== example.length)
    return `expected the length ${example.length}, found ${finding?.clock?.length ?? 'none'}`
  return undefined
}

function askForExamples(rule: Rule): Complaint[] {
  const { kind, examples, parameters, from } = rule
  const missing: string[] = []
  const has = (finds: Example['finds']): boolean => examples.some((example) => example.finds === finds)
  if (kind === 'deadline' || kind === 'amount') {
    if (examples.length < 2) missing.push('it has fewer than two examples')
  } else {
    if (!has('met')) missing.push('it has no example that is met')
    if (!has('unmet')) missing.push('it has no example that is unmet')
  }
  const changes = new Set(parameters.flatMap(({ values }) => values.slice(1).map((value) => value.from)))
  for (const change of changes)
    if (!examples.some(({ on }) => on === change))
      missing.push(`it has no example on ${change}, when a parameter changes`)
  for (const { name, values } of parameters)
    if (values[0] && values[0].from > from)
      missing.push(`its parameter ${name} begins on ${values[0].from}, after the rule (${from})`)
  return missing.map((what) => complaint(rule, what))
}

function weigh(rule: Rule): Complaint[] {
  const found: Complaint[] = []
  if (!canBind(rule.instrument.rank, rule.kind))
    found.push(
      complaint(
        rule,
        `${rule.citation.name} is a ${rule.instrument.rank}: it cannot lay this on a citizen; shown as a conflict, not applied`,
        { severity: 'warning' },
      ),
    )
  const { ended } = rule.instrument
  if (ended !== null && (rule.until === null || rule.until > ended))
    found.push(
      complaint(rule, `${rule.citation.name} ended on ${ended}; the rule goes on after it`, { severity: 'warning' }),
    )
  return found
}

function dangling({ instruments, documents, schemes, rules }: RuleSet): Complaint[] {
  const relations = [...instruments.values()].flatMap(({ id, relations }) =>
    relations
      .filter(({ to }) => !instruments.has(to))
      .map(
        ({ kind, to }): Complaint => ({
          severity: 'warning',
          file: `${id}/instrument.yaml`,
          line: 1,
          what: `${kind} ${to}, which is not registered`,
        }),
      ),
  )
  const used = new Set([
    ...rules.map(({ document }) => document),
    ...[...schemes.values()].flatMap(({ steps }) => steps.flatMap((step) => step.documents)),
  ])
  const unused = [...documents.keys()]
    .filter((code) => !used.has(code))
    .map(
      (code): Complaint => ({
        severity: 'warning',
        file: 'documents.yaml',
        line: 1,
        what: `no rule and no step asks for ${code}`,
      }),
    )
  return [...relations, ...unused]
}
