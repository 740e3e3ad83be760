import { act, everybody } from '../../platform/access/policy.ts'

const office = { 'counter-officer': 'office', 'head-of-office': 'office', centre: 'national' } as const

/** The rows of the policy table of this module. */
export const acts = {
  look: act('cases.look', everybody),
  file: act('cases.file', everybody),
  fileFor: act('cases.file-for', { 'counter-officer': 'national', 'head-of-office': 'national', centre: 'national' }),
  enter: act('cases.enter', everybody),
  own: act('cases.see-own', { worker: 'national' }),
  write: act('cases.write', everybody),
  answer: act('cases.say-settled', everybody),
  reopen: act('cases.reopen', everybody),
  receive: act('cases.receive', everybody),
  figures: act('cases.read-figures', everybody),
  board: act('cases.see-board', { ...office, auditor: 'national' }),
  lapor: act('cases.see-lapor', { centre: 'national' }),
  see: act('cases.see', { ...office, auditor: 'national' }),
  open: act('cases.open', { ...office, auditor: 'national' }),
  reply: act('cases.reply', office),
  note: act('cases.note', office),
  ask: act('cases.ask-centre', office),
  handle: act('cases.handle', office),
  move: act('cases.move', { 'head-of-office': 'office', centre: 'national' }),
  close: act('cases.close', office),
  tie: act('cases.declare-tie', { 'counter-officer': 'national', 'head-of-office': 'national', centre: 'national' }),
  pattern: act('cases.deal-with-pattern', { centre: 'national' }),
  giveAccess: act('cases.give-access', everybody),
  endAccess: act('cases.end-access', everybody),
  markUnsafe: act('cases.mark-unsafe', everybody),
  lookByAccess: act('cases.look-by-access', everybody),
  writeByAccess: act('cases.write-by-access', everybody),
  accessByMission: act('cases.give-access-by-mission', office),
  unsafeByOffice: act('cases.mark-unsafe-by-office', office),
  handCode: act('cases.hand-code', office),
  rate: act('cases.rate', everybody),
  evidence: act('cases.export-evidence', office),
} as const
