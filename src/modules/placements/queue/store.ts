import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { ApplicationId, OfficeId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Application } from '../application.ts'
import { checks, type Filter, services } from '../filters/filter.ts'
import { forgottenSince } from '../readers/store.ts'
import type { PlacementTables } from '../tables.ts'

export const rowColumns = [
  'id',
  'number',
  'worker',
  'workerName',
  'scheme',
  'country',
  'job',
  'company',
  'state',
  'since',
  'village',
  'assignedTo',
  'dueAt',
  'clean',
  'differences',
  'version',
] as const

/** A file as a row of the queue. */
export type Row = Pick<Application, (typeof rowColumns)[number]>

/** Where a page of a list ended: the moment it is ordered by, and the id. */
export type Cursor = { readonly at: Instant; readonly id: string }

export type Asking = {
  readonly filter: Filter
  readonly office: OfficeId
  readonly officer: PersonId
  readonly now: Instant
  /** The last moment of today at the office. */
  readonly endOfToday: Instant
  /** Schemes whose card follows the verification directly. */
  readonly withoutClass: readonly string[]
}

/** Lists by promise are ordered by its end; the others by since when. */
export const orderedBy = ({ list }: Filter): 'dueAt' | 'since' =>
  list === 'antrean' || list === 'saya' ? 'dueAt' : 'since'

type Builder = ExpressionBuilder<PlacementTables, 'placements.application'>

/** What every row of a list meets, besides its office. */
function conditions({ filter, officer, now, endOfToday, withoutClass }: Asking) {
  return (row: Builder): Expression<SqlBool> => {
    const { list, service, country, company, check, standing } = filter
    const all: Expression<SqlBool>[] = []
    if (orderedBy(filter) === 'dueAt') all.push(row('dueAt', 'is not', null))
    if (list === 'saya') all.push(row('assignedTo', '=', officer))
    if (list === 'tertahan') all.push(row('state', '=', 'held'))
    if (list === 'tanpa-janji') all.push(row('state', '=', 'submitted'), row('dueAt', 'is', null))
    if (list === 'kartu')
      all.push(
        row('state', 'in', ['oriented', 'verified']),
        row.or([
          row('state', '=', 'oriented'),
          withoutClass.length === 0 ? row.val(false) : row('scheme', 'in', [...withoutClass]),
        ]),
      )
    if (service !== null) all.push(row('state', '=', services[service]))
    if (country !== null) all.push(row('country', '=', country))
    if (company !== null) all.push(row('company', '=', company))
    if (check !== null) all.push(row('clean', '=', checks[check]))
    if (filter.officer === 'belum') all.push(row('assignedTo', 'is', null))
    else if (filter.officer !== null)
      all.push(row('assignedTo', '=', filter.officer === 'saya' ? officer : (filter.officer as PersonId)))
    if (standing === 'lewat') all.push(row('dueAt', '<', now))
    if (standing === 'hari-ini') all.push(row('dueAt', '>=', now), row('dueAt', '<=', endOfToday))
    if (standing === 'nanti') all.push(row('dueAt', '>', endOfToday))
    return row.and(all)
  }
}

