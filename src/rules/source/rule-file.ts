import type { Facts } from '../compile.ts'
import type { Expr, Value } from '../expression.ts'
import type { AmountRule, ClockRule, DocumentKind, Instrument, Parameter, Rule, Scheme } from '../rule.ts'
import { BadCondition, type conditionReader } from './cel.ts'
import { nameOf } from './name.ts'
import { didYouMean, type Problem } from './problem.ts'
import type { RuleFile } from './schema.ts'
import type { Read } from './yaml.ts'

export type Around = {
  readonly file: string
  readonly read: ReturnType<typeof conditionReader>
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly documents: ReadonlyMap<string, DocumentKind>
  readonly schemes: ReadonlyMap<string, Scheme>
  readonly steps: ReadonlySet<string>
  readonly problems: Problem[]
}

/** Builds a rule of its file; everything it names must exist and every condition must have the right type. */
export function buildRule(yaml: Read<RuleFile>, around: Around): Rule | undefined {
  const { value: rule, lineOf } = yaml
  const { file, problems, instruments } = around
  const before = problems.length
  const wrong = (path: readonly PropertyKey[], what: string): void =>
    void problems.push({ severity: 'error', file, line: lineOf(path), what })
  refuseUnknownNames(rule, { ...around, wrong })

  const parameters: Parameter[] = Object.entries(rule.parameters).map(([name, { unit, values }]) => ({
    name,
    unit,
    values: values
      .map(({ from, value, at }) => ({ from, value: value as Value, ...(at === undefined ? {} : { at }) }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }))
  const cel = (source: string, type: 'bool' | 'int' | 'any', path: readonly PropertyKey[]): Expr => {
    try {
      return around.read(source, type, parameters)
    } catch (problem) {
      wrong(
        path,
        problem instanceof BadCondition ? `${path.map(String).join('.')}: ${problem.message}` : String(problem),
      )
      return always
    }
  }

  const instrument = instruments.get(rule.instrument)
  const built = {
    condition: conditionOf(rule, cel, wrong),
    values: Object.fromEntries(
      Object.entries(rule.values).map(([name, source]) => [name, cel(source, 'any', ['values', name])]),
    ),
    amount: amountOf(rule, cel, wrong),
    clock: clockOf(rule, cel, wrong),
    when: rule.applies.when === undefined ? undefined : cel(rule.applies.when, 'bool', ['applies', 'when']),
  }
  if (!instrument || problems.length > before) return undefined
  const { when: _, ...lists } = rule.applies
  return {
    id: rule.id,
    citation: { instrument: instrument.id, name: nameOf(instrument), at: rule.at },
    instrument,
    kind: rule.kind,
    title: rule.title,
    from: rule.from,
    until: rule.until ?? null,
    applies: {
      ...(Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) as Omit<
        Rule['applies'],
        'when'
      >),
      ...(built.when ? { when: built.when } : {}),
    },
    guards: rule.guards,
    parameters,
    condition: built.condition,
    document: rule.document ?? null,
    unmet: rule.unmet ?? null,
    values: built.values,
    remedy: rule.remedy ?? null,
    amount: built.amount,
    clock: built.clock,
    confidence: rule.confidence,
    examples: rule.examples.map((example, i) => ({
      ...example,
      facts: example.facts as Facts,
      line: lineOf(['examples', i]),
    })),
    file,
  }
}

const always: Expr = { kind: 'literal', value: true }
type Cel = (source: string, type: 'bool' | 'int' | 'any', path: readonly PropertyKey[]) => Expr
type Wrong = (path: readonly PropertyKey[], what: string) => void

function refuseUnknownNames(
  rule: RuleFile,
  { file, wrong, instruments, documents, schemes, steps }: Around & { wrong: Wrong },
): void {
  if (!instruments.has(rule.instrument))
    wrong(['instrument'], `${rule.instrument} is not registered${didYouMean(rule.instrument, instruments.keys())}`)
  if (!file.includes(`${rule.instrument}/`))
    wrong(['instrument'], `instrument: the file stands in another folder than ${rule.instrument}/`)
  for (const scheme of rule.applies.schemes ?? [])
    if (!schemes.has(scheme))
      wrong(['applies', 'schemes'], `there is no scheme ${scheme}${didYouMean(scheme, schemes.keys())}`)
  for (const step of rule.guards)
    if (!steps.has(step)) wrong(['guards'], `there is no step ${step}${didYouMean(step, steps)}`)
  if (rule.document !== undefined && !documents.has(rule.document))
    wrong(['document'], `there is no document ${rule.document}${didYouMean(rule.document, documents.keys())}`)
}

/** A document rule's condition is written by the engine: verified, and not past the day it is valid until. */
function conditionOf(rule: RuleFile, cel: Cel, wrong: Wrong): Expr {
  if (rule.condition !== undefined) return cel(rule.condition, 'bool', ['condition'])
  if (rule.kind === 'document' && rule.document !== undefined) return validDocument(rule.document)
  if (rule.kind === 'deadline' || rule.kind === 'amount') return always
  wrong(
    ['kind'],
    rule.kind === 'document'
      ? 'document: expected a document of documents.yaml, or a condition'
      : 'condition: expected what must hold',
  )
  return always
}

/** Shown, found right by an officer, and not past the day it is valid until. */
function validDocument(code: string): Expr {
  const need = `documents.${code}`
  const field = (name: string) => ({ keys: ['documents', code, name], need })
  const until: Expr = { kind: 'fact', ...field('validUntil') }
  const notExpired: Expr = {
    kind: 'or',
    left: { kind: 'not', of: { kind: 'has', ...field('validUntil') } },
    right: { kind: 'compare', operator: '>=', left: until, right: { kind: 'on' } },
  }
  return { kind: 'and', left: { kind: 'fact', ...field('verified') }, right: notExpired }
}

function amountOf(rule: RuleFile, cel: Cel, wrong: Wrong): AmountRule | null {
  if (rule.kind !== 'amount') return null
  if (rule.component === undefined) wrong(['kind'], 'component: expected the cost it is about, e.g. passport')
  if (rule.amount === undefined && rule.amountUnknown !== true)
    wrong(['kind'], 'amount: expected whole rupiah, or amountUnknown: true')
  const listed = typeof rule.payer === 'string' ? [{ payer: rule.payer }] : (rule.payer ?? [])
  if (listed.length === 0) wrong(['kind'], 'payer: expected who pays')
  return {
    component: rule.component ?? '',
    amount: rule.amount === undefined ? null : cel(rule.amount, 'int', ['amount']),
    payers: listed.map((entry, i) => ({
      when: 'when' in entry && entry.when !== undefined ? cel(entry.when, 'bool', ['payer', i, 'when']) : null,
      payer: entry.payer,
    })),
  }
}

function clockOf(rule: RuleFile, cel: Cel, wrong: Wrong): ClockRule | null {
  if (rule.kind !== 'deadline') return null
  if (rule.clock === undefined) {
    wrong(['kind'], 'clock: expected when it starts, its length and its unit')
    return null
  }
  const { starts, length, unit, pauses, warnsBefore, escalates } = rule.clock
  return {
    starts,
    length: cel(length, 'int', ['clock', 'length']),
    unit,
    pauses,
    warnsBefore: warnsBefore === undefined ? null : cel(warnsBefore, 'int', ['clock', 'warnsBefore']),
    escalates,
  }
}
