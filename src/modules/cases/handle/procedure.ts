import { refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Finding } from '../../../rules/finding.ts'
import type { MoveName } from '../moves.ts'
import { keepCasePromise, startCasePromise } from '../promises.ts'
import { stepsOf } from '../thread-store.ts'
import { against, type Done, findingsOn, make, type Seen, telling } from './make.ts'

/** The first clarification, with its minutes. */
export const clarify = async (tx: Tx, seal: Seal, { minutes, ...seen }: Seen & { readonly minutes: string }): Done =>
  minutes.trim() === ''
    ? refused({ code: 'cases.no-text' })
    : await make(tx, seal, { seen, name: 'clarified', doing: () => ({ said: minutes, data: { minuted: true } }) })

export type SecondClarification = {
  readonly minutes: string
  /** Whether the party complained of admits it. */
  readonly admitted: boolean
  /** What it promises to do; empty: nothing. */
  readonly commitment: string
}

/** The second clarification: what the other side says, admits and promises. A promise starts its clock. */
export const clarifyAgain = async (
  tx: Tx,
  seal: Seal,
  { minutes, admitted, commitment, ...seen }: Seen & SecondClarification,
): Done =>
  minutes.trim() === ''
    ? refused({ code: 'cases.no-text' })
    : await make(tx, seal, {
        seen,
        name: 'clarified-again',
        doing: (one) => ({
          said: commitment === '' ? minutes : `${minutes}\n\n${commitment}`,
          data: { admitted, committed: commitment.trim() !== '' },
          also: async () => {
            const before = await stepsOf(tx, one.id)
            const steps = [...before, { step: 'clarified-again', at: tx.now, data: { admitted } } as const]
            const unmet = new Set(unmetIn(await findingsOn(tx, one, { steps: before })).map(({ rule }) => rule))
            const fresh = unmetIn(await findingsOn(tx, one, { steps })).find(({ rule }) => !unmet.has(rule))
            if (fresh) return against(fresh)
            if (commitment.trim() !== '') await startCasePromise(tx, one, 'case.commitment-made')
            return undefined
          },
        }),
      })

const unmetIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ outcome }) => outcome === 'unmet')

/** Whether what was promised was done. Its clock stops either way. */
export const noteCommitment = async (tx: Tx, seal: Seal, { kept, ...seen }: Seen & { readonly kept: boolean }): Done =>
  await make(tx, seal, {
    seen,
    name: kept ? 'commitment-kept' : 'commitment-broken',
    doing: (one) => ({
      also: async () => {
        await keepCasePromise(tx, one, 'case.commitment-made')
        return undefined
      },
    }),
  })

type Telling = Seen & { readonly text: string }

/** A sanction is recommended to the supervision unit, without mediation where the law says so. */
export const recommendSanction = async (tx: Tx, seal: Seal, { text, ...seen }: Telling): Done =>
  await noting(tx, seal, { seen, name: 'sanction-recommended', text })

/** Mediation, with its minutes. */
export const mediate = async (tx: Tx, seal: Seal, { text, ...seen }: Telling): Done =>
  await noting(tx, seal, { seen, name: 'mediated', text })

/** The case is referred to somebody else as well, and stays here. */
export const refer = async (tx: Tx, seal: Seal, { text, ...seen }: Telling): Done =>
  await noting(tx, seal, { seen, name: 'referred', text })

/** An officer spoke with the reporter: by phone, through the family. */
export const noteReached = async (tx: Tx, seal: Seal, { text, ...seen }: Telling): Done =>
  await noting(tx, seal, { seen, name: 'reached', text })

const noting = async (
  tx: Tx,
  seal: Seal,
  { seen, name, text }: { readonly seen: Seen; readonly name: MoveName; readonly text: string },
): Done =>
  text.trim() === ''
    ? refused({ code: 'cases.no-text' })
    : await make(tx, seal, { seen, name, doing: () => ({ said: text }) })

/** Tells the reporter that it is not solved yet, and why. */
export const tellUnsolved = async (tx: Tx, seal: Seal, { text, ...seen }: Telling): Done =>
  await make(tx, seal, {
    seen,
    name: 'told-unsolved',
    doing: (one) => ({
      change: { toldUnsolvedAt: tx.now },
      also: async () => await telling(tx, seal, { case: one.id, text }),
    }),
  })