/** One page of a list, most urgent first, from where the last one ended. */
export async function rowsOf(
  tx: Tx,
  asking: Asking,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<Row[]> {
  const by = orderedBy(asking.filter)
  return await tx
    .db<PlacementTables>()
    .selectFrom('placements.application')
    .select(rowColumns)
    .where('office', '=', asking.office)
    .where(conditions(asking))
    .where((row) =>
      after === null
        ? row.val(true)
        : sql<boolean>`(${sql.ref(by)}, id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
    .orderBy(by)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/**
 * Locks the first file of a list that an officer can work on and nobody else has open; what another one is locking at
 * this moment is passed over.
 */
export async function lockNextFree(tx: Tx, asking: Asking): Promise<ApplicationId | undefined> {
  const by = orderedBy(asking.filter)
  const found = await tx
    .db<PlacementTables>()
    .selectFrom('placements.application')
    .select('id')
    .where('office', '=', asking.office)
    .where('state', 'in', ['submitted', 'verified', 'oriented'])
    .where(conditions(asking))
    .where(isOpenElsewhere(tx, asking.officer), '=', false)
    .orderBy(by)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return found?.id
}

/** Whether another officer has the file open now. */
const isOpenElsewhere = (tx: Tx, officer: PersonId) =>
  sql<boolean>`exists (
    select from placements.reader r
    where r.application = placements.application.id and r.officer <> ${officer} and r.seen_at > ${forgottenSince(tx.now)}::timestamptz)`

export type Counts = { readonly past: number; readonly today: number; readonly later: number }

/** No list is counted further than this: it is shown as `2.000+`. */
export const countedTo = 2_000

/** How many of a list are past their promise, due today, and later; for a list by `since`, all are `later`. */
export async function countsOf(tx: Tx, asking: Asking): Promise<Counts> {
  const by = orderedBy(asking.filter)
  const { past, today, all } = await tx
    .db<PlacementTables>()
    .selectFrom((from) =>
      from
        .selectFrom('placements.application')
        .select('dueAt')
        .where('office', '=', asking.office)
        .where(conditions(asking))
        .orderBy(by)
        .orderBy('id')
        .limit(countedTo)
        .as('listed'),
    )
    .select([
      sql<string>`count(*) filter (where due_at < ${asking.now}::timestamptz)`.as('past'),
      sql<string>`count(*) filter (where due_at between ${asking.now}::timestamptz and ${asking.endOfToday}::timestamptz)`.as(
        'today',
      ),
      sql<string>`count(*)`.as('all'),
    ])
    .executeTakeFirstOrThrow()
  return { past: Number(past), today: Number(today), later: Number(all) - Number(past) - Number(today) }
}

/** Files by id, those the officer may see; for what was ticked. */
export const rowsByIds = async (tx: Tx, ids: readonly ApplicationId[]): Promise<Row[]> =>
  ids.length === 0
    ? []
    : await tx
        .db<PlacementTables>()
        .selectFrom('placements.application')
        .select(rowColumns)
        .where('id', 'in', [...ids])
        .orderBy('id')
        .limit(100)
        .execute()

/** What an officer has decided since a moment and not taken back, for the day's tally, oldest first. */
export const decidedSince = async (tx: Tx, officer: PersonId, since: Instant): Promise<{ readonly at: Instant }[]> =>
  await tx
    .db<PlacementTables>()
    .selectFrom('placements.decision')
    .select('at')
    .where('officer', '=', officer)
    .where('at', '>=', since)
    .where(wasUndone, '=', false)
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute()

const wasUndone = sql<boolean>`exists (
  select from placements.event e
  where e.application = placements.decision.application and e.type = 'placements.undone'
    and e.data ->> 'decision' = placements.decision.id::text)`

/** Companies and countries that stand in an office's queue now, for the choices of its filters. */
export async function choicesOf(
  tx: Tx,
  office: OfficeId,
): Promise<{ readonly countries: readonly string[]; readonly companies: readonly string[] }> {
  const rows = await tx
    .db<PlacementTables>()
    .selectFrom((from) =>
      from
        .selectFrom('placements.application')
        .select(['country', 'company'])
        .where('office', '=', office)
        .where('dueAt', 'is not', null)
        .orderBy('dueAt')
        .orderBy('id')
        .limit(countedTo)
        .as('listed'),
    )
    .select(['country', 'company'])
    .distinct()
    .limit(500)
    .execute()
  const sorted = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
  return {
    countries: sorted(rows.map(({ country }) => country)),
    companies: sorted(rows.flatMap(({ company }) => (company === null ? [] : [company]))).slice(0, 30),
  }
}
