import { array, constantFrom, assert as holds, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { apartIn, holm, type Standard } from './apart.ts'
import type { Tally } from './tally.ts'

const standard: Standard = { floor: 0.9, error: 0.05, least: 10 }
type Row = readonly [office: string, named: number, passed: number, situation?: string]
const rowsOf = (...rows: readonly Row[]): Tally[] =>
  rows.flatMap(([office, named, passed, situation = 'a']) =>
    (['named', 'passed'] as const).flatMap((outcome) => {
      const decisions = outcome === 'named' ? named : passed
      return decisions === 0 ? [] : [{ rule: 'r', month: day('2026-10-01'), office, situation, outcome, decisions }]
    }),
  )
const offices = (tallies: readonly Tally[]): string[] => apartIn(tallies, standard).map(({ office }) => office)

describe('an office apart', () => {
  it('decides the same facts otherwise than the others, and is told with both shares', () => {
    const found = apartIn(rowsOf(['jatim', 30, 10], ['jateng', 4, 60], ['bali', 5, 45], ['ntb', 2, 43]), standard)
    expect(found.find(({ office }) => office === 'jatim')).toMatchObject({
      rule: 'r',
      share: 0.75,
      others: expect.closeTo(11 / 159, 9) as number,
      decisions: 40,
    })
    expect(found).toHaveLength(1)
    expect(found[0]?.chance).toBeLessThan(1e-9)
  })

  it('does not draw in those who only differ from it', () => {
    const many = rowsOf(['jatim', 60, 0], ['jateng', 3, 57], ['bali', 2, 58], ['ntb', 4, 56])
    expect(offices(many)).toEqual(['jatim'])
    expect(offices([...many, ...rowsOf(['ntt', 55, 5])])).toEqual(['jatim', 'ntt'])
  })

  it('is each of two alone, and each of two camps of the same size: nobody knows who is right', () => {
    expect(offices(rowsOf(['jatim', 100, 0], ['ntb', 2, 78], ['p4mi', 3, 0]))).toEqual(['jatim', 'ntb'])
    expect(offices(rowsOf(['a', 50, 0], ['b', 50, 0], ['c', 0, 50], ['d', 0, 50]))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is not one that has other files: what differs is the facts', () => {
    expect(offices(rowsOf(['jatim', 40, 0, 'unmet'], ['jateng', 2, 60, 'met'], ['bali', 38, 0, 'unmet']))).toEqual([])
  })

  it('is none with too few decisions, however they came out, and none without others to compare with', () => {
    expect(offices(rowsOf(['p4mi', 9, 0], ['jateng', 0, 200]))).toEqual([])
    expect(offices(rowsOf(['p4mi', 10, 0], ['jateng', 0, 200]))).toEqual(['jateng', 'p4mi'])
    expect(offices(rowsOf(['jatim', 100, 100]))).toEqual([])
  })

  it('is none where all decide alike', () => {
    expect(offices(rowsOf(['jatim', 400, 0], ['jateng', 300, 0]))).toEqual([])
  })

  it('does not depend on the order of rows or on what offices are called, and names no one twice', () => {
    const rows = array(
      record({
        rule: constantFrom('r', 's'),
        month: constantFrom(day('2026-10-01')),
        office: constantFrom('a', 'b', 'c'),
        situation: constantFrom('x', 'y'),
        outcome: constantFrom('named', 'passed'),
        decisions: integer({ min: 1, max: 30 }),
      }),
      { maxLength: 16 },
    )
    holds(
      property(rows, (tallies) => {
        const found = apartIn(tallies, standard)
        expect(apartIn(tallies.toReversed(), standard).map(({ rule, office }) => [rule, office])).toEqual(
          found.map(({ rule, office }) => [rule, office]),
        )
        expect(new Set(found.map(({ rule, office }) => `${rule} ${office}`)).size).toBe(found.length)
      }),
    )
  })
})

it('chances are corrected for how many were tested, and never change places', () => {
  const chances = (list: readonly number[]): number[] =>
    holm(list.map((chance) => ({ chance }))).map((one) => one.chance)
  // Holm (1979) with four tests: 4 × 0.005, 3 × 0.01, 2 × 0.03, and the last not below the one before it.
  expect(chances([0.01, 0.04, 0.03, 0.005]).map((chance) => Number(chance.toFixed(6)))).toEqual([
    0.02, 0.03, 0.06, 0.06,
  ])
  expect(chances([0.9, 0.8])).toEqual([1, 1])
  expect(chances([])).toEqual([])
})
