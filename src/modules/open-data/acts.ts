import { act, everybody } from '../../platform/access/policy.ts'

/** The rows of the policy table of this module: what everybody may check, and a file's own record. */
export const acts = {
  checkCard: act('open-data.check-card', everybody),
  readLog: act('open-data.read-log', everybody),
  checkReceipt: act('open-data.check-receipt', everybody),
  seeRecord: act('open-data.see-record', {
    worker: 'own',
    'counter-officer': 'office',
    'head-of-office': 'office',
    centre: 'national',
    auditor: 'national',
  }),
} as const
