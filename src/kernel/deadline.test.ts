import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  isWorkingDay,
  plusWorkingMinutes,
  type WorkingCalendar,
  workingDaysAfter,
  workingMinutesBetween,
} from './deadline.ts'
import { day, instant, type LocalDate, momentOf, plusDays, plusMinutes, type TimeZone, WIB, WIT, WITA } from './time.ts'

const closed = new Set(['2026-08-17', '2026-12-24', '2026-12-25'].map(day))
const calendar = (zone: TimeZone = WIB): WorkingCalendar => ({
  zone,
  opens: '08:00',
  closes: '16:00',
  weekdays: [1, 2, 3, 4, 5],
  closed,
  confirmedYears: new Set([2026]),
})
const days = fc.integer({ min: 0, max: 3_000 }).map((n) => plusDays(day('2024-01-01'), n))
const moments = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minute) => plusMinutes(instant('2025-01-01T00:00:00Z'), minute))

describe('working days', () => {
  it('skip the weekend and Independence Day', () => {
    expect(workingDaysAfter(day('2026-08-14'), 2, calendar())).toBe('2026-08-19')
  })

  it('end on a working day, and never earlier when more are allowed', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, a, b) => {
        const [ofA, ofB] = [workingDaysAfter(from, a, calendar()), workingDaysAfter(from, b, calendar())]
        expect(isWorkingDay(ofA, calendar())).toBe(true)
        // From a closed day, none and one both end on the next open one; otherwise more is later.
        const together = (a === 0 || b === 0) && a + b === 1 && !isWorkingDay(from, calendar())
        expect(ofA < ofB ? -1 : ofA > ofB ? 1 : 0).toBe(together ? 0 : Math.sign(a - b))
        expect(ofA >= from).toBe(true)
      }),
    )
  })

  it('count exactly the working days in between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const due = workingDaysAfter(from, count, calendar())
        let counted = 0
        for (let at: LocalDate = plusDays(from, 1); at <= due; at = plusDays(at, 1))
          if (isWorkingDay(at, calendar())) counted += 1
        expect(counted).toBe(count)
      }),
    )
  })

  it('refuse half a day, less than none, and an office that never opens', () => {
    expect(() => workingDaysAfter(day('2026-08-14'), 1.5, calendar())).toThrow(RangeError)
    expect(() => workingDaysAfter(day('2026-08-14'), -1, calendar())).toThrow(RangeError)
    expect(() => workingDaysAfter(day('2026-08-14'), 1, { ...calendar(), weekdays: [] })).toThrow(RangeError)
  })
})

describe('a promise of one working day', () => {
  it.each([
    ['in opening hours: the same time, the next working day', '2026-11-23', '10:30', '2026-11-24', '10:30'],
    ['before opening: opening time', '2026-11-23', '06:00', '2026-11-24', '08:00'],
    ['after closing: as if it came the next morning', '2026-11-23', '16:00', '2026-11-25', '08:00'],
    ['on a Friday: Monday', '2026-11-20', '09:00', '2026-11-23', '09:00'],
    ['on a Saturday: Tuesday at opening', '2026-11-21', '09:00', '2026-11-24', '08:00'],
    ['before Christmas: after it', '2026-12-23', '09:00', '2026-12-28', '09:00'],
  ])('%s', (_, cameOn, cameAt, dueOn, dueAt) => {
    for (const zone of [WIB, WITA, WIT])
      expect(dueAfterWorkingDays(momentOf(day(cameOn), cameAt, zone), 1, calendar(zone)).at).toBe(
        momentOf(day(dueOn), dueAt, zone),
      )
  })

  it('says when it runs into a year whose holidays are not fixed', () => {
    expect(dueAfterWorkingDays(momentOf(day('2026-12-31'), '09:00', WIB), 1, calendar()).provisional).toBe(true)
    expect(dueAfterWorkingDays(momentOf(day('2026-12-30'), '09:00', WIB), 1, calendar()).provisional).toBe(false)
  })

  it('of calendar days keeps the time of day', () => {
    expect(dueAfterCalendarDays(instant('2026-11-23T20:00:00Z'), 7, WIB).at).toBe('2026-11-30T20:00:00.000Z')
  })
})

describe('a pause', () => {
  it('takes nothing away: what was left is left', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 6_000 }), (start, minutes) => {
        expect(workingMinutesBetween(start, plusWorkingMinutes(start, minutes, calendar()).at, calendar())).toBe(
          minutes,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('adds up: two stretches of open time are one', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (start, first, second) => {
          const [middle, end] = [plusMinutes(start, first), plusMinutes(start, first + second)]
          expect(
            workingMinutesBetween(start, middle, calendar()) + workingMinutesBetween(middle, end, calendar()),
          ).toBe(workingMinutesBetween(start, end, calendar()))
        },
      ),
      { numRuns: 200 },
    )
  })
})
