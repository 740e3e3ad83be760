import { act, everybody } from '../../platform/access/policy.ts'

const own = { worker: 'own' } as const

export const acts = {
  register: act('workers.register', everybody),
  readOwnFile: act('workers.read-own-file', own),
  changeProfile: act('workers.change-profile', own),
  putDocument: act('workers.put-document', own),
  describeDocument: act('workers.describe-document', own),
  askFamily: act('workers.ask-family', own),
  endFamily: act('workers.end-family', own),
  openFamilyLink: act('workers.open-family-link', everybody),
  proveFamilyPhone: act('workers.prove-family-phone', everybody),
  answerFamily: act('workers.answer-family', everybody),
  readVillage: act('workers.read-village', { 'village-officer': 'village' }),
  witnessFamily: act('workers.witness-family', { 'village-officer': 'village' }),
  revealNik: act('workers.reveal-nik', { 'counter-officer': 'office', 'head-of-office': 'office' }),
} as const
