import { plusWorkingMinutes, type WorkingCalendar, workingDaysAfter } from '../../kernel/deadline.ts'
import {
  dayIn,
  type Instant,
  minutesBetween,
  momentOf,
  plusDays,
  plusMinutes,
  type TimeZone,
} from '../../kernel/time.ts'
import type { State } from '../../modules/placements/index.ts'
import type { Random } from './random.ts'

/**
 * How long it takes until the next state. The worker acts at any hour people are awake, an office within its hours,
 * a session begins some working days later and ends the same afternoon.
 */
export type Gap =
  | { readonly by: 'worker'; readonly days: number; readonly clock: string }
  | { readonly by: 'office'; readonly minutes: number }
  | { readonly by: 'session'; readonly workingDays: number }

/** A state a file comes into, and how long after the one before. */
export type Leg = { readonly to: State; readonly gap: Gap }
/** A way through the states; the first leg is the day and hour it begins. */
export type Course = readonly Leg[]

/** Morning and afternoon of an orientation session. */
export const sessionHours = { starts: '08:30', minutes: 390 }

/**
 * Draws a way that ends in this state.
 * @param orientation  whether the route has one
 * @param returned     whether an officer sends the file back once on the way
 */
export function drawCourse(
  state: State,
  { orientation, returned }: { orientation: boolean; returned: boolean },
  chance: Random,
): Course {
  const leg = legMaker(chance)
  const draft = [leg('draft')]
  const sent = [...draft, leg('submitted'), ...(returned ? [leg('returned'), leg('submitted')] : [])]
  const checked = (): Course => [...sent, leg('verified')]
  const oriented = (): Course => (orientation ? [...checked(), leg('scheduled'), leg('oriented')] : checked())
  const ways: Readonly<Record<State, () => Course>> = {
    draft: () => draft,
    submitted: () => sent,
    returned: () => [...sent, leg('returned')],
    held: () => [...sent, leg('held')],
    refused: () => [...sent, leg('refused')],
    withdrawn: () => [...chance.pick([draft, sent, sent, checked()]), leg('withdrawn')],
    verified: checked,
    scheduled: () => (orientation ? [...checked(), leg('scheduled')] : checked()),
    oriented,
    issued: () => [...oriented(), leg('issued')],
    departed: () => [...oriented(), leg('issued'), leg('departed')],
    revoked: () => [...oriented(), leg('issued'), leg('revoked')],
  }
  return ways[state]()
}

function legMaker(chance: Random): (to: State) => Leg {
  const awake = (): string =>
    `${String(chance.int(6, 21)).padStart(2, '0')}:${String(chance.int(0, 59)).padStart(2, '0')}`
  const worker = (from: number, to: number): Gap => ({ by: 'worker', days: chance.int(from, to), clock: awake() })
  /** Nine of ten inside one working day of eight hours, the others late. */
  const office = (): Gap => ({
    by: 'office',
    minutes: chance.chance(0.9) ? chance.int(20, 460) : chance.int(490, 1500),
  })
  const gaps: Readonly<Record<State, () => Gap>> = {
    draft: () => worker(0, 0),
    submitted: () => worker(1, 9),
    returned: office,
    held: office,
    verified: office,
    refused: office,
    scheduled: () => worker(1, 2),
    oriented: () => ({ by: 'session', workingDays: chance.int(2, 6) }),
    issued: office,
    departed: () => worker(4, 28),
    withdrawn: () => worker(1, 12),
    revoked: () => ({ by: 'office', minutes: chance.int(3000, 40_000) }),
  }
  return (to) => ({ to, gap: gaps[to]() })
}

/**
 * The moments of a course that begins on a day.
 * @param start     the moment of the first leg, before its hour is set
 * @param home      the zone the worker lives in
 * @param calendar  of the office
 */
export function walk(
  course: Course,
  start: Instant,
  { home, calendar }: { home: TimeZone; calendar: WorkingCalendar },
): Instant[] {
  const moments: Instant[] = []
  let at = start
  for (const { gap } of course) {
    at = next(at, gap, { home, calendar })
    moments.push(at)
  }
  return moments
}

function next(at: Instant, gap: Gap, { home, calendar }: { home: TimeZone; calendar: WorkingCalendar }): Instant {
  if (gap.by === 'office') return plusWorkingMinutes(at, gap.minutes, calendar).at
  if (gap.by === 'session') {
    const date = workingDaysAfter(dayIn(at, calendar.zone), gap.workingDays, calendar)
    return plusMinutes(momentOf(date, sessionHours.starts, calendar.zone), sessionHours.minutes)
  }
  const then = momentOf(plusDays(dayIn(at, home), gap.days), gap.clock, home)
  return then > at ? then : plusMinutes(at, 17)
}

/**
 * The moments of a course that ends at or before `end`, as late as whole days allow: the same waits, at another time.
 */
export function endingBy(
  course: Course,
  end: Instant,
  places: { home: TimeZone; calendar: WorkingCalendar },
): Instant[] {
  for (let back = 0; ; ) {
    const moments = walk(course, plusMinutes(end, -back * minutesOfDay), places)
    const over = minutesBetween(end, moments.at(-1) ?? end)
    if (over <= 0) return moments
    back += Math.max(1, Math.floor(over / minutesOfDay))
  }
}

const minutesOfDay = 1440
