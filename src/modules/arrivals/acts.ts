import { act, everybody } from '../../platform/access/policy.ts'

const office = { 'counter-officer': 'office', 'head-of-office': 'office' } as const

/** The rows of the policy table of this module. */
export const acts = {
  shell: act('arrivals.open-shell', everybody),
  figures: act('arrivals.read-figures', everybody),
  see: act('arrivals.see', { ...office, centre: 'national', auditor: 'national' }),
  names: act('arrivals.see-names', { ...office, centre: 'national' }),
  coming: act('arrivals.see-coming', office),
  open: act('arrivals.open', office),
  enter: act('arrivals.enter', office),
  judge: act('arrivals.say-same', office),
  home: act('arrivals.set-home', office),
  complain: act('arrivals.open-case', office),
  hand: act('arrivals.hand-over', office),
} as const
