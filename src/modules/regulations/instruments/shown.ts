import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import type { Counts } from '../counts/store.ts'
import type { AskedDay } from '../register/asked-day.ts'
import type { View } from '../register/told.ts'

/** Everything the page of one instrument shows. */
export type InstrumentPage = {
  readonly ruleSet: RuleSet
  readonly instrument: Instrument
  readonly asked: AskedDay
  readonly view: View
  readonly counts: Counts
  /** Whether we keep a list of its articles. */
  readonly isListed: boolean
}
