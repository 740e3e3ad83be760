import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsOf } from './figures.ts'
import { heldBack, published } from './published.ts'
import { anyTold, lookedAt, toldOn } from './told.examples.ts'

const fewest = 5
const numbers = array(integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 })

describe('what is held back', () => {
  it('is nothing where there are enough everywhere', () => {
    expect(heldBack([5, 9, 40], fewest)).toEqual({ hidden: new Set(), total: false })
  })

  it('takes the smallest other along, so that nobody subtracts', () => {
    expect(heldBack([20, 3, 7], fewest)).toEqual({ hidden: new Set([1, 2]), total: false })
  })

  it('takes a third along where two are so small that their sum says them', () => {
    // 1 and 1 make 2: whoever knows that both are there knows both.
    expect(heldBack([1, 30, 1, 8], fewest).hidden).toEqual(new Set([0, 2, 3]))
  })

  it('is the total too where there is nobody else', () => {
    expect(heldBack([3], fewest)).toEqual({ hidden: new Set([0]), total: true })
    expect(heldBack([1, 1], fewest)).toEqual({ hidden: new Set([0, 1]), total: true })
  })

  it('leaves whoever adds and subtracts with at least as many possible numbers as the smallest that is told', () => {
    assert(
      property(numbers, (row) => {
        const { hidden, total } = heldBack(row, fewest)
        for (const [place, value] of row.entries()) if (value < fewest) expect(hidden.has(place)).toBe(true)
        if (total || hidden.size === 0) return
        const told = row.filter((_, place) => !hidden.has(place)).reduce((a, b) => a + b, 0)
        const left = row.reduce((a, b) => a + b, 0) - told
        expect(possibleNumbers(left, hidden.size).size).toBeGreaterThanOrEqual(fewest)
      }),
    )
  })

  it('does not depend on the order of offices that have different numbers', () => {
    assert(
      property(numbers, (row) => {
        const distinct = [...new Set(row)]
        const held = (list: readonly number[]): number[] =>
          [...heldBack(list, fewest).hidden].map((place) => list[place] ?? 0).toSorted((a, b) => a - b)
        expect(held(distinct.toReversed())).toEqual(held(distinct))
      }),
    )
  })
})

/** Every number the first of `count` hidden ones may be, when all are at least 1 and make up `sum`. */
function possibleNumbers(sum: number, count: number): Set<number> {
  if (count === 1) return new Set([sum])
  const found = new Set<number>()
  for (let first = 1; first <= sum; first += 1) if (sum - first >= count - 1) found.add(first)
  return found
}

describe('a published month', () => {
  it('tells no cell and no share of fewer than five, whatever the cases', () => {
    assert(
      property(array(anyTold, { maxLength: 60 }), (cases) => {
        for (const month of monthsOf(cases, lookedAt)) {
          const { all, offices } = published(month)
          for (const figures of [all, ...offices.map((one) => one.figures)]) {
            if (!figures) continue
            expect(figures.filed).toBeGreaterThanOrEqual(fewest)
            for (const share of [figures.inTime, figures.confirmed, figures.answered])
              if (share) expect(share.of).toBeGreaterThanOrEqual(fewest)
            if (figures.oldestWeeks !== null) expect(figures.open).toBeGreaterThanOrEqual(fewest)
          }
        }
      }),
    )
  })

  it('names every office that has something, told or not', () => {
    const [month] = monthsOf(
      Array.from({ length: 6 }, (_, n) => toldOn(`2026-10-0${n + 1}`)).concat(toldOn('2026-10-09', { office: null })),
      lookedAt,
    )
    if (!month) throw new Error('there is a month')
    const told = published(month)
    expect(told.all?.filed).toBe(7)
    expect(told.offices).toEqual([
      { office: 'bp3mi-bali', figures: null },
      { office: null, figures: null },
    ])
  })
})
