import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { ClosingGround } from '../case.ts'
import { officeSawCode } from '../code/decide.ts'
import { keepCasePromise, startCasePromise } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { changeCase, lockCase } from '../store.ts'
import { stepsOf } from '../thread-store.ts'
import { endTransfer } from '../transfer/end.ts'
import { close } from './decide.ts'
import { against, type CaseDone, type Done, findingsOn, make, noteStep, type Seen, telling } from './make.ts'

/** The office says that it is solved. The reporter is asked; until they say yes it is "not confirmed". */
export const proposeSettled = async (tx: Tx, seal: Seal, { text, ...seen }: Seen & { readonly text: string }): Done =>
  await make(tx, seal, {
    seen,
    name: 'proposed',
    doing: (one) => ({
      also: async () => {
        const problem = (await findingsOn(tx, one, { ground: 'settled' })).find(({ outcome }) => outcome !== 'met')
        return problem ? against(problem) : await telling(tx, seal, { case: one.id, text })
      },
    }),
  })

export type Closing = { readonly ground: ClosingGround; readonly text: string; readonly receiver: string }

/** Closes a case on a lawful ground, and tells the reporter why. One that is handed over stays on watch. */
export async function closeCase(
  tx: Tx,
  seal: Seal,
  { ground, text, receiver, ...seen }: Seen & Closing,
): Promise<Decision<CaseDone, CaseRefusal>> {
  const found = await lockCase(tx, seen.case)
  if (!found) return refused({ code: 'cases.wrong-state' })
  const handed = ground === 'handed-over'
  const change = handed ? { receiver: receiver.trim() || null, watcher: tx.actor.person } : {}
  const findings = await findingsOn(tx, { ...found, ...change }, { ground })
  const decision = close(found, { ground, findings, ...(seen.version === undefined ? {} : { seen: seen.version }) })
  if (!decision.ok) return decision
  const problem = await telling(tx, seal, { case: found.id, text })
  if (problem) return refused(problem)
  await keepCasePromise(tx, found)
  await endTransfer(tx, found.id)
  await changeCase(tx, found.id, { ...change, state: 'closed', asked: null, ground, closedAt: tx.now })
  await noteStep(tx, seal, { case: found.id, step: 'closed', data: { ground }, said: text })
  return happened({ type: 'cases.done', case: found.id, step: 'closed', state: 'closed', data: { ground } })
}

type Answer = Seen & {
  readonly yes: boolean
  /** They are signed in, so that the code does not matter. */
  readonly byAccount?: boolean
}

/**
 * The reporter says whether it is solved. Yes closes it; no opens it again, with the promise to decide. A yes with a code that
 * an officer has seen as well closes it and is not counted as the reporter's: the officer may have said it.
 */
export async function answerSettled(tx: Tx, seal: Seal, { yes, byAccount = false, ...seen }: Answer): Done {
  const isSurelyTheirs = byAccount || !officeSawCode(await stepsOf(tx, seen.case))
  return await make(tx, seal, {
    seen,
    name: yes ? 'confirmed' : 'denied',
    doing: (one) => ({
      data: isSurelyTheirs ? {} : { codeSeen: true },
      change: yes
        ? { ground: 'settled', confirmed: isSurelyTheirs, closedAt: tx.now, reporterAt: tx.now }
        : { reporterAt: tx.now, unreadSince: tx.now },
      also: async () => {
        if (!yes) return undefined
        await keepCasePromise(tx, one)
        await endTransfer(tx, one.id)
        return undefined
      },
    }),
  })
}

/** The reporter opens a closed case again, by one tap. */
export const reopenCase = async (tx: Tx, seal: Seal, seen: Seen): Done =>
  await make(tx, seal, {
    seen,
    name: 'reopened',
    doing: (one) => ({
      change: {
        ground: null,
        confirmed: false,
        closedAt: null,
        followedAt: null,
        reopened: one.reopened + 1,
        reporterAt: tx.now,
        unreadSince: tx.now,
      },
      also: async () => {
        await startCasePromise(tx, one, 'public-complaint.complete')
        return undefined
      },
    }),
  })

/** How it was handled, in the reporter's eyes: 1 (bad) to 4 (good), as PermenPANRB 14/2017 has it; and why. */
export const rateCase = async (
  tx: Tx,
  seal: Seal,
  { score, text, ...seen }: Seen & { readonly score: number; readonly text: string },
): Promise<Decision<CaseDone, CaseRefusal>> =>
  Number.isInteger(score) && score >= 1 && score <= 4
    ? await make(tx, seal, { seen, name: 'rated', doing: () => ({ data: { score }, said: text }) })
    : refused({ code: 'cases.no-score' })
