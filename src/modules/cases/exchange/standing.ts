import type { Instant } from '../../../kernel/time.ts'
import type { LaporStatus, LaporUpdate } from '../../../platform/gateways/gateways.ts'
import type { Case } from '../case.ts'
import type { ReportNow } from './lapor-store.ts'
import { words } from './words.ts'

const statuses = {
  filed: 'received',
  asked: 'asked',
  open: 'in-progress',
  proposed: 'proposed',
  closed: 'closed',
} as const satisfies Record<Case['state'], LaporStatus>

/**
 * What SP4N-LAPOR is to be told of a report: where it stands and the number it has with us, and nothing that was said.
 * Its key is the same as long as it stands there, so that it is told once; opened again it is told again. Pure.
 */
export function updateOf({ external, report, case: one, missing }: ReportNow, at: Instant): LaporUpdate {
  const status = one === null ? 'incomplete' : statuses[one.state]
  const number = one?.number ?? null
  const turn = one === null ? missing.join('+') : String(one.reopened)
  const text =
    number === null
      ? words('id')('lapor.incomplete')
      : `${words('id')(`lapor.${status as Exclude<LaporStatus, 'incomplete'>}`)} ${words('id')('lapor.number', { number })}`
  return { key: `${external}:${status}:${turn}`, report, status, number, text, at }
}

/** What has not been told yet, of all reports as they stand now. Pure. */
export const updatesWaiting = (reports: readonly ReportNow[], at: Instant): readonly (LaporUpdate & Named)[] =>
  reports.flatMap((one) => {
    const update = updateOf(one, at)
    return update.key === one.told ? [] : [{ ...update, external: one.external }]
  })

type Named = Pick<ReportNow, 'external'>
