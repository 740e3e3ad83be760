import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plusMinutes, WIB } from '../../../kernel/time.ts'
import { canUndo, distanceTo, endOfTodayAt, opensAgain, standingOf, startOfTodayAt } from './promise.ts'

const calendar = {
  zone: WIB,
  opens: '08:00',
  closes: '16:00',
  weekdays: [1, 2, 3, 4, 5],
  closed: new Set<never>(),
  confirmedYears: new Set([2026]),
}
const now = instant('2026-11-23T02:00:00Z')
const end = endOfTodayAt(now, calendar)

describe('a promise in the queue', () => {
  it('is of today until midnight at the office, not at ours', () => {
    expect(startOfTodayAt(now, calendar)).toBe('2026-11-22T17:00:00.000Z')
    expect(end).toBe('2026-11-23T16:59:59.999Z')
    expect(standingOf(instant('2026-11-23T01:59:59Z'), now, end)).toBe('past')
    expect(standingOf(now, now, end)).toBe('today')
    expect(standingOf(end, now, end)).toBe('today')
    expect(standingOf(instant('2026-11-23T17:00:00Z'), now, end)).toBe('later')
  })
  it('is counted in the hours the counter is open', () => {
    expect(distanceTo(instant('2026-11-23T03:10:00Z'), now, calendar)).toMatchObject({ days: 0, hours: 1, minutes: 10 })
    expect(distanceTo(instant('2026-11-24T02:00:00Z'), now, calendar)).toMatchObject({ days: 1, hours: 0, minutes: 0 })
    // Friday three in the afternoon to Monday nine: two open hours, not a weekend.
    expect(distanceTo(instant('2026-11-20T08:00:00Z'), now, calendar)).toMatchObject({ days: 0, hours: 2, used: 1 })
  })
  it('can end today until the counter closes; after that the office opens again on its next working day', () => {
    expect(opensAgain(instant('2026-11-23T00:00:00Z'), calendar)).toBeNull()
    expect(opensAgain(instant('2026-11-23T08:59:59Z'), calendar)).toBeNull()
    expect(opensAgain(instant('2026-11-23T09:00:00Z'), calendar)).toBe('2026-11-24')
    expect(opensAgain(instant('2026-11-27T09:00:00Z'), calendar)).toBe('2026-11-30')
    expect(opensAgain(instant('2026-11-28T02:00:00Z'), calendar)).toBe('2026-11-30')
  })
  it('always says some time, and never uses more than all of it', () =>
    fc.assert(
      fc.property(fc.integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 }), (minutes) => {
        const { days, hours, minutes: left, used } = distanceTo(plusMinutes(now, minutes), now, calendar)
        expect(days + hours + left).toBeGreaterThan(0)
        expect(hours).toBeLessThan(8)
        expect(left).toBeLessThan(60)
        expect(used >= 0 && used <= 1).toBe(true)
      }),
    ))
})

describe('undoing', () => {
  it('is possible for less than ten seconds', () => {
    expect(canUndo(now, instant('2026-11-23T02:00:09.999Z'))).toBe(true)
    expect(canUndo(now, instant('2026-11-23T02:00:10Z'))).toBe(false)
  })
})
