import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../kernel/deadline.ts'
import { day, instant, plusDays, WIB, WIT } from '../../../kernel/time.ts'
import { openingAt } from './opening.ts'

const calendar: WorkingCalendar = {
  zone: WIB,
  opens: '08:00',
  closes: '16:00',
  weekdays: [1, 2, 3, 4, 5],
  closed: new Set([day('2026-12-25')]),
  confirmedYears: new Set([2026]),
}
const at = (text: string) => instant(`${text}+07:00`)

describe('an office says whether its door is open', () => {
  it('is open from the first minute of its hours to the last', () => {
    expect(openingAt(at('2026-11-23T08:00'), calendar)).toEqual({ state: 'open', closes: '16:00' })
    expect(openingAt(at('2026-11-23T15:59'), calendar)).toEqual({ state: 'open', closes: '16:00' })
  })

  it('opens later today when somebody is early', () => {
    expect(openingAt(at('2026-11-23T07:59'), calendar)).toEqual({ state: 'later-today', opens: '08:00' })
  })

  it('opens tomorrow when somebody is late', () => {
    expect(openingAt(at('2026-11-23T16:00'), calendar)).toEqual({ state: 'closed', on: '2026-11-24', opens: '08:00' })
  })

  it('skips the weekend and a holiday', () => {
    expect(openingAt(at('2026-11-27T17:00'), calendar)).toEqual({ state: 'closed', on: '2026-11-30', opens: '08:00' })
    expect(openingAt(at('2026-12-25T10:00'), calendar)).toEqual({ state: 'closed', on: '2026-12-28', opens: '08:00' })
  })

  it('reads its own clock, not that of the capital', () => {
    expect(openingAt(at('2026-11-23T06:30'), { ...calendar, zone: WIT })).toEqual({ state: 'open', closes: '16:00' })
  })

  it('never names a closed day to come back on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 23 }), (days, hour) => {
        const date = plusDays(day('2026-01-01'), days)
        const opening = openingAt(at(`${date}T${String(hour).padStart(2, '0')}:30`), calendar)
        if (opening.state !== 'closed') return
        expect(new Date(`${opening.on}T12:00:00Z`).getUTCDay() % 6).not.toBe(0)
        expect(opening.on > date).toBe(true)
        expect(calendar.closed.has(opening.on)).toBe(false)
      }),
    )
  })

  it('throws for an office that never opens', () => {
    expect(() => openingAt(at('2026-11-23T08:00'), { ...calendar, weekdays: [] })).toThrow(RangeError)
  })
})
