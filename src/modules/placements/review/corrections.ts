import type { Instant } from '../../../kernel/time.ts'
import type { WorkerDocument } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import type { DecisionRecord, Item } from '../decision-record.ts'
import type { HistoryLine } from '../store.ts'
import { decisionIn } from '../verify/act.ts'

/** What a worker did with a file that was given back, as the officer reads it when it comes again. */
export type Corrections = {
  /** When it was given back. */
  readonly since: Instant
  /** What was asked for; `at` is when its document was sent anew, `null` when it was not, or when it has none. */
  readonly asked: readonly (Item & { readonly at: Instant | null })[]
  /** Documents that were sent anew although nobody had asked. */
  readonly besides: readonly { readonly kind: string; readonly at: Instant }[]
}

export type Returned = {
  readonly application: Pick<Application, 'state'>
  /** Newest first. */
  readonly decisions: readonly Pick<DecisionRecord, 'id' | 'kind' | 'outcome' | 'at' | 'items'>[]
  readonly documents: readonly Pick<WorkerDocument, 'kind' | 'uploadedAt'>[]
  readonly history: readonly Pick<HistoryLine, 'type' | 'data'>[]
}

/** What changed since the file was given back; nothing when it is not here again after a return. Pure. */
export function correctionsOf({ application, decisions, documents, history }: Returned): Corrections | undefined {
  if (application.state !== 'submitted' && application.state !== 'held') return undefined
  const undone = new Set(history.flatMap(({ type, data }) => (type === 'placements.undone' ? [decisionIn(data)] : [])))
  const last = decisions.find(({ id, kind }) => kind === 'verification' && !undone.has(id))
  if (last?.outcome !== 'returned') return undefined
  const fresh = documents.filter(({ uploadedAt }) => uploadedAt > last.at)
  const named = new Set(last.items.map(({ document }) => document))
  return {
    since: last.at,
    asked: last.items.map((item) => ({
      ...item,
      at: fresh.find(({ kind }) => kind === item.document)?.uploadedAt ?? null,
    })),
    besides: fresh.filter(({ kind }) => !named.has(kind)).map(({ kind, uploadedAt: at }) => ({ kind, at })),
  }
}
