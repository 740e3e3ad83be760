import { cite } from '../../../kernel/citation.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { Case, ClosingGround, Step } from '../case.ts'
import { hiddenAt } from '../hidden.ts'
import { enterMinutes, isMinuted } from '../minutes/minutes.ts'
import type { MoveName } from '../moves.ts'
import { calendarFor, lawFor } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { enterStep } from '../step.ts'
import { changeCase, lockCase } from '../store.ts'
import { writeAsOffice } from '../thread/write.ts'
import { stepsOf } from '../thread-store.ts'
import { isTied } from '../ties/store.ts'
import { factsOfCase, move, requirementsIn } from './decide.ts'

export type CaseDone = {
  readonly type: 'cases.done'
  readonly case: string
  readonly step: MoveName
  readonly state: Case['state']
  readonly data: Step['data']
}

/** Which case, as it was when the officer saw it. */
export type Seen = { readonly case: string; readonly version?: number }

export type Doing = {
  readonly data?: Step['data']
  /** Minutes, a commitment, a reason: kept hidden. */
  readonly said?: string
  readonly change?: Partial<Case>
  /** What else happens with it, before the step is noted. */
  readonly also?: () => Promise<CaseRefusal | undefined>
}

/** Makes one move on a case: where it leads, what changes, and a step that the reporter sees. */
export async function make(
  tx: Tx,
  seal: Seal,
  {
    seen,
    name,
    doing,
  }: { readonly seen: Seen; readonly name: MoveName; readonly doing: (one: Case) => Promise<Doing> | Doing },
): Promise<Decision<CaseDone, CaseRefusal>> {
  const one = await lockCase(tx, seen.case)
  if (!one) return refused({ code: 'cases.wrong-state' })
  if (await isTied(tx, one, name)) return refused({ code: 'cases.tied' })
  const moved = move(one, name, seen.version)
  if (!moved.ok) return moved
  const { data = {}, said = '', change = {}, also } = await doing(one)
  const problem = await also?.()
  if (problem) return refused(problem)
  const state = moved.events[0].to
  await changeCase(tx, one.id, { ...change, state, ...(state === 'asked' ? {} : { asked: null }) })
  await noteStep(tx, seal, { case: one.id, step: name, data, said })
  return happened({ type: 'cases.done', case: one.id, step: name, state, data })
}

/** Notes what the actor did to a case. Minutes go into the ledger as what they say, so that nobody writes them anew. */
export async function noteStep(
  tx: Tx,
  seal: Seal,
  { case: of, step, data, said }: Pick<Step, 'case' | 'step' | 'data'> & { readonly said: string },
): Promise<void> {
  const id = tx.newId<string>()
  const { person, office } = tx.actor
  const hidden = said === '' ? null : seal.hide(said, hiddenAt.said(id))
  const noted = await enterStep(tx, { id, case: of, at: tx.now, step, person, office, data, said: hidden })
  if (isMinuted(step) && said !== '') await enterMinutes(tx, noted, said)
}

/** What an act answers with. */
export type Done = Promise<Decision<CaseDone, CaseRefusal>>

/** Tells the reporter something in their own conversation; why not, when it cannot be. */
export async function telling(
  tx: Tx,
  seal: Seal,
  said: { readonly case: string; readonly text: string },
): Promise<CaseRefusal | undefined> {
  const told = await writeAsOffice(tx, seal, said)
  return told.ok ? undefined : told.refusal
}

type Weighing = { readonly ground?: ClosingGround; readonly steps?: Parameters<typeof factsOfCase>[1]['steps'] }

/** What the law of the day requires of a case, and of closing it on a ground. */
export async function findingsOn(tx: Tx, one: Case, { ground, steps }: Weighing = {}): Promise<readonly Finding[]> {
  const { zone } = await calendarFor(tx, one)
  const facts = factsOfCase(one, {
    steps: steps ?? (await stepsOf(tx, one.id)),
    dayOf: (at) => dayIn(at, zone),
    ...(ground === undefined ? {} : { ground }),
  })
  return requirementsIn(evaluate(await lawFor(tx, one), { case: facts }, dayIn(tx.now, zone), { subject: 'case' }))
}

/** A finding that stands against an act, as a refusal with its article. */
export const against = ({ outcome, rule, citation }: Finding): CaseRefusal => ({
  code: outcome === 'unmet' ? 'cases.not-lawful' : 'cases.not-known',
  rule,
  citation: cite(citation),
})
