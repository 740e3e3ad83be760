import type { DocumentId, PersonId } from '../../../kernel/ids.ts'
import { dayIn, type LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { DocumentKind, RuleSet } from '../../../rules/rule.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { workerById } from '../store.ts'
import type { WorkerDocument } from '../worker.ts'
import { type Standing, standingOf } from './kinds.ts'
import { documentsOf } from './store.ts'

/** One kind of the catalogue and how it stands for this worker. */
export type KindView = {
  readonly kind: DocumentKind
  readonly document: WorkerDocument | undefined
  readonly standing: Standing
}

export type DocumentsView = { readonly ruleSet: RuleSet; readonly on: LocalDate; readonly kinds: readonly KindView[] }

/** All kinds of the catalogue for a worker, today where they live. `undefined`: the actor has no file. */
export async function documentsView(tx: Tx, person: PersonId): Promise<DocumentsView | undefined> {
  const worker = await workerById(tx, person)
  if (!worker) return undefined
  const on = dayIn(tx.now, zoneOfArea(worker.village ?? ''))
  const ruleSet = await ruleSetOn(tx, on)
  const documents = new Map((await documentsOf(tx, person)).map((document) => [document.kind, document]))
  const kinds = Array.from(ruleSet.documents.values(), (kind): KindView => {
    const document = documents.get(kind.code)
    return { kind, document, standing: standingOf(kind, document, on) }
  })
  return { ruleSet, on, kinds }
}

/** Which kinds a worker's journey asks for, given by whoever knows applications. */
export type AskedOf = (tx: Tx, worker: PersonId) => Promise<ReadonlySet<string>>

/** Whether an office has a worker's documents before it, so that none of them changes under its eyes. */
export type InReview = (tx: Tx, worker: PersonId) => Promise<boolean>
/** Whether an office has approved or weighs an application: what it read of the person stays as it was. */
export type InProcess = InReview

/** Kinds in the order in which the longest journey asks for them, then the next longest; what none asks for is last. Pure. */
export function usualOrder({ schemes }: Pick<RuleSet, 'schemes'>): (code: string) => number {
  const longestFirst = [...schemes.values()].toSorted((a, b) => b.steps.length - a.steps.length)
  const inOrder = new Set(longestFirst.flatMap(({ steps }) => steps.flatMap(({ documents }) => documents)))
  const places = new Map(Array.from(inOrder, (code, place) => [code, place]))
  return (code) => places.get(code) ?? places.size
}

/** The address at which the worker opens the kept bytes; the document's id keeps a replaced one out of the cache. */
export const contentAddress = (kind: string, id: DocumentId): string => `/berkas/${kind}/isi?${id.slice(-8)}`
