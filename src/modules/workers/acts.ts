import { act } from '../../platform/access/policy.ts'

const own = { worker: 'own' } as const
const anybody = {
  public: 'national',
  worker: 'national',
  'village-officer': 'national',
  'counter-officer': 'national',
  'head-of-office': 'national',
  centre: 'national',
  'airport-desk': 'national',
  auditor: 'national',
} as const

export const acts = {
  register: act('workers.register', anybody),
  readOwnFile: act('workers.read-own-file', own),
  changeProfile: act('workers.change-profile', own),
  putDocument: act('workers.put-document', own),
  describeDocument: act('workers.describe-document', own),
  askFamily: act('workers.ask-family', own),
  endFamily: act('workers.end-family', own),
  openFamilyLink: act('workers.open-family-link', anybody),
  proveFamilyPhone: act('workers.prove-family-phone', anybody),
  answerFamily: act('workers.answer-family', anybody),
  readVillage: act('workers.read-village', { 'village-officer': 'village' }),
  witnessFamily: act('workers.witness-family', { 'village-officer': 'village' }),
  revealNik: act('workers.reveal-nik', { 'counter-officer': 'office', 'head-of-office': 'office' }),
} as const
