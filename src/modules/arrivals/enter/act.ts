import { randomBytes } from 'node:crypto'
import { canonical } from '../../../kernel/canonical.ts'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { digestOf } from '../../../kernel/digest.ts'
import { grown, leafHash, rootOf, sprout } from '../../../kernel/merkle.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Entry as LedgerEntry } from '../../../platform/ledger/entry.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { officeServing } from '../../offices/index.ts'
import { documentNumberIndex } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import type { Batch, Line, Told } from '../arrival.ts'
import { hiddenAt, personIndex } from '../hidden.ts'
import type { ArrivalRefusal } from '../refusal.ts'
import { type EntryRow, entriesById, insertLines, officerOf } from '../store.ts'
import { receive } from './decide.ts'
import { homeOf } from './home.ts'

export type LinesKept = {
  readonly type: 'arrivals.kept'
  readonly event: string
  readonly batch: string
  readonly count: number
  readonly root: string
  readonly kept: readonly string[]
  readonly differs: readonly string[]
}

/**
 * Keeps the lines that are new, as one batch. Lines that are known change nothing; a batch of nothing else writes nothing
 * and is refused with what the sender may forget. Whoever calls holds the arrival (`lockArrival`).
 */
export async function keepLines(
  tx: Tx,
  seal: Seal,
  { event, via, lines }: { readonly event: string; readonly via: Batch['via']; readonly lines: readonly Line[] },
): Promise<Decision<LinesKept, ArrivalRefusal>> {
  const before = await entriesById(
    tx,
    lines.map(({ id }) => id),
  )
  const known = new Map(before.map((row) => [row.id, row.event === event ? canonical(toldOf(seal, row)) : '']))
  const { fresh, kept, differs } = receive(
    known,
    lines.map(({ id, told }) => ({ id, text: canonical(told) })),
  )
  if (fresh.length === 0) return refused({ code: 'arrivals.nothing-new', kept, differs })
  const { person, office } = officerOf(tx)
  const byId = new Map(lines.toReversed().map((line) => [line.id, line]))
  const batch = tx.newId<string>()
  const entries = fresh
    .flatMap(({ id }) => byId.get(id) ?? [])
    .map((line, place) => entryOf(tx, seal, line, { event, batch, place, office, enteredBy: person }))
  const root = batchRoot(entries)
  await insertLines(tx, { id: batch, event, office, via, count: entries.length, root, person, at: tx.now }, entries)
  if (entries.some(({ documentIndex }) => documentIndex !== null)) await tx.enqueue('arrivals.match', { batch })
  return happened({ type: 'arrivals.kept', event, batch, count: entries.length, root, kept, differs })
}

/** What the ledger is told of a batch: how many lines, and the root that binds each of them. */
export const keptEntry = ({ event, batch, count, root }: LinesKept): LedgerEntry => ({
  act: acts.enter.name,
  record: { kind: 'arrival', id: event },
  payload: keptPayload({ batch, count, root }),
})

/** What stands in the ledger of a batch, as a digest: no name, no number of a paper. */
export const keptPayload = ({ batch, count, root }: Pick<LinesKept, 'batch' | 'count' | 'root'>) => ({
  batch,
  count,
  root,
})

/** The Merkle root over lines in their order: any line that is altered, dropped or added gives another. */
export const batchRoot = (entries: readonly Pick<EntryRow, 'id' | 'digest'>[]): string =>
  Buffer.from(
    rootOf(
      entries.reduce(
        (tree, { id, digest }) => grown(tree, leafHash(Buffer.from(canonical({ id, digest })))).tree,
        sprout,
      ),
    ),
  ).toString('hex')

/** The salted digest of what was told: without the salt nobody can try names against it. */
export const digestOfTold = (told: Told, salt: Uint8Array): string =>
  digestOf({ told, salt: Buffer.from(salt).toString('hex') })

/** What was told, as it was told. @throws Error when it was altered or moved */
export const toldOf = (seal: Seal, { id, toldHidden }: Pick<EntryRow, 'id' | 'toldHidden'>): Told =>
  JSON.parse(seal.reveal(toldHidden, hiddenAt.told(id))) as Told

type Around = Pick<EntryRow, 'event' | 'batch' | 'place' | 'office' | 'enteredBy'>

function entryOf(tx: Tx, seal: Seal, { id, told, notedAt }: Line, around: Around): EntryRow {
  const salt = randomBytes(16)
  const home = homeOf(told.home) ?? null
  return {
    ...around,
    id,
    toldHidden: seal.hide(canonical(told), hiddenAt.told(id)),
    salt,
    digest: digestOfTold(told, salt),
    sex: told.sex,
    needs: told.needs,
    signs: told.signs,
    documentIndex: told.document === '' ? null : documentNumberIndex(seal, told.document),
    personIndex: personIndex(seal, told, home),
    notedAt,
    receivedAt: tx.now,
    home,
    homeOffice: home === null ? null : (officeServing(home)?.id ?? null),
    worker: null,
    case: null,
    caseNumber: null,
    handedAt: null,
    expectedOn: null,
  }
}
