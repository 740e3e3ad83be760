import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, plusDays } from '../../../kernel/time.ts'
import { type Opening, open } from './decide.ts'

const today = day('2026-11-24')
const daysAhead = 14
const around = { event: 'e', today, ahead: daysAhead, carriers: new Set(['ship']), countries: new Set(['MY']) }
const thalia: Opening = {
  place: 'Pelabuhan Tunon Taka',
  carrier: 'ship',
  vessel: 'KM Thalia',
  country: 'MY',
  expected: 500,
  arrivesOn: today,
}
const opened = (change: Partial<Opening>): string => {
  const decision = open({ ...thalia, ...change }, around)
  return decision.ok ? 'ok' : decision.refusal.code
}

describe('an arrival', () => {
  it('says where, how and from which country', () => {
    expect(opened({})).toBe('ok')
    expect(opened({ vessel: null, expected: null })).toBe('ok')
    expect(opened({ place: ' ' })).toBe('arrivals.no-place')
    expect(opened({ carrier: 'raft' })).toBe('arrivals.no-carrier')
    expect(opened({ country: 'XX' })).toBe('arrivals.no-country')
  })

  it('may be opened before it comes, so that tablets are ready, and long after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        expect(opened({ arrivesOn: plusDays(today, days) })).toBe(days > daysAhead ? 'arrivals.not-yet' : 'ok')
      }),
    )
  })
})
