import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { officeServing } from '../../offices/index.ts'
import { personAt } from '../alarm/tell.ts'
import type { Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { noteStep } from '../handle/make.ts'
import { hiddenAt } from '../hidden.ts'
import { calendarFor, lawFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { lockCase } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { type Homecoming, type HomecomingFacts, moveReturn, type Planning, payersAmong, planReturn } from './decide.ts'
import { type HomecomingMove, homecomingMoves } from './moves.ts'
import { changeReturn, insertReturn, lockReturn } from './store.ts'

export type ReturnDone = {
  readonly type: 'cases.return-done'
  readonly case: string
  readonly did: 'plan' | 'answer' | HomecomingMove
}
type Done = Promise<Decision<ReturnDone, CaseRefusal>>

/** What the law of the day says of a return. */
export async function findingsOnReturn(
  tx: Tx,
  one: Case,
  facts: HomecomingFacts,
): Promise<{ readonly law: RuleSet; readonly findings: readonly Finding[] }> {
  const law = await lawFor(tx, one)
  const { zone } = await calendarFor(tx, one)
  return { law, findings: evaluate(law, { homecoming: { ...facts } }, dayIn(tx.now, zone), { subject: 'homecoming' }) }
}

/** Plans how somebody comes home, or plans it anew: then whoever confirmed it has to look again. */
export async function planHomecoming(
  tx: Tx,
  seal: Seal,
  { case: of, ...planning }: Planning & { readonly case: string },
): Done {
  if (!(await caseToRead(tx, of))) return refused({ code: 'cases.tied' })
  const one = await lockCase(tx, of)
  const { person } = tx.actor
  if (!one || person === null || one.state === 'closed') return refused({ code: 'cases.wrong-state' })
  const before = await lockReturn(tx, of)
  const today = dayIn(tx.now, (await calendarFor(tx, one)).zone)
  const decision = planReturn(planning, { state: before?.state ?? null, today })
  if (!decision.ok) return decision
  const id = before?.id ?? tx.newId<string>()
  const plan = {
    facts: planning.facts,
    travelsOn: decision.events[0].travelsOn,
    routeHidden: seal.hide(planning.route.trim(), hiddenAt.returnRoute(id)),
    state: 'planned',
    plannedAt: tx.now,
    plannedBy: person,
    confirmedAt: null,
    confirmedBy: null,
    ruleSet: null,
    payers: null,
  } as const
  if (before) await changeReturn(tx, id, plan)
  else
    await insertReturn(tx, {
      ...plan,
      id,
      case: of,
      departedAt: null,
      arrivedAt: null,
      handedAt: null,
      whyHidden: null,
      version: 1,
    })
  await noteStep(tx, seal, { case: of, step: 'return-planned', data: { homecoming: id }, said: '' })
  return happened({ type: 'cases.return-done', case: of, did: 'plan' })
}

/** Answers more of what the law asks, once somebody is on their way: what was answered for the departure stays. */
export async function answerReturn(
  tx: Tx,
  { case: of, facts }: { readonly case: string; readonly facts: HomecomingFacts },
): Done {
  if (!(await caseToRead(tx, of))) return refused({ code: 'cases.tied' })
  const before = await lockReturn(tx, of)
  if (!before || (before.state !== 'departed' && before.state !== 'arrived'))
    return refused({ code: 'cases.return-begun' })
  await changeReturn(tx, before.id, { facts: { ...facts, ...before.facts } })
  return happened({ type: 'cases.return-done', case: of, did: 'answer' })
}

export type MovingReturn = {
  readonly case: string
  readonly move: HomecomingMove
  /** The version the officer saw. */
  readonly seen: number
  readonly why: string
}

/** Confirms, departs, arrives, hands over, or gives up. When somebody arrives, the office of their home is told. */
export async function moveHomecoming(tx: Tx, seal: Seal, { case: of, move, seen, why }: MovingReturn): Done {
  const one = await caseToRead(tx, of)
  if (!one) return refused({ code: 'cases.tied' })
  const before = await lockReturn(tx, of)
  if (!before) return refused({ code: 'cases.return-begun' })
  const { law, findings } = await findingsOnReturn(tx, one, before.facts)
  const decision = moveReturn(before, move, {
    person: tx.actor.person,
    findings,
    returns: caseStandard().returns,
    seen,
    why,
  })
  if (!decision.ok) return decision
  const { state } = decision.events[0]
  await changeReturn(tx, before.id, { state, ...(await changeOf(tx, seal, { one, before, move, law, findings, why })) })
  await noteStep(tx, seal, {
    case: of,
    step: homecomingMoves[move].step,
    data: { homecoming: before.id },
    said: why,
  })
  await tx.enqueue(
    'cases.tell',
    { case: of, message: null, what: `${before.id}:${state}` },
    { key: `tell:return:${before.id}:${state}` },
  )
  return happened({ type: 'cases.return-done', case: of, did: move })
}

type Changing = {
  readonly one: Case
  readonly before: Homecoming
  readonly move: HomecomingMove
  readonly law: RuleSet
  readonly findings: readonly Finding[]
  readonly why: string
}

async function changeOf(
  tx: Tx,
  seal: Seal,
  { one, before, move, law, findings, why }: Changing,
): Promise<Parameters<typeof changeReturn>[2]> {
  const { now } = tx
  switch (move) {
    case 'confirm':
      return { confirmedAt: now, confirmedBy: tx.actor.person, ruleSet: law.digest, payers: payersAmong(findings, law) }
    case 'depart':
      return { departedAt: now }
    case 'arrive':
      return { arrivedAt: now, facts: { ...before.facts, ...(await tellOrigin(tx, one)) } }
    case 'hand':
      return { handedAt: now }
    case 'cancel':
      return { whyHidden: seal.hide(why.trim(), hiddenAt.returnWhy(before.id)) }
  }
}

/** Tells the head of the office of somebody's home that they have landed; answers that for the law when there is one. */
async function tellOrigin(tx: Tx, { id, origin }: Case): Promise<HomecomingFacts> {
  const office = origin === null ? undefined : officeServing(origin)
  if (!office || (await personAt(tx, { office: office.id, handler: null }, 0)) === null) return {}
  await tx.enqueue('cases.return', { case: id, office: office.id }, { key: `return:${id}:${office.id}:${tx.now}` })
  return { originOfficeTold: true }
}
