import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { takeTurn } from '../../platform/db/lock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Arrival, Batch, Entry, Verdict } from './arrival.ts'

type Bytes = Uint8Array
type Hidden = {
  readonly toldHidden: Bytes
  readonly salt: Bytes
  readonly documentIndex: Bytes | null
  readonly personIndex: Bytes | null
}
/** One line with everything that is kept of it. */
export type EntryRow = Entry & Hidden

export type ArrivalTables = {
  'arrivals.event': Arrival & { readonly keyHidden: Bytes }
  'arrivals.batch': Batch
  'arrivals.entry': EntryRow
  'arrivals.verdict': Verdict
}

const arrivalColumns = [
  'id',
  'office',
  'place',
  'carrier',
  'vessel',
  'country',
  'expected',
  'arrivesOn',
  'key',
  'openedBy',
  'openedAt',
] as const

/** Keeps a new arrival with the hidden key that opens its rows. */
export const insertArrival = async (tx: Tx, { key, ...rest }: ArrivalTables['arrivals.event']): Promise<unknown> =>
  await tx
    .db<ArrivalTables>()
    .insertInto('arrivals.event')
    .values({ ...rest, key: JSON.stringify(key) as never })
    .execute()

/** An arrival, if whoever acts may see it. */
export const arrivalById = async (tx: Tx, id: string): Promise<Arrival | undefined> =>
  await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.event')
    .select(arrivalColumns)
    .where('id', '=', id)
    .executeTakeFirst()

/** The hidden key that opens the rows of an arrival. */
export const keyHiddenOf = async (tx: Tx, id: string): Promise<Bytes | undefined> =>
  (
    await tx
      .db<ArrivalTables>()
      .selectFrom('arrivals.event')
      .select('keyHidden')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.keyHidden

/** Arrivals of an office (of all, for the centre), the newest first, with how many lines each has. */
export async function arrivalsOf(
  tx: Tx,
  office: OfficeId | null,
  most = 50,
): Promise<readonly (Arrival & { readonly lines: number })[]> {
  const rows = await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.event as e')
    .select(arrivalColumns)
    .select((one) =>
      one
        .selectFrom('arrivals.entry as n')
        .select(({ fn }) => fn.countAll<number>().as('lines'))
        .whereRef('n.event', '=', 'e.id')
        .as('lines'),
    )
    .$if(office !== null, (query) => query.where('e.office', '=', office ?? ('' as OfficeId)))
    .orderBy('arrivesOn', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, lines: Number(row.lines ?? 0) }))
}

/** Holds everybody else who adds to an arrival back until the end of the transaction. */
export const lockArrival = async (tx: Tx, id: string): Promise<Arrival | undefined> => {
  await takeTurn(tx, `arrival ${id}`)
  return await arrivalById(tx, id)
}

/** Keeps what came in at once: the batch and its lines. */
export async function insertLines(tx: Tx, batch: Batch, entries: readonly EntryRow[]): Promise<void> {
  await tx.db<ArrivalTables>().insertInto('arrivals.batch').values(batch).execute()
  await tx
    .db<ArrivalTables>()
    .insertInto('arrivals.entry')
    .values([...entries])
    .execute()
}

/** Lines with these ids, as far as whoever acts may see them. */
export const entriesById = async (tx: Tx, ids: readonly string[]): Promise<readonly EntryRow[]> =>
  ids.length === 0
    ? []
    : await tx
        .db<ArrivalTables>()
        .selectFrom('arrivals.entry')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

/** All lines of an arrival that whoever acts may see, in the order in which they were written down. */
export const entriesOf = async (tx: Tx, event: string): Promise<readonly EntryRow[]> =>
  await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.entry')
    .selectAll()
    .where('event', '=', event)
    .orderBy('id')
    .limit(100_000)
    .execute()

/** How many lines of an arrival are kept. */
export const countOf = async (tx: Tx, event: string): Promise<number> =>
  Number(
    (
      await tx
        .db<ArrivalTables>()
        .selectFrom('arrivals.entry')
        .select(({ fn }) => fn.countAll<number>().as('lines'))
        .where('event', '=', event)
        .executeTakeFirstOrThrow()
    ).lines,
  )

/** What may change of a line: where its person goes, what became of them. What was told never changes. */
export type EntryChange = Partial<
  Pick<Entry, 'home' | 'homeOffice' | 'worker' | 'case' | 'caseNumber' | 'handedAt' | 'expectedOn'>
>

export const changeEntries = async (tx: Tx, ids: readonly string[], change: EntryChange): Promise<unknown> =>
  ids.length === 0
    ? undefined
    : await tx
        .db<ArrivalTables>()
        .updateTable('arrivals.entry')
        .set(change)
        .where('id', 'in', [...ids])
        .execute()

/** What officers said of lines that look alike. */
export const verdictsOf = async (tx: Tx, event: string): Promise<readonly Verdict[]> =>
  await tx.db<ArrivalTables>().selectFrom('arrivals.verdict').selectAll().where('event', '=', event).execute()

/** @returns whether nobody had said anything of the two before */
export async function insertVerdict(tx: Tx, verdict: Verdict): Promise<boolean> {
  const fresh = await tx
    .db<ArrivalTables>()
    .insertInto('arrivals.verdict')
    .values(verdict)
    .onConflict((conflict) => conflict.columns(['one', 'other']).doNothing())
    .returning('one')
    .executeTakeFirst()
  return fresh !== undefined
}

/** Who is on the way to an office: those of its provinces that another office handed over, from a day on. */
export const comingTo = async (tx: Tx, office: OfficeId, from: LocalDate): Promise<readonly EntryRow[]> =>
  await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.entry')
    .selectAll()
    .where('homeOffice', '=', office)
    .where('handedAt', 'is not', null)
    .where('expectedOn', '>=', from)
    .orderBy('expectedOn')
    .orderBy('id')
    .limit(2_000)
    .execute()

/** Lines with a document that no file was found for yet; runs as Bekal itself. */
export const unmatchedIn = async (
  tx: Tx,
  batch: string,
): Promise<readonly { readonly id: string; readonly documentIndex: Bytes | null }[]> =>
  await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.entry')
    .select(['id', 'documentIndex'])
    .where('batch', '=', batch)
    .where('documentIndex', 'is not', null)
    .where('worker', 'is', null)
    .execute()

/** Everything a batch is checked against. */
export const batchesOf = async (tx: Tx, event: string): Promise<readonly Batch[]> =>
  await tx
    .db<ArrivalTables>()
    .selectFrom('arrivals.batch')
    .selectAll()
    .where('event', '=', event)
    .orderBy('id')
    .execute()

/** The officer who acts; only they reach what needs one. */
export const officerOf = ({
  actor: { person, office },
}: Tx): { readonly person: PersonId; readonly office: OfficeId } => {
  if (person === null || office === null) throw new Error('an officer of an office acts here')
  return { person, office }
}
