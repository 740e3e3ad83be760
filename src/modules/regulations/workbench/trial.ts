import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { StoredDraft } from '../publish/store.ts'

/** A trial of a draft on files, as far as whoever signs must know it. */
export type Trial = {
  readonly href: string
  readonly askedAt: Instant
  readonly state: 'running' | 'done' | 'cancelled'
  /** Whether it tried exactly what stands in the draft now: files, first day and transition. */
  readonly isThisText: boolean
  /** Files that would be decided otherwise, past and on their way. */
  readonly changed: number
}

/** Asks whoever tries changes out; the rules themselves know no files. Newest first. */
export type TrialsOf = (tx: Tx, draft: StoredDraft) => Promise<readonly Trial[]>
