import { array, assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowestRank, middleOf } from './median.ts'

const lengths = array(nat(400), { minLength: 1, maxLength: 60 })
const orMore = (value: number | null): number => value ?? Number.POSITIVE_INFINITY

describe('the median', () => {
  it('is the length within which half had ended', () => {
    expect(middleOf([9, 1, 5], 3)?.value).toBe(5)
    expect(middleOf([9, 1, 5, 7], 4)?.value).toBe(5)
    expect(middleOf([], 0)).toBeNull()
  })

  it('is not known while more than half have not ended', () => {
    expect(middleOf([1, 2], 5)?.value).toBeNull()
    expect(middleOf([1, 2, 3], 5)?.value).toBe(3)
  })

  it('has the ranks that tables of the sign test give', () => {
    // Of a fair coin thrown so many times, fewer heads come up at most once in forty: 1 of 64, 21 of 2^20 …
    expect([5, 6, 8, 9, 12, 20, 25, 40, 100].map(lowestRank)).toEqual([0, 1, 1, 2, 3, 6, 8, 14, 40])
    expect(middleOf([1, 2, 3, 4, 5], 5)?.interval).toBeNull()
    expect(middleOf([6, 2, 3, 4, 5, 1], 6)?.interval).toEqual({ low: 1, high: 6 })
    expect(middleOf([6, 2, 3, 4, 5], 6)?.interval).toEqual({ low: 2, high: null })
  })

  it('can be made of very many', () => {
    const rank = lowestRank(100_000)
    expect(rank).toBeGreaterThan(49_600)
    expect(rank).toBeLessThan(49_720)
  })

  it('lies in its interval, which lies between the shortest and the longest', () => {
    assert(
      property(lengths, nat(60), (ended, open) => {
        const middle = middleOf(ended, ended.length + open)
        if (middle?.interval == null) return
        expect(orMore(middle.interval.low)).toBeLessThanOrEqual(orMore(middle.value))
        expect(orMore(middle.value)).toBeLessThanOrEqual(orMore(middle.interval.high))
        expect(orMore(middle.interval.low)).toBeGreaterThanOrEqual(Math.min(...ended))
      }),
    )
  })

  it('does not depend on the order', () => {
    assert(
      property(lengths, (ended) => {
        expect(middleOf(ended.toReversed(), ended.length)).toEqual(middleOf(ended, ended.length))
      }),
    )
  })

  it('never falls when one takes longer, or is left undone', () => {
    assert(
      property(lengths, nat(), integer({ min: 1, max: 100 }), (ended, which, more) => {
        const index = which % ended.length
        const before = orMore(middleOf(ended, ended.length)?.value ?? null)
        const longer = ended.map((length, at) => (at === index ? length + more : length))
        expect(orMore(middleOf(longer, ended.length)?.value ?? null)).toBeGreaterThanOrEqual(before)
        const undone = ended.filter((_, at) => at !== index)
        expect(orMore(middleOf(undone, ended.length)?.value ?? null)).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
