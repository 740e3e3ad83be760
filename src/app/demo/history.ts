import type { WorkingCalendar } from '../../kernel/deadline.ts'
import { workingDaysAfter } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import {
  day,
  dayIn,
  type Instant,
  momentOf,
  plusDays,
  plusMinutes,
  plusMonths,
  type TimeZone,
  timeIn,
  WIB,
} from '../../kernel/time.ts'
import type { Company, Permit } from '../../modules/companies/index.ts'
import type { State } from '../../modules/placements/index.ts'
import { type Course, drawCourse, endingBy, sessionHours, walk } from './course.ts'
import type { DemoFile, DemoOfficer, DemoStep } from './file.ts'
import type { Random } from './random.ts'
import type { Route, Shares } from './shares.ts'
import { sentAt } from './waiting.ts'

/** What files are made from. */
export type Ground = {
  readonly shares: Shares
  readonly moment: Instant
  /** The months of the eighteen before the moment, `2026-11`, with their weight. */
  readonly months: Readonly<Record<string, number>>
  readonly companies: readonly Company[]
  readonly permits: readonly Permit[]
  readonly officers: ReadonlyMap<OfficeId, readonly DemoOfficer[]>
  readonly calendars: (office: OfficeId) => WorkingCalendar
}

/** A document and what is wrong with it. */
export type FaultFound = Pick<Shares['faults'][number], 'document' | 'fault'>

/** How far a file shall be, and where in the eighteen months it lies. */
export type Plan = { readonly part: 'settled' | 'active'; readonly state: State; readonly begins: Instant }

/** Draws how far a file is, and when it began: eighteen months back by the weight of the months, or these weeks. */
export function planOf({ shares, moment, months }: Ground, chance: Random): Plan {
  const part = chance.chance(shares.active) ? 'active' : 'settled'
  const state = chance.weighted(shares.states[part])
  if (part === 'active') return { part, state, begins: plusMinutes(moment, -chance.int(0, 20 * 1440)) }
  const [first, last] = [plusMonths(dayIn(moment, WIB), -18), plusDays(dayIn(moment, WIB), -24)]
  for (;;) {
    const month = chance.weighted(months)
    const date = `${month}-${String(chance.int(1, 28)).padStart(2, '0')}`
    if (date > first && date <= last) return { part, state, begins: momentOf(day(date), '05:00', WIB) }
  }
}

/** The months of the eighteen before a moment, with their weight. */
export const monthsBefore = (moment: Instant, { months }: Pick<Shares, 'months'>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Array.from({ length: 19 }, (_, back) => plusMonths(dayIn(moment, WIB), -back).slice(0, 7)).map((month) => [
      month,
      months[Number(month.slice(5)) - 1] ?? 0,
    ]),
  )

/** What the history of a file depends on. */
export type Begun = {
  readonly route: Route
  readonly plan: Plan
  readonly office: OfficeId
  /** The zone the worker lives in. */
  readonly home: TimeZone
  /** What an officer finds wrong, if the file is sent back. */
  readonly fault: FaultFound
}

/** Draws the history of a file: the states it came into until the present, by whom, and why it was sent back or held. */
export function historyOf(
  { route, plan, office, home, fault }: Begun,
  { ground, chance }: { ground: Ground; chance: Random },
): readonly [DemoStep, ...DemoStep[]] {
  const { shares, moment } = ground
  const orientation = shares.orientation.includes(route.scheme)
  const refusal = plan.part === 'settled' ? shares.refusals[route.scheme] : undefined
  const wanted = refusal && chance.chance(refusal.share) ? 'refused' : stateOn(plan.state, orientation)
  const course = drawCourse(wanted, { orientation, returned: chance.chance(shares.returnedOnce) }, chance)
  const places = { home, calendar: ground.calendars(office) }
  const moments =
    plan.part === 'settled'
      ? walk(course, plan.begins, places)
      : wanted === 'submitted'
        ? sentAs(course, sentAt(moment, places.calendar, chance.fork('sent')), places)
        : endingBy(course, plusMinutes(moment, -idleMinutes(wanted, chance)), places)
  const keyOf = staffAt(ground.officers.get(office) ?? [], chance)
  const [first, ...later] = course.map(({ to }, index): DemoStep => {
    const by = partOf(to)
    return {
      to,
      at: moments[index] ?? moment,
      by,
      officer: keyOf(by),
      fault: to === 'returned' ? fault : null,
      ground:
        to === 'held'
          ? chance.pick(shares.holds)
          : to === 'refused' && refusal
            ? chance.pick(Object.keys(refusal.grounds))
            : null,
    }
  })
  if (!first) throw new RangeError('a course has at least one leg')
  return [first, ...later.filter(({ at }) => at <= moment)]
}

/** A route without a class goes straight to the card. */
const stateOn = (state: State, orientation: boolean): State =>
  !orientation && (state === 'scheduled' || state === 'oriented') ? 'issued' : state

/** The moments of a course whose last leg, the sending, is at this moment, or as late before it as whole days allow. */
const sentAs = (course: Course, at: Instant, places: { home: TimeZone; calendar: WorkingCalendar }): Instant[] =>
  endingBy(
    course.map((leg, index) =>
      index === course.length - 1 && leg.gap.by === 'worker'
        ? { ...leg, gap: { ...leg.gap, clock: timeIn(at, places.home) } }
        : leg,
    ),
    at,
    places,
  )

/** How long a file of these weeks has stood where it is. Most that wait for a class or a card came in the last day. */
function idleMinutes(state: State, chance: Random): number {
  if (state === 'verified' || state === 'oriented') return chance.chance(0.7) ? 0 : chance.int(600, 4000)
  return chance.int(0, 12_000)
}

const partOf = (to: State): DemoStep['by'] => {
  if (to === 'draft' || to === 'submitted' || to === 'withdrawn' || to === 'scheduled') return 'worker'
  if (to === 'refused' || to === 'revoked') return 'head-of-office'
  return to === 'departed' ? 'airport-desk' : 'counter-officer'
}

/** Who of an office handles a file: one counter officer throughout, and the head where it takes the head. */
function staffAt(staff: readonly DemoOfficer[], chance: Random): (by: DemoStep['by']) => string | null {
  const counter = staff.filter(({ role }) => role === 'counter-officer')
  const officer = counter.length === 0 ? undefined : chance.pick(counter)
  const head = staff.find(({ role }) => role === 'head-of-office')
  return (by) => (by === 'head-of-office' ? head?.key : by === 'counter-officer' ? officer?.key : undefined) ?? null
}

/** The session a file was at, or has a seat in. */
export function sessionOf(
  steps: readonly DemoStep[],
  { moment, calendar, chance }: { moment: Instant; calendar: WorkingCalendar; chance: Random },
): DemoFile['session'] {
  const oriented = steps.find(({ to }) => to === 'oriented')
  if (oriented) return { startsAt: plusMinutes(oriented.at, -sessionHours.minutes), endsAt: oriented.at }
  if (!steps.some(({ to }) => to === 'scheduled')) return null
  const date = workingDaysAfter(dayIn(moment, calendar.zone), chance.int(1, 4), calendar)
  const startsAt = momentOf(date, sessionHours.starts, calendar.zone)
  return { startsAt, endsAt: plusMinutes(startsAt, sessionHours.minutes) }
}
