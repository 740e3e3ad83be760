import { act, everybody } from '../../platform/access/policy.ts'

const office = { 'counter-officer': 'office', 'head-of-office': 'office' } as const
const centre = { centre: 'national' } as const

/** The rows of the policy table of this module. */
export const acts = {
  ask: act('directions.ask', office),
  askAtLarge: act('directions.ask-at-large', centre),
  withdrawQuestion: act('directions.withdraw-question', office),
  see: act('directions.see-questions', {
    'counter-officer': 'national',
    'head-of-office': 'national',
    centre: 'national',
    auditor: 'national',
  }),
  look: act('directions.look-at-answers', { ...centre, auditor: 'national' }),
  compare: act('directions.compare-offices', { ...centre, auditor: 'national' }),
  compareOwn: act('directions.compare-own-office', { 'head-of-office': 'office' }),
  figures: act('directions.read-figures', everybody),
  assign: act('directions.assign', centre),
  write: act('directions.write-answer', centre),
  review: act('directions.review-answer', centre),
  sendBack: act('directions.send-answer-back', centre),
  sign: act('directions.sign-ruling', centre),
  merge: act('directions.merge-questions', centre),
  lapse: act('directions.lapse-question', centre),
  withdrawRuling: act('directions.withdraw-ruling', centre),
  closeRuling: act('directions.close-ruling', centre),
  read: act('directions.read-rulings', everybody),
  confirm: act('directions.confirm-ruling', { 'counter-officer': 'national', 'head-of-office': 'national' }),
} as const
