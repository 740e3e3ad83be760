import type { Decision } from '../../kernel/decision.ts'
import type { AccessRefusal, Act, Subject } from '../access/policy.ts'
import type { Entry } from '../ledger/entry.ts'
import type { Tx } from './tx.ts'

/** Options of `perform`: who may, what it is done to, and the key that makes twice once. */
export type Performed<Event, Refusal> = {
  readonly act: Act
  /** Loads what access must know; `undefined` means it does not exist (the same answer as out of scope). */
  readonly subject?: (tx: Tx) => Promise<Subject | undefined>
  /** The idempotency key of the form; the same key gives the first answer again. */
  readonly key?: string
  /** The state change. Writes rows through `tx` and answers with what happened, or a refusal (then nothing is kept). */
  readonly work: (tx: Tx) => Promise<Decision<Event, Refusal>>
  /** The ledger entry of what happened. */
  readonly entry: (events: readonly [Event, ...Event[]]) => Entry
}

export type EdgeRefusal =
  | AccessRefusal
  | { readonly code: 'edge.not-found' }
  | { readonly code: 'edge.key-used-otherwise' }
