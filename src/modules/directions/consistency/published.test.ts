import { array, assert as check, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, instant } from '../../../kernel/time.ts'
import { publishedOf, toldMonths } from './published.ts'
import type { Tally } from './tally.ts'

const month = day('2026-10-01')
const row = (office: string, outcome: Tally['outcome'], decisions: number, situation = 's'): Tally => ({
  rule: 'r', month, office, situation, outcome, decisions,
}) // biome-ignore format: one row

describe('what everybody may read of uniformity', () => {
  it('is the index of three offices and more, in whole percents, with its interval', () => {
    const rows = [row('a', 'named', 30), row('a', 'passed', 10), row('b', 'passed', 64), row('c', 'passed', 50)]
    expect(publishedOf(rows)).toEqual([
      { rule: 'r', month, told: { value: 0.68, low: expect.any(Number), high: expect.any(Number), decisions: 154, offices: 3 } },
    ]) // biome-ignore format: one row
  })

  it.each([
    ['two offices', [row('a', 'passed', 50), row('b', 'passed', 50)]],
    ['one office and next to nobody else', [row('a', 'passed', 50), row('b', 'passed', 2), row('c', 'passed', 2)]],
    ['one file that came out otherwise', [row('a', 'passed', 50), row('b', 'passed', 50), row('c', 'passed', 9), row('c', 'named', 1)]],
    ['facts of four files', [row('a', 'passed', 2), row('b', 'passed', 1), row('c', 'passed', 1)]],
  ])('is held back for %s', (_, rows) => {
    expect(publishedOf(rows)).toEqual([{ rule: 'r', month, told: null }])
  }) // biome-ignore format: cases

  it('never tells of fewer decisions, offices or other outcomes than may be told, and names no office', () => {
    const rows = array(
      record({
        office: constantFrom('a', 'b', 'c', 'd'),
        outcome: constantFrom('named' as const, 'passed' as const),
        decisions: integer({ min: 1, max: 8 }),
        situation: constantFrom('s', 't', 'u'),
      }),
      { maxLength: 14 },
    )
    check(
      property(rows, (drawn) => {
        const tallies = drawn.map((one) => ({ ...one, rule: 'r', month }))
        for (const { told } of publishedOf(tallies)) {
          if (told === null) continue
          expect(told.decisions).toBeGreaterThanOrEqual(5)
          expect(told.offices).toBeGreaterThanOrEqual(3)
          expect(told.low).toBeLessThanOrEqual(told.value)
          expect(told.high).toBeGreaterThanOrEqual(told.value)
          expect(Object.keys(told)).toEqual(['value', 'low', 'high', 'decisions', 'offices'])
          const named = tallies.filter(({ outcome }) => outcome === 'named')
          const mixed = tallies.filter(
            ({ situation, outcome }) => outcome === 'passed' && named.some((one) => one.situation === situation),
          )
          // One decision that came out otherwise than all others on its facts is never told.
          if (named.length === 1 && named[0]?.decisions === 1 && mixed.reduce((n, one) => n + one.decisions, 0) >= 4)
            expect(told).toBeNull()
        }
      }),
    )
  })

  it('is of months that are over for a week', () => {
    expect(toldMonths(instant('2026-11-07T05:00:00Z'))[0]).toBe('2026-09-01')
    expect(toldMonths(instant('2026-11-08T05:00:00Z'))[0]).toBe('2026-10-01')
  })
})
