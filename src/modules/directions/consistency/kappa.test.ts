import { array, constantFrom, assert as holds, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kappaOf, type Twice } from './kappa.ts'

const cells = (table: readonly (readonly number[])[]): Twice[] =>
  table.flatMap((row, first) => row.map((files, second) => ({ first: `${first}`, second: `${second}`, files })))

const tables = array(
  record({
    first: constantFrom('approved', 'returned', 'held'),
    second: constantFrom('approved', 'returned', 'held'),
    files: integer({ min: 1, max: 50 }),
  }),
  { maxLength: 10 },
)

describe("Cohen's kappa", () => {
  it('of a table of two: 20 and 15 the same, 5 and 10 not, is 0.4 with a standard error of 0.127', () => {
    // Same 35/50 = 0.7; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5; kappa 0.2 / 0.5 = 0.4.
    // A = 0.4 (1 - 1.1 × 0.6)² + 0.3 (1 - 0.9 × 0.6)² = 0.10972; B = 0.6² (0.1 × 1.1² + 0.2 × 0.9²) = 0.10188;
    // C = (0.4 - 0.5 × 0.6)² = 0.01; error = √(A + B - C) / (0.5 √50) = √0.2016 / 3.5355 = 0.12700.
    const found = kappaOf(
      cells([
        [20, 5],
        [10, 15],
      ]),
    )
    expect(found).toMatchObject({ same: expect.closeTo(0.7, 12) as number, files: 50 })
    expect(found?.value).toBeCloseTo(0.4, 12)
    expect(found?.low).toBeCloseTo(0.4 - 1.959964 * 0.126996, 5)
    expect(found?.high).toBeCloseTo(0.4 + 1.959964 * 0.126996, 5)
  })

  it('of a table of three, a hundred diagnoses of two doctors (Fleiss), is 0.676 with a standard error of 0.088', () => {
    // Same 0.75 + 0.04 + 0.10 = 0.89; by chance 0.8 × 0.8 + 0.1 × 0.05 + 0.1 × 0.15 = 0.66; kappa 0.23 / 0.34.
    const found = kappaOf(
      cells([
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ]),
    )
    expect(found?.value).toBeCloseTo(0.23 / 0.34, 12)
    expect(((found?.high ?? 0) - (found?.low ?? 0)) / 2 / 1.959964).toBeCloseTo(0.088, 3)
  })

  it('says nothing without files, and where there was only ever one answer', () => {
    expect(kappaOf([])).toBeNull()
    expect(kappaOf([{ first: 'approved', second: 'approved', files: 0 }])).toBeNull()
    expect(kappaOf([{ first: 'approved', second: 'approved', files: 7 }])).toBeNull()
    expect(kappaOf([{ first: 'approved', second: 'returned', files: 7 }])).toMatchObject({ value: 0, same: 0 })
  })

  it('lies in its interval and both within -1 and 1, whoever is first, and however the rows are divided', () => {
    holds(
      property(tables, (twice) => {
        const found = kappaOf(twice)
        const turned = kappaOf(twice.map(({ first, second, files }) => ({ first: second, second: first, files })))
        const divided = kappaOf(
          twice.toReversed().flatMap((one) => [
            { ...one, files: one.files - 1 },
            { ...one, files: 1 },
          ]),
        )
        expect([turned === null, divided === null]).toEqual([found === null, found === null])
        if (found === null) return
        expect(-1 <= found.low && found.low <= found.value && found.value <= found.high && found.high <= 1).toBe(true)
        for (const part of ['value', 'low', 'high', 'same'] as const)
          for (const other of [turned, divided]) expect(other?.[part]).toBeCloseTo(found[part], 6)
      }),
    )
  })

  it('is 1 exactly when all were decided the same', () => {
    holds(
      property(tables, (twice) => {
        const found = kappaOf(twice)
        if (found !== null) expect(found.value > 1 - 1e-9).toBe(twice.every(({ first, second }) => first === second))
      }),
    )
  })
})
