import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Company, isOpen, type Permit, type Standing, standingOn } from '../company.ts'
import { type CompanyTables, companyById, findCompanies, permitsOf } from '../store.ts'
import { isSameName, isSameNumber } from './same-name.ts'

/** What the register says of what was typed. */
export type Checked = {
  /** The company of exactly this name, licence or permit; else nobody. */
  readonly company: Company | undefined
  readonly standing: Standing | undefined
  /** Permits it may use today. */
  readonly permits: readonly Permit[]
  /** The permit whose number was typed, and whether it may be used today. */
  readonly permit: { readonly permit: Permit; readonly open: boolean } | undefined
  /** Companies of a similar name: offered, never taken for the one that was asked. */
  readonly near: readonly Company[]
}

/** Looks a company up by its whole name, its licence number or the number of one of its permits. */
export async function checkCompany(tx: Tx, asked: string, on: LocalDate): Promise<Checked> {
  const db = tx.db<CompanyTables>()
  const [found, number] = [await findCompanies(db, asked, 8), await permitByNumber(tx, asked)]
  const owner = number && (await companyById(db, number.company))
  const company = owner ?? found.find(({ name, licence }) => isSameName(name, asked) || isSameNumber(licence, asked))
  const permits = company ? (await permitsOf(db, company.id)).filter((permit) => isOpen(permit, on)) : []
  const standing = company && standingOn(company, on)
  return {
    company,
    standing,
    permits: standing === 'licensed' ? permits : [],
    permit: number && { permit: number, open: standing === 'licensed' && isOpen(number, on) },
    near: found.filter(({ id }) => id !== company?.id),
  }
}

async function permitByNumber(tx: Tx, asked: string): Promise<Permit | undefined> {
  const number = asked.toLowerCase().replaceAll(/\s+/g, '')
  const row = await tx
    .db<CompanyTables>()
    .selectFrom('companies.permit')
    .select('company')
    .where(sql<string>`lower(number)`, '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  const all = await permitsOf(tx.db<CompanyTables>(), row.company)
  return all.find((permit) => isSameNumber(permit.number, asked))
}
