import { type ColumnType, sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Words } from '../offices/index.ts'
import type { Company, Permit } from './company.ts'
import { inventedCompanies } from './reference.ts'

/** The tables of this module. The migration test keeps them true to the database. */
export type CompanyTables = {
  'companies.company': Omit<Company, 'statusGround'> & {
    statusGround: ColumnType<Words | null, string | null, string | null>
  }
  'companies.permit': Omit<Permit, 'from' | 'until'> & { validFrom: LocalDate; validUntil: LocalDate }
}

/** One company. */
export const companyById = async (db: Db<CompanyTables>, id: string): Promise<Company | undefined> =>
  await db.selectFrom('companies.company').selectAll().where('id', '=', id).executeTakeFirst()

/** Names of companies by id, in one question; those that are registered, at most 500. */
export const namesOfCompanies = async (
  db: Db<CompanyTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await db
        .selectFrom('companies.company')
        .select(['id', 'name'])
        .where(sql<boolean>`id = any (${ids}::text[])`)
        .limit(500)
        .execute()
    ).map(({ id, name }) => [id, name]),
  )

/**
 * Companies whose licence number is `words` or whose name holds or resembles them, best first.
 * `PT`, capitals, dots and spelling near enough make no difference.
 */
export async function findCompanies(db: Db<CompanyTables>, words: string, limit = 20): Promise<Company[]> {
  const name = words
    .toLowerCase()
    .replace(/^\s*p\.?t\.?\s+/, '')
    .replace(/[\s.%_\\]+/g, ' ')
    .trim()
  if (name === '') return []
  const likeness = sql<number>`word_similarity(${name}, lower(name))`
  return await db
    .selectFrom('companies.company')
    .selectAll()
    .where((where) =>
      where.or([where('licence', 'ilike', words.trim().replace(/[%_\\]/g, '\\$&')), where(likeness, '>=', 0.5)]),
    )
    .orderBy(likeness, 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

const permitColumns = [
  'number',
  'company',
  'country',
  'job',
  'quota',
  'employerKind',
  'employerName',
  'validFrom as from',
  'validUntil as until',
] as const

/** The permits of a company, the newest first. */
export const permitsOf = async (db: Db<CompanyTables>, company: string, limit = 100): Promise<Permit[]> =>
  await db
    .selectFrom('companies.permit')
    .select(permitColumns)
    .where('company', '=', company)
    .orderBy('validFrom', 'desc')
    .orderBy('number')
    .limit(limit)
    .execute()

/** Permits open on a day for a job in a country, of companies that are licensed on it; by number. */
export const openPermits = async (
  db: Db<CompanyTables>,
  { country, job, on }: { country: string; job: string; on: LocalDate },
  limit = 100,
): Promise<Permit[]> =>
  await db
    .selectFrom('companies.permit as p')
    .innerJoin('companies.company as c', 'c.id', 'p.company')
    .select(permitColumns.map((column) => `p.${column}` as const))
    .where('p.country', '=', country)
    .where('p.job', '=', job)
    .where('p.validFrom', '<=', on)
    .where('p.validUntil', '>=', on)
    .where('c.status', '=', 'licensed')
    .where('c.licensedUntil', '>=', on)
    .orderBy('p.number')
    .limit(limit)
    .execute()

/** Brings the invented companies of the demonstration into the register, and changes what has changed. */
export async function loadInventedCompanies(tx: Tx): Promise<void> {
  const trx = tx.db<CompanyTables>()
  const { companies, permits } = inventedCompanies()
  await trx
    .insertInto('companies.company')
    .values(
      companies.map(({ statusGround, ...own }) => ({
        ...own,
        statusGround: statusGround && JSON.stringify(statusGround),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        licence: set.ref('excluded.licence'),
        licensedFrom: set.ref('excluded.licensedFrom'),
        licensedUntil: set.ref('excluded.licensedUntil'),
        city: set.ref('excluded.city'),
        regency: set.ref('excluded.regency'),
        status: set.ref('excluded.status'),
        statusSince: set.ref('excluded.statusSince'),
        statusGround: sql<string | null>`excluded.status_ground`,
      })),
    )
    .execute()
  await trx
    .insertInto('companies.permit')
    .values(permits.map(({ from, until, ...own }) => ({ ...own, validFrom: from, validUntil: until })))
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet((set) => ({
        company: set.ref('excluded.company'),
        quota: set.ref('excluded.quota'),
        employerName: set.ref('excluded.employerName'),
        validFrom: set.ref('excluded.validFrom'),
        validUntil: set.ref('excluded.validUntil'),
      })),
    )
    .execute()
}
