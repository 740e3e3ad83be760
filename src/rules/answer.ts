import { rupiah } from '../kernel/money.ts'
import { type Ask, compile, type Fixed } from './compile.ts'
import type { Expr, Value } from './expression.ts'
import type { Finding, Pledge } from './finding.ts'
import { canBind, isProposed } from './rank.ts'
import { payers, type Rule } from './rule.ts'
import type { Slots } from './slots.ts'
import { Unknown } from './unknown.ts'

/** The finding of a rule on a file it applies to. */
export type Answer = (slots: Slots) => Finding

/** What is the same in every finding of a rule. Frozen all through, because findings share it. */
export const blankOf = (rule: Rule): Finding =>
  Object.freeze({
    rule: rule.id,
    kind: rule.kind,
    citation: Object.freeze({ ...rule.citation }),
    outcome: 'met',
    needs: none,
    noValue: none,
    guards: Object.freeze([...rule.guards]),
    applied: canBind(rule.instrument.rank, rule.kind) && !isProposed(rule.instrument.status),
    confidence: rule.confidence,
    document: rule.document,
    values: Object.freeze({}),
    amount: null,
    payer: null,
    clock: null,
  })

const none: readonly string[] = Object.freeze([])

/** Gives the one finding of a rule that needs these facts. */
export function unknownsOf(blank: Finding): (missing: Unknown) => Finding {
  const made = new Map<Unknown, Finding>()
  let [lastMissing, last]: [Unknown | undefined, Finding] = [undefined, blank]
  return (missing) => {
    if (missing === lastMissing) return last
    let finding = made.get(missing)
    if (!finding) {
      finding = Object.freeze<Finding>({ ...blank, outcome: 'unknown', needs: missing.needs })
      made.set(missing, finding)
    }
    ;[lastMissing, last] = [missing, finding]
    return finding
  }
}

/**
 * Compiles what a rule asks of a file it applies to.
 * @throws NoValueOnDay when one of its parameters has no value on the day
 */
export function answering(rule: Rule, fixed: Fixed, blank: Finding): Answer {
  const condition = compile(rule.condition, fixed)
  const whenMet = meeting(rule, fixed, blank)
  const unknown = unknownsOf(blank)
  const values = Object.entries(rule.values).map(([name, expr]) => [name, compile(expr, fixed)] as const)
  return (slots) => {
    const holds = condition(slots)
    if (holds === true) return whenMet(slots)
    if (holds instanceof Unknown) return unknown(holds)
    return { ...blank, outcome: 'unmet', values: valuesOf(values, slots, fixed) }
  }
}

/** What an unmet sentence can mention: the parameters on the day, and the rule's own values that are known. */
function valuesOf(
  values: readonly (readonly [string, Ask])[],
  slots: Slots,
  { parameters }: Fixed,
): Record<string, Value> {
  const known: Record<string, Value> = Object.fromEntries(parameters)
  for (const [name, ask] of values) {
    const value = ask(slots)
    if (!(value instanceof Unknown)) known[name] = value
  }
  return known
}

function meeting(rule: Rule, fixed: Fixed, blank: Finding): Answer {
  if (rule.amount !== null) return costing(rule.amount, fixed, blank)
  const met: Finding = Object.freeze({ ...blank, clock: pledgeOf(rule, fixed) })
  return () => met
}

/** The amount and the payer of a cost, computed for a file. */
function costing({ amount, payer }: NonNullable<Rule['amount']>, fixed: Fixed, blank: Finding): Answer {
  const howMuch = amount === null ? null : compile(amount, fixed)
  const who = compile(payer, fixed)
  const unknown = unknownsOf(blank)
  let last = costed(blank, null, null)
  return (slots) => {
    const sum = howMuch === null ? null : howMuch(slots)
    const pays = who(slots)
    if (sum instanceof Unknown) return unknown(pays instanceof Unknown ? sum.with(pays) : sum)
    if (pays instanceof Unknown) return unknown(pays)
    if (sum !== last.amount || pays !== last.payer) last = costed(blank, sum, pays)
    return last
  }
}

/** The finding of a known cost. Most files of a placement cost the same, so the last one is kept. */
const costed = (blank: Finding, sum: Value | null, pays: Value | null): Finding =>
  Object.freeze({
    ...blank,
    amount: sum === null ? null : rupiah(Number(sum)),
    payer: payers.find((one) => one === pays) ?? null,
  })

function pledgeOf({ clock }: Rule, fixed: Fixed): Pledge | null {
  if (clock === null) return null
  const length = (expr: Expr): number => Number(compile(expr, fixed)([]))
  return Object.freeze({
    starts: clock.starts,
    length: length(clock.length),
    unit: clock.unit,
    pauses: Object.freeze([...clock.pauses]),
    warnsBefore: clock.warnsBefore === null ? null : length(clock.warnsBefore),
    escalates: Object.freeze([...clock.escalates]),
  })
}
