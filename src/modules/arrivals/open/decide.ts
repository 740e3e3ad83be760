import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { daysBetween, type LocalDate } from '../../../kernel/time.ts'
import type { Arrival } from '../arrival.ts'
import type { ArrivalRefusal } from '../refusal.ts'

/** What is known of an arrival before anybody is off the ship. */
export type Opening = Pick<Arrival, 'place' | 'carrier' | 'vessel' | 'country' | 'expected' | 'arrivesOn'>

export type ArrivalOpened = { readonly type: 'arrivals.opened'; readonly event: string }

type Around = {
  readonly event: string
  readonly today: LocalDate
  /** How many days ahead it may be opened, so that tablets are made ready while there is a network. */
  readonly ahead: number
  readonly carriers: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
}

/** An arrival says where, how and from which country; how many is a guess and may be left out. */
export function open(
  { place, carrier, country, arrivesOn }: Opening,
  { event, today, ahead, carriers, countries }: Around,
): Decision<ArrivalOpened, ArrivalRefusal> {
  if (place.trim() === '') return refused({ code: 'arrivals.no-place' })
  if (!carriers.has(carrier)) return refused({ code: 'arrivals.no-carrier' })
  if (!countries.has(country)) return refused({ code: 'arrivals.no-country' })
  if (daysBetween(today, arrivesOn) > ahead) return refused({ code: 'arrivals.not-yet' })
  return happened({ type: 'arrivals.opened', event })
}
