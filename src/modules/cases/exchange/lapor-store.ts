import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { LaporUpdate } from '../../../platform/gateways/gateways.ts'
import type { Case } from '../case.ts'
import type { CaseTables } from '../store.ts'
import type { Gap } from './report.ts'

/** A report that came, and what became of it. */
export type LaporRow = {
  readonly external: string
  readonly report: string | null
  readonly receivedAt: Instant
  readonly case: string | null
  readonly missing: readonly Gap[]
  readonly digest: string
  /** Hidden. */
  readonly body: Uint8Array
  /** The key of what SP4N-LAPOR was told last. */
  readonly told: LaporUpdate['key'] | null
  readonly toldAt: Instant | null
}
type Tables = Pick<CaseTables, 'cases.case'> & {
  'cases.lapor': Omit<LaporRow, 'missing'> & { missing: Gap[] }
}

/** Keeps a report that is new. @returns whether it was */
export async function insertReport(tx: Tx, row: LaporRow): Promise<boolean> {
  const made = await tx
    .db<Tables>()
    .insertInto('cases.lapor')
    .values({ ...row, missing: [...row.missing] })
    .onConflict((conflict) => conflict.column('external').doNothing())
    .returning('external')
    .executeTakeFirst()
  return made !== undefined
}

/** What is kept of a report, locked until the end of the transaction. */
export const lockReport = async (tx: Tx, external: string): Promise<LaporRow | undefined> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.lapor')
    .selectAll()
    .where('external', '=', external)
    .forUpdate()
    .executeTakeFirst()

type Change = Partial<Pick<LaporRow, 'case' | 'missing' | 'digest' | 'body' | 'told' | 'toldAt'>>

export const changeReport = async (tx: Tx, external: string, { missing, ...change }: Change): Promise<unknown> =>
  await tx
    .db<Tables>()
    .updateTable('cases.lapor')
    .set({ ...change, ...(missing === undefined ? {} : { missing: [...missing] }) })
    .where('external', '=', external)
    .execute()

/** Reports of which something was missing or not understood, newest first, with the number of what they became. */
export const reportsWithGaps = async (
  tx: Tx,
  most = 200,
): Promise<readonly (LaporRow & { readonly number: string | null })[]> =>
  await tx
    .db<Tables>()
    .selectFrom('cases.lapor as lapor')
    .leftJoin('cases.case as case', 'case.id', 'lapor.case')
    .selectAll('lapor')
    .select('case.number')
    .where(sql<boolean>`lapor.missing <> '{}'`)
    .orderBy('lapor.receivedAt', 'desc')
    .limit(most)
    .execute()

/** Where a report stands, and what was said of it last. */
export type ReportNow = Pick<LaporRow, 'external' | 'told' | 'missing'> & {
  readonly report: string
  readonly case: Pick<Case, 'number' | 'state' | 'reopened'> | null
}

/** Not one that is closed and was told of as such: `updateOf` makes the same key. */
const isUntold = sql<boolean>`not ("case".state is not distinct from 'closed'
  and lapor.told is not distinct from lapor.external || ':closed:' || "case".reopened)`

/** The reports that can be answered and may have something new; one that is closed and was told of as such has not. */
export async function reportsNow(tx: Tx, most = 20_000): Promise<readonly ReportNow[]> {
  const rows = await tx
    .db<Tables>()
    .selectFrom('cases.lapor as lapor')
    .leftJoin('cases.case as case', 'case.id', 'lapor.case')
    .select([
      'lapor.external',
      'lapor.report',
      'lapor.told',
      'lapor.missing',
      'case.number',
      'case.state',
      'case.reopened',
    ])
    .where('lapor.report', 'is not', null)
    .where(isUntold)
    .orderBy('lapor.receivedAt', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ external, report, told, missing, number, state, reopened }) => ({
    external,
    report: report ?? '',
    told,
    missing,
    case: number === null || state === null || reopened === null ? null : { number, state, reopened },
  }))
}
