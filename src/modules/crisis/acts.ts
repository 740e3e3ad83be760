import { act, everybody } from '../../platform/access/policy.ts'

/** Who handles an event. Missions come in here when they have officers; in the database it is `crisis.handles()`. */
const handlers = { centre: 'national' } as const

/** The rows of the policy table of this module. */
export const acts = {
  look: act('crisis.look', everybody),
  answer: act('crisis.answer', everybody),
  declare: act('crisis.declare', handlers),
  inform: act('crisis.inform', handlers),
  end: act('crisis.end', handlers),
  handle: act('crisis.handle', handlers),
  names: act('crisis.see-names', handlers),
  call: act('crisis.note-call', handlers),
  propose: act('crisis.propose-message', { centre: 'national' }),
  sign: act('crisis.sign-message', { centre: 'national' }),
  setAside: act('crisis.set-message-aside', { centre: 'national' }),
} as const
