import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Payer, RuleSet, Text } from '../../../rules/rule.ts'
import type { CaseStandard } from '../categories.ts'
import type { CaseRefusal } from '../refusal.ts'
import { type HomecomingMove, type HomecomingState, homecomingAfter } from './moves.ts'

/** What the law asks of a return, answered: names of facts without `homecoming.`; what nobody answered is not there. */
export type HomecomingFacts = Readonly<Record<string, boolean>>

/** How somebody comes home. */
export type Homecoming = {
  readonly id: string
  readonly case: string
  readonly facts: HomecomingFacts
  readonly travelsOn: LocalDate
  readonly state: HomecomingState
  readonly plannedAt: Instant
  /** Who changed it last: another one confirms it. */
  readonly plannedBy: PersonId
  readonly confirmedAt: Instant | null
  readonly confirmedBy: PersonId | null
  /** The law it was confirmed by. */
  readonly ruleSet: string | null
  /** Who pays which part, by the rules of that day. */
  readonly payers: Payers | null
  readonly departedAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly handedAt: Instant | null
  readonly version: number
}

/** Who pays a part of a return, and the article that says so; `payer` is `null` where a fact is missing to tell. */
export type Payers = readonly {
  readonly rule: string
  /** What is paid for, as the rule calls it. */
  readonly part: Text
  readonly citation: string
  readonly payer: Payer | null
  readonly confidence: Finding['confidence']
}[]

/** Who pays, as the rules of a day find it; empty: no rule says it, and the centre is to be asked. */
export const payersAmong = (findings: readonly Finding[], { rules }: Pick<RuleSet, 'rules'>): Payers =>
  findings
    .filter(({ kind, applied }) => kind === 'amount' && applied)
    .map(({ rule, citation, payer, confidence }) => ({
      rule,
      part: rules.find(({ id }) => id === rule)?.title ?? { id: rule, en: rule },
      citation: cite(citation),
      payer,
      confidence,
    }))

export type Planning = {
  readonly travelsOn: LocalDate | null
  readonly route: string
  /** Whether they want to; somebody who died is not asked. */
  readonly wants: boolean
  readonly facts: HomecomingFacts
}

export type MayBePlanned = { readonly type: 'cases.return-may-be-planned'; readonly travelsOn: LocalDate }

/** Whether a return may be planned, or planned anew: for who wants it, on a day that is not over, before it has begun. */
export function planReturn(
  { travelsOn, route, wants, facts }: Planning,
  { state, today }: { readonly state: HomecomingState | null; readonly today: LocalDate },
): Decision<MayBePlanned, CaseRefusal> {
  if (state !== null && state !== 'planned' && state !== 'confirmed') return refused({ code: 'cases.return-begun' })
  if (!wants && facts['deceased'] !== true) return refused({ code: 'cases.return-wish' })
  if (travelsOn === null || travelsOn < today) return refused({ code: 'cases.return-when' })
  if (route.trim() === '') return refused({ code: 'cases.return-route' })
  return happened({ type: 'cases.return-may-be-planned', travelsOn })
}

export type Moved = { readonly type: 'cases.return-moved'; readonly state: HomecomingState }

type Setting = {
  readonly person: PersonId | null
  /** What the law of the day says of it. */
  readonly findings: readonly Finding[]
  /** Rules that stand against departing, and against handing over, while they are not met. */
  readonly returns: CaseStandard['returns']
  /** The version the officer saw. */
  readonly seen: number
  readonly why: string
}

/**
 * What is done with a return. A second person confirms it; nobody departs or is handed over against a rule; giving it up has a
 * reason.
 */
export function moveReturn(
  { state, plannedBy, version }: Pick<Homecoming, 'state' | 'plannedBy' | 'version'>,
  move: HomecomingMove,
  { person, findings, returns, seen, why }: Setting,
): Decision<Moved, CaseRefusal> {
  const next = homecomingAfter(move, state)
  if (next === undefined) return refused({ code: 'cases.return-begun' })
  if (seen !== version) return refused({ code: 'cases.changed-meanwhile' })
  if (move === 'confirm' && (person === null || person === plannedBy)) return refused({ code: 'cases.return-second' })
  if (move === 'cancel' && why.trim() === '') return refused({ code: 'cases.no-reason' })
  const weighed =
    move === 'hand' ? returns.beforeHandover : move === 'confirm' || move === 'depart' ? returns.beforeDeparture : []
  const against = findings.find(({ applied, rule, outcome }) => applied && weighed.includes(rule) && outcome !== 'met')
  if (against)
    return refused({
      code: against.outcome === 'unmet' ? 'cases.not-lawful' : 'cases.not-known',
      rule: against.rule,
      citation: cite(against.citation),
    })
  return happened({ type: 'cases.return-moved', state: next })
}
