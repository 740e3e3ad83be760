import { rupiahText } from '../../../platform/i18n/dates.ts'
import type { Finding } from '../../../rules/finding.ts'

/** What the worker pays by the rules that answer for this file, and whether every such cost has an official figure. */
export function costsOf(findings: readonly Finding[]): {
  readonly known: string
  readonly complete: boolean
  readonly total: number
} {
  const own = findings.filter(({ kind, applied, payer }) => kind === 'amount' && applied && payer === 'worker')
  const total = own.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return { known: rupiahText(total), total, complete: own.every(({ amount }) => amount !== null) }
}
