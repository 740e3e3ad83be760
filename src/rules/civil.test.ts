import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn as ageOnInKernel, day, plusDays, plusMonths as plusMonthsInKernel } from '../kernel/time.ts'
import { ageOn, plusMonths } from './civil.ts'

const days = fc.integer({ min: -60_000, max: 60_000 }).map((count) => plusDays(day('2000-01-01'), count))
const leap = day('2004-02-29')

describe('ages and months of rules', () => {
  it('are those of the kernel, on every day', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: -600, max: 600 }), (a, b, months) => {
        expect(ageOn(a, b)).toBe(ageOnInKernel(a, b))
        expect(plusMonths(a, months)).toBe(plusMonthsInKernel(a, months))
      }),
      { numRuns: 2_000 },
    )
  })

  it('take the last day of a shorter month, and let a birthday of 29 February pass on 1 March', () => {
    expect(plusMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(plusMonths(leap, 48)).toBe('2008-02-29')
    expect(plusMonths(leap, 12)).toBe('2005-02-28')
    expect(plusMonths(day('1900-01-31'), 1)).toBe('1900-02-28')
    expect([ageOn(leap, day('2022-02-28')), ageOn(leap, day('2022-03-01'))]).toEqual([17, 18])
  })

  it('refuse a year that cannot be written', () => expect(() => plusMonths(leap, 12 * 9_000)).toThrow(RangeError))
})
