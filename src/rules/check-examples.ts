import { dueAfterCalendarDays, dueAfterWorkingDays, type WorkingCalendar } from '../kernel/deadline.ts'
import { type Instant, instant } from '../kernel/time.ts'
import { needsOfRule } from './asks.ts'
import { findingOf } from './evaluate.ts'
import { factProblems } from './fact-problems.ts'
import type { Finding, Pledge } from './finding.ts'
import type { Problem, Told } from './problem.ts'
import type { Example, Rule, RuleSet } from './rule.ts'

/** Working calendars by the names examples use; without them the moments promises end are not computed. */
export type Calendars = ReadonlyMap<string, WorkingCalendar> | undefined

/** Runs every example of a rule, and says which are missing. */
export const checkExamples = (ruleSet: RuleSet, rule: Rule, calendars: Calendars): Problem[] => [
  ...rule.examples.flatMap((example) => checkExample(ruleSet, rule, { example, calendars })),
  ...missingExamples(rule),
]

function checkExample(
  ruleSet: RuleSet,
  rule: Rule,
  { example, calendars }: { example: Example; calendars: Calendars },
): Problem[] {
  const problem = ({ what, told }: Wrong, severity: Problem['severity'] = 'error'): Problem => ({
    severity,
    file: rule.file,
    line: example.line,
    what: `example "${example.name}": ${what}`,
    ...(told === undefined ? {} : { told: { ...told, values: { example: example.name, ...told.values } } }),
  })
  const wrongFacts = factProblems(ruleSet, example.facts)
  if (wrongFacts.length > 0)
    return wrongFacts.map(({ path, what }) =>
      problem({ what: `${path}: ${what}`, told: { key: 'example.facts', values: { path } } }),
    )
  const finding = findingOf(rule, example.facts, example.on)
  const late = whatIsLate(example, finding?.clock ?? null, calendars)
  const wrong =
    whatIsWrong(rule, example, finding) ??
    (late === undefined ? undefined : { what: late, told: { key: 'example.due', values: {} } })
  if (wrong !== undefined) return [problem(wrong)]
  return example.due !== undefined && calendars === undefined
    ? [problem({ what: 'the moment it ends was not computed: no calendars were given' }, 'warning')]
    : []
}

/** What is wrong with an example. */
type Wrong = { readonly what: string; readonly told?: Told }

function whatIsWrong({ kind }: Rule, example: Example, finding: Finding | undefined): Wrong | undefined {
  const found = finding?.outcome ?? 'not-applicable'
  const expected = example.finds ?? (kind === 'amount' || kind === 'deadline' ? 'met' : undefined)
  const told = (key: Told['key'], values: Told['values'] = {}): { told: Told } => ({ told: { key, values } })
  if (expected === undefined)
    return {
      what: 'finds is missing; expected one of met, unmet, unknown, not-applicable',
      ...told('example.no-finds'),
    }
  if (found !== expected)
    return {
      what: `found ${found}${becauseOf(finding)}; expected ${expected}`,
      ...told('example.found', { found, expected }),
    }
  const needs = finding?.needs ?? []
  if (example.needs && example.needs.toSorted().join() !== needs.toSorted().join())
    return {
      what: `found that it needs ${needs.join(', ') || 'nothing'}; expected ${example.needs.join(', ')}`,
      ...told('example.needs', { found: needs.join(', ') || '–', expected: example.needs.join(', ') }),
    }
  if (example.amount !== undefined && finding?.amount !== example.amount)
    return {
      what: `found the amount ${finding?.amount ?? 'unknown'}; expected ${example.amount}`,
      ...told('example.amount', { found: finding?.amount ?? '–', expected: example.amount }),
    }
  if (example.payer !== undefined && finding?.payer !== example.payer)
    return {
      what: `found that ${finding?.payer ?? 'nobody'} pays; expected ${example.payer}`,
      ...told('example.payer', { found: finding?.payer ?? '–', expected: example.payer }),
    }
  if (example.length !== undefined && finding?.clock?.length !== example.length)
    return {
      what: `found the length ${finding?.clock?.length ?? 'unknown'}; expected ${example.length}`,
      ...told('example.length', { found: finding?.clock?.length ?? '–', expected: example.length }),
    }
  return undefined
}

const becauseOf = (finding: Finding | undefined): string => {
  if (finding === undefined || finding.outcome !== 'unknown') return ''
  return finding.noValue.length > 0
    ? ` (no value of ${finding.noValue.join(', ')} on this day)`
    : ` (needs ${finding.needs.join(', ')})`
}

function whatIsLate(
  { starts, due, calendar: name }: Example,
  clock: Pledge | null,
  calendars: Calendars,
): string | undefined {
  if (due === undefined || calendars === undefined) return undefined
  if (clock === null || starts === undefined || name === undefined)
    return 'due stands without starts and calendar; expected all three, in a deadline'
  const calendar = calendars.get(name)
  if (!calendar) return `there is no calendar ${name}; expected one of ${[...calendars.keys()].join(', ')}`
  const [start, end] = [momentOf(starts), momentOf(due)]
  if (start === undefined || end === undefined)
    return 'starts or due is not a moment; expected one like 2026-11-23T14:05:00+07:00'
  const { at } =
    clock.unit === 'working-day'
      ? dueAfterWorkingDays(start, clock.length, calendar)
      : dueAfterCalendarDays(start, clock.length, calendar.zone)
  return at === end ? undefined : `found that it is due at ${at}; expected ${end}`
}

function momentOf(text: string): Instant | undefined {
  try {
    return /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? instant(text) : undefined
  } catch {
    return undefined
  }
}

/** An example for each way a rule can answer, and for each day its numbers change. */
function missingExamples(rule: Rule): Problem[] {
  const { kind, examples, parameters } = rule
  const missing: Wrong[] = []
  const has = (finds: Example['finds']): boolean => examples.some((example) => example.finds === finds)
  if (kind === 'deadline' || kind === 'amount') {
    if (examples.length < 2)
      missing.push({
        what: `it has ${examples.length} examples; expected at least two`,
        told: { key: 'missing.two', values: {} },
      })
  } else {
    if (!has('met'))
      missing.push({ what: 'it has no example that is met; expected one', told: { key: 'missing.met', values: {} } })
    if (!has('unmet'))
      missing.push({
        what: 'it has no example that is unmet; expected one',
        told: { key: 'missing.unmet', values: {} },
      })
  }
  if (needsOfRule(rule).size > 0 && !has('unknown'))
    missing.push({
      what: 'it asks facts and has no example that is unknown; expected one',
      told: { key: 'missing.unknown', values: {} },
    })
  const changes = parameters.flatMap(({ name, values }) => values.slice(1).map(({ from }) => ({ name, from })))
  for (const { name, from } of changes)
    if (!examples.some(({ on }) => on === from))
      missing.push({
        what: `it has no example on ${from}, when ${name} changes; expected one`,
        told: { key: 'missing.day', values: { from, name } },
      })
  return missing.map((wrong) => ({ severity: 'error', file: rule.file, line: 1, ...wrong }))
}
