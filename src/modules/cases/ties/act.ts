import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { caseStandard } from '../categories.ts'
import { companyKey } from '../company-key.ts'
import type { CaseRefusal } from '../refusal.ts'
import { endTie, putTie } from './store.ts'

export type TieChanged = { readonly type: 'cases.tie-declared' | 'cases.tie-ended'; readonly company: string }

/** The actor declares that they are tied to a company, however its name is written; twice is once. */
export async function declareTie(tx: Tx, company: string): Promise<Decision<TieChanged, CaseRefusal>> {
  const [key, { person }] = [companyKey(company), tx.actor]
  if (key === null || person === null) return refused({ code: 'cases.no-company' })
  await putTie(tx, { person, companyKey: key, company })
  return happened({ type: 'cases.tie-declared', company: key })
}

/** The actor says that they are tied to it no more. It counts on for as long as the standard says. */
export async function endOwnTie(tx: Tx, company: string): Promise<Decision<TieChanged, CaseRefusal>> {
  const [key, { person }] = [companyKey(company), tx.actor]
  if (key === null || person === null) return refused({ code: 'cases.no-company' })
  await endTie(tx, { person, companyKey: key, days: caseStandard().tieDays })
  return happened({ type: 'cases.tie-ended', company: key })
}
