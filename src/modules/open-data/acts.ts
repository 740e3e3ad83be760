import { act } from '../../platform/access/policy.ts'

const everybody = {
  public: 'national',
  worker: 'national',
  family: 'national',
  'village-officer': 'national',
  'counter-officer': 'national',
  'head-of-office': 'national',
  centre: 'national',
  'airport-desk': 'national',
  auditor: 'national',
} as const

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
