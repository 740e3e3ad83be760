import { act, everybody } from '../../platform/access/policy.ts'

const office = { 'counter-officer': 'office', 'head-of-office': 'office' } as const
const readers = {
  worker: 'own',
  'counter-officer': 'office',
  'head-of-office': 'office',
  centre: 'national',
  auditor: 'national',
} as const

/** The rows of the policy table of this module. */
export const acts = {
  see: act('placements.see', readers),
  apply: act('placements.apply', { worker: 'national' }),
  answer: act('placements.answer', { worker: 'own' }),
  submit: act('placements.submit', { worker: 'own' }),
  withdraw: act('placements.withdraw', { worker: 'own' }),
  takeSeat: act('placements.take-seat', { worker: 'own', ...office }),
  seeDecision: act('placements.see-decision', readers),
  /** To come to a decision's page at all: a code opens it to anybody, and `seeDecision` to who need none. */
  comeToDecision: act('placements.come-to-decision', everybody),
  giveCode: act('placements.give-decision-code', { worker: 'own' }),
  withdrawCode: act('placements.withdraw-decision-code', { worker: 'own' }),
  work: act('placements.work', office),
  approve: act('placements.approve-verification', office),
  giveBack: act('placements.return', office),
  hold: act('placements.hold', office),
  release: act('placements.release', office),
  refuse: act('placements.refuse', { 'head-of-office': 'office' }),
  ask: act('placements.ask-direction', office),
  assign: act('placements.assign', office),
  orient: act('placements.orient', office),
  issue: act('placements.issue-card', office),
  revoke: act('placements.revoke-card', { 'head-of-office': 'office' }),
} as const
