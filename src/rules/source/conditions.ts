import { type Expr, treesIn } from '../expression.ts'
import { type AmountRule, type Applies, type ClockRule, type RuleKind, subjects } from '../rule.ts'
import type { Wanted } from './cel.ts'
import type { Cel } from './members.ts'
import type { RuleFile } from './rule-shape.ts'

/** Reads a condition where it stands; what is wrong has been reported, and something harmless is given instead. */
export type ReadHere = (source: Cel, wanted: Wanted) => Expr

const always: Expr = { kind: 'literal', value: true }

/** A document rule's condition is written by the engine; promises and costs need none. */
export function conditionOf({ condition, kind, document }: RuleFile, read: ReadHere): Expr {
  if (condition) return read(condition, 'bool')
  if (document && kind.value === 'document') return validDocument(document.value)
  if (kind.value === 'document') kind.place.wrong('document is missing; expected one of documents.yaml, or a condition')
  else if (kind.value !== 'deadline' && kind.value !== 'amount')
    kind.place.wrong('condition is missing; expected what must hold')
  return always
}

/** Shown, found right by an officer, and not past the day it is valid until. */
function validDocument(code: string): Expr {
  const until = ['documents', code, 'validUntil']
  return {
    kind: 'and',
    left: { kind: 'fact', keys: ['documents', code, 'verified'] },
    right: {
      kind: 'or',
      left: { kind: 'not', of: { kind: 'has', keys: until } },
      right: { kind: 'compare', operator: '>=', left: { kind: 'fact', keys: until }, right: { kind: 'on' } },
    },
  }
}

/** Who is placed where and as what, for a rule that is limited to them. */
export function appliesOf({ applies }: RuleFile, read: ReadHere): Applies {
  const { when, ...lists } = applies
  const written = Object.entries(lists).flatMap(([list, entries]) =>
    entries === undefined ? [] : [[list, entries.map(({ value }) => value)] as const],
  )
  return { ...Object.fromEntries(written), ...(when ? { when: read(when, 'bool') } : {}) }
}

/** How much a cost is and who pays it; the first entry that holds pays, and the last one has no condition. */
export function amountOf(written: RuleFile, read: ReadHere): AmountRule | null {
  const { kind, component, amount, amountUnknown, payer } = written
  if (kind.value !== 'amount') return null
  const missing = (member: string, expected: string): void =>
    kind.place.wrong(`${member} is missing; expected ${expected}`)
  if (component === undefined) missing('component', 'the cost it is about, e.g. passport')
  if (payer === undefined) missing('payer', 'who pays')
  if (amount === undefined && amountUnknown !== true) missing('amount', 'whole rupiah, or amountUnknown: true')
  if (amount !== undefined && amountUnknown === true)
    amount.place.wrong('found with amountUnknown: true; expected one of both')
  return {
    component: component ?? '',
    amount: amount === undefined ? null : read(amount, 'int'),
    payer: payerOf(payer, read),
  }
}

function payerOf(payer: RuleFile['payer'], read: ReadHere): Expr {
  if (payer === undefined || typeof payer === 'string') return { kind: 'literal', value: payer ?? '' }
  const [last] = payer.toReversed()
  if (last?.value.when) last.place.wrong('the last payer has a condition; expected who pays in all other cases')
  return payer.reduceRight<Expr>((no, { value: { when, payer: value } }) => {
    const yes: Expr = { kind: 'literal', value }
    return when ? { kind: 'choose', when: read(when, 'bool'), yes, no } : yes
  }, always)
}

/** A promise; its lengths come from parameters, never from a file. */
export function clockOf({ kind, clock }: RuleFile, read: ReadHere): ClockRule | null {
  if (kind.value !== 'deadline') return null
  if (clock === undefined) {
    kind.place.wrong('clock is missing; expected when it starts, its length and its unit')
    return null
  }
  const length = (source: Cel): Expr => {
    const expr = read(source, 'int')
    if (treesIn(expr).some((part) => part.kind === 'fact' || part.kind === 'has'))
      source.place.wrong(`${source.value} depends on a file; expected parameters only`)
    return expr
  }
  const { starts, unit, pauses, warnsBefore, escalates } = clock
  return {
    starts,
    length: length(clock.length),
    unit,
    pauses,
    warnsBefore: warnsBefore === undefined ? null : length(warnsBefore),
    escalates,
  }
}

/** Members that only rules of certain kinds may have; elsewhere they would say nothing. */
export function refuseIdleMembers(written: RuleFile): void {
  const only = (member: string, isWritten: boolean, kinds: readonly RuleKind[]): void => {
    if (isWritten && !kinds.includes(written.kind.value))
      written.kind.place.wrong(`a rule of this kind has no ${member}; expected it in ${kinds.join(' or ')}`)
  }
  only('clock', written.clock !== undefined, ['deadline'])
  only('component', written.component !== undefined, ['amount'])
  only('payer', written.payer !== undefined, ['amount'])
  only('amount', written.amount !== undefined || written.amountUnknown !== undefined, ['amount'])
  only('document', written.document !== undefined, ['document'])
  const isExplained = written.kind.value !== 'deadline' && written.kind.value !== 'amount'
  if (isExplained && written.unmet === undefined)
    written.kind.place.wrong('unmet is missing; expected the sentence a person reads, { id: …, en: … }')
}

type Fact = { readonly keys: readonly string[] }

/**
 * A rule on something else than a placement has no scheme and no step, and asks facts of its own subject only: others
 * are not laid before it, so that it would never be answered. A placement's facts include what is known of its company.
 */
export function refuseOtherSubjects(
  { id, subject, applies, guards, document }: RuleFile,
  asked: readonly Fact[],
): void {
  const { when: _when, ...lists } = applies
  const isLimited = Object.values(lists).some((list) => list !== undefined)
  if (subject !== 'placement' && (isLimited || guards.length > 0 || document !== undefined))
    id.place.wrong(
      `its subject is ${subject}; expected no scheme, country, job, step or document, which placements have`,
    )
  const isOwn = (root = ''): boolean =>
    root === subject || (subject === 'placement' && (root === 'company' || !subjects.some((one) => one === root)))
  const foreign = asked.flatMap(({ keys }) => (isOwn(keys[0]) ? [] : [keys.join('.')]))
  if (foreign.length > 0)
    id.place.wrong(
      `its subject is ${subject} and it asks ${[...new Set(foreign)].join(', ')}; expected facts of its subject`,
    )
}
