import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Case, CaseState, ClosingGround, Step } from '../case.ts'
import { after, type MoveName } from '../moves.ts'
import type { CaseRefusal } from '../refusal.ts'

/** What the law asks of a case, as facts: from the case itself and from what was done to it. */
export type CaseFacts = {
  readonly registeredOn: LocalDate
  readonly complete: boolean
  readonly clear: boolean
  readonly answerDueOn?: LocalDate
  readonly lastReachedOn: LocalDate
  readonly toldUnsolvedOn?: LocalDate
  readonly answeredSince: boolean
  readonly receiverNamed: boolean
  readonly watched: boolean
  readonly closingGround?: ClosingGround
  readonly reported: Case['reported']
  readonly admitted: boolean
  readonly commitmentKept: boolean
  readonly sanctionRecommended: boolean
  readonly firstClarified: boolean
  readonly secondClarified: boolean
  readonly clarificationMinuted: boolean
}

type Looking = {
  readonly steps: readonly Pick<Step, 'step' | 'at' | 'data'>[]
  /** The day of a moment where the case is. */
  readonly dayOf: (at: Case['filedAt']) => LocalDate
  readonly ground?: ClosingGround
}

/**
 * The facts of a case. A commitment counts as kept until somebody notes that it was broken; the reporter was last
 * reached when they last wrote, or when an officer noted that they spoke.
 */
export function factsOfCase(one: Case, { steps, dayOf, ground }: Looking): CaseFacts {
  const did = (...names: readonly Step['step'][]) => steps.findLast(({ step }) => names.includes(step))
  const reached = did('reached')?.at
  const outcome = did('commitment-kept', 'commitment-broken')?.step
  return {
    registeredOn: dayOf(one.filedAt),
    complete: one.completeAt !== null,
    clear: one.asked !== 'clarity',
    ...(one.answerDueOn === null ? {} : { answerDueOn: one.answerDueOn }),
    lastReachedOn: dayOf(reached !== undefined && reached > one.reporterAt ? reached : one.reporterAt),
    ...(one.toldUnsolvedAt === null ? {} : { toldUnsolvedOn: dayOf(one.toldUnsolvedAt) }),
    answeredSince: one.toldUnsolvedAt !== null && one.reporterAt > one.toldUnsolvedAt,
    receiverNamed: one.receiver !== null,
    watched: one.watcher !== null,
    ...(ground === undefined ? {} : { closingGround: ground }),
    reported: one.reported,
    admitted: did('clarified-again')?.data['admitted'] === true,
    commitmentKept: outcome !== 'commitment-broken',
    sanctionRecommended: did('sanction-recommended') !== undefined,
    firstClarified: did('clarified') !== undefined,
    secondClarified: did('clarified-again') !== undefined,
    clarificationMinuted: did('clarified')?.data['minuted'] === true,
  }
}

export type Moved = { readonly type: 'cases.moved'; readonly move: MoveName; readonly to: CaseState }

/** Whether a move may be made on a case whose version the officer saw. */
export function move(
  one: Pick<Case, 'state' | 'version'>,
  name: MoveName,
  seen: number = one.version,
): Decision<Moved, CaseRefusal> {
  if (seen !== one.version) return refused({ code: 'cases.changed-meanwhile' })
  const to = after(name, one.state)
  return to === undefined ? refused({ code: 'cases.wrong-state' }) : happened({ type: 'cases.moved', move: name, to })
}

/**
 * Whether a case may be closed on a ground: every requirement of the law that weighs on it is met. `settled` is never an
 * officer's to say alone: the reporter says yes, or the case stays "not confirmed".
 */
export function close(
  one: Pick<Case, 'state' | 'version'>,
  { ground, findings, seen }: { ground: ClosingGround; findings: readonly Finding[]; seen?: number },
): Decision<Moved, CaseRefusal> {
  if (ground === 'settled') return refused({ code: 'cases.needs-yes' })
  const moved = move(one, 'closed', seen)
  if (!moved.ok) return moved
  const against =
    findings.find(({ outcome }) => outcome === 'unmet') ?? findings.find(({ outcome }) => outcome === 'unknown')
  if (!against) return moved
  return refused({
    code: against.outcome === 'unmet' ? 'cases.not-lawful' : 'cases.not-known',
    rule: against.rule,
    citation: cite(against.citation),
  })
}

/** The requirements of the law among findings that are applied: what may stand against a closing. */
export const requirementsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ kind, applied }) => kind === 'requirement' && applied)
