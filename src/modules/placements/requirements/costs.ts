import type { LocalDate } from '../../../kernel/time.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Question, RuleSet } from '../../../rules/rule.ts'
import type { Line } from './line.ts'

/** What a part of going costs, and who pays it by law. */
export type Cost = {
  readonly component: string
  /** `null` while it depends on something that was not said. */
  readonly payer: string | null
  /** Whole rupiah, from the least to the most it can be; `null`: no official figure. */
  readonly amount: { readonly min: number; readonly max: number } | null
  /** What decides it. */
  readonly depends: readonly Question[]
  readonly line: Line
}

/** What the worker pays. `complete` is false when a part has no official figure, so the sum is only the least. */
export type OwnCost = { readonly min: number; readonly max: number; readonly complete: boolean }

type Around = { readonly ruleSet: RuleSet; readonly facts: Facts; readonly on: LocalDate }

/** The parts of the cost, one line each: what the worker pays first, and of that the dearest; open figures last. */
export function costsOf(lines: readonly Line[], around: Around): Cost[] {
  const costs = lines.flatMap((line) => (line.rule.amount === null ? [] : [costOf(line, around)]))
  return [...Map.groupBy(costs, ({ component }) => component).values()]
    .flatMap(clearest)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (b.amount?.max ?? -1) - (a.amount?.max ?? -1))
}

/** Of several rules about one component those that answer; of those that only might apply, the first. */
function clearest(costs: readonly Cost[]): readonly Cost[] {
  const certain = costs.filter(({ line }) => line.finding.outcome === 'met')
  return certain.length > 0 ? certain : costs.slice(0, 1)
}

const rankOf = ({ payer }: Cost): number => (payer === 'worker' ? 0 : payer === null ? 1 : 2)

function costOf(line: Line, around: Around): Cost {
  const { finding, rule } = line
  const component = rule.amount?.component ?? ''
  const depends = finding.needs.flatMap((need) => around.ruleSet.questions.get(need) ?? [])
  const possible = finding.outcome === 'met' ? [finding] : alternatives(finding, around)
  const amounts = possible.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  const stated = rule.amount?.payer
  const fixed = stated?.kind === 'literal' && typeof stated.value === 'string' ? stated.value : null
  const payers = new Set(possible.map(({ payer }) => payer))
  return {
    component,
    payer: payers.size === 1 ? ([...payers][0] ?? fixed) : fixed,
    amount: amounts.length === 0 ? null : { min: Math.min(...amounts), max: Math.max(...amounts) },
    depends,
    line,
  }
}

/** The findings of this rule for every answer its questions can have, where these can be counted. */
function alternatives({ needs, rule }: Finding, { ruleSet, facts, on }: Around): readonly Finding[] {
  let cases: readonly Facts[] = [facts]
  for (const need of needs) {
    const answers = answersOf(ruleSet.questions.get(need))
    cases = cases.flatMap((before) => answers.map((answer) => withFact(before, need, answer)))
  }
  return cases.flatMap(
    (each) => evaluate(ruleSet, each, on).find((found) => found.rule === rule && found.outcome === 'met') ?? [],
  )
}

const answersOf = (question: Question | undefined): readonly (string | boolean)[] =>
  question?.type === 'bool' ? [false, true] : Object.keys(question?.values ?? {})

function withFact(facts: Facts, path: string, value: string | boolean): Facts {
  const [root = '', name = ''] = path.split('.')
  const group = facts[root]
  return { ...facts, [root]: { ...(typeof group === 'object' && !Array.isArray(group) ? group : {}), [name]: value } }
}

/** The sum of what the worker pays for certain, and whether it is all. */
export function ownCostOf(costs: readonly Cost[]): OwnCost {
  const own = costs.filter(({ payer }) => payer === 'worker')
  const known = own.flatMap(({ amount }) => amount ?? [])
  return {
    min: known.reduce((sum, { min }) => sum + min, 0),
    max: known.reduce((sum, { max }) => sum + max, 0),
    complete: known.length === own.length,
  }
}
