import { sql } from 'kysely'
import type { Json } from '../../kernel/canonical.ts'
import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { nameKey } from '../workers/index.ts'
import type { Application, State } from './application.ts'
import type { PlacementTables } from './tables.ts'

const columns = [
  'id',
  'number',
  'worker',
  'workerName',
  'phoneLast4',
  'scheme',
  'country',
  'job',
  'sector',
  'employer',
  'employerName',
  'company',
  'contractMonths',
  'lowestPosition',
  'purpose',
  'province',
  'village',
  'office',
  'state',
  'since',
  'createdAt',
  'submittedAt',
  'assignedTo',
  'dueAt',
  'clean',
  'differences',
  'heldGround',
  'answers',
  'version',
] as const

const files = (tx: Tx) => tx.db<PlacementTables>().selectFrom('placements.application').select(columns)

/** An application the actor may see. */
export const applicationById = async (tx: Tx, id: ApplicationId): Promise<Application | undefined> =>
  await files(tx).where('id', '=', id).executeTakeFirst()

/** The same, locked: two officers deciding at one moment decide one after the other. */
export const lockApplication = async (tx: Tx, id: ApplicationId): Promise<Application | undefined> =>
  await files(tx).where('id', '=', id).forUpdate().executeTakeFirst()

export const applicationByNumber = async (tx: Tx, number: string): Promise<Application | undefined> =>
  await files(tx).where('number', '=', number).executeTakeFirst()

/** A worker's applications, newest first. */
export const applicationsOf = async (tx: Tx, worker: PersonId, limit = 20): Promise<Application[]> =>
  await files(tx).where('worker', '=', worker).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute()

type Numbering = { readonly office: OfficeId; readonly prefix: string; readonly year: number }

/** The next file number of an office: its prefix, the year, a count without gaps. */
export const nextNumber = async (tx: Tx, numbering: Numbering): Promise<string> =>
  (await reserveNumbers(tx, numbering, 1))[0] ?? ''

/** The next so many file numbers of an office, in order: nobody else is given them. */
export async function reserveNumbers(
  tx: Tx,
  { office, prefix, year }: Numbering,
  count: number,
): Promise<readonly string[]> {
  const { last } = await tx
    .db<PlacementTables>()
    .insertInto('placements.fileNumber')
    .values({ office, year, last: count })
    .onConflict((conflict) =>
      conflict.columns(['office', 'year']).doUpdateSet({ last: sql<number>`placements.file_number.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Array.from(
    { length: count },
    (_, index) =>
      `${prefix}-${String(year % 100).padStart(2, '0')}-${String(last - count + 1 + index).padStart(6, '0')}`,
  )
}

export const insertApplication = async (tx: Tx, application: Application): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .insertInto('placements.application')
    .values({
      ...application,
      answers: JSON.stringify(application.answers) as never,
      nameKey: nameKey(application.workerName),
    })
    .execute()

/** What of an application may change. The state changes only through `moveTo`. */
export type Change = Partial<
  Pick<
    Application,
    | 'employerName'
    | 'company'
    | 'contractMonths'
    | 'lowestPosition'
    | 'purpose'
    | 'assignedTo'
    | 'dueAt'
    | 'clean'
    | 'differences'
    | 'heldGround'
    | 'submittedAt'
    | 'answers'
    | 'scheme'
    | 'country'
    | 'job'
    | 'sector'
    | 'employer'
  >
>

/** Changes an application without moving it. */
export const changeApplication = async (tx: Tx, id: ApplicationId, change: Change): Promise<unknown> =>
  await write(tx, id, change)

/** Moves an application into a state. */
export const moveTo = async (tx: Tx, id: ApplicationId, state: State, change: Change = {}): Promise<unknown> =>
  await write(tx, id, { ...change, ...(state === 'held' ? {} : { heldGround: null }), state, since: tx.now })

const write = async (tx: Tx, id: ApplicationId, { answers, ...change }: Partial<Application>): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .updateTable('placements.application')
    .set({
      ...change,
      ...(answers ? { answers: JSON.stringify(answers) as never } : {}),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()

/** One line of an application's history. `data` may hold no personal data. */
export type HistoryLine = {
  readonly at: Instant
  readonly type: string
  readonly role: string
  readonly actor: PersonId | null
  readonly office: OfficeId | null
  readonly data: Json
}

/** Writes what happened into the history of an application. */
export const addToHistory = async (
  tx: Tx,
  application: ApplicationId,
  { type, data }: { type: string; data: Json },
): Promise<unknown> =>
  await tx
    .db<PlacementTables>()
    .insertInto('placements.event')
    .values({
      id: tx.newId(),
      application,
      at: tx.now,
      type,
      role: tx.actor.role,
      actor: tx.actor.person,
      office: tx.actor.office,
      data: JSON.stringify(data),
    })
    .execute()

/** What happened to an application, newest first. */
export const historyOf = async (tx: Tx, application: ApplicationId, limit = 100): Promise<HistoryLine[]> =>
  (await tx
    .db<PlacementTables>()
    .selectFrom('placements.event')
    .select(['at', 'type', 'role', 'actor', 'office', 'data'])
    .where('application', '=', application)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()) as unknown as HistoryLine[]
