import { array, assert as holds, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf, exactUpTo, momentsOf, type Stratum, upperTail } from './stratified.ts'

const stratum = tuple(
  integer({ min: 0, max: 25 }),
  integer({ min: 0, max: 25 }),
  integer({ min: 0, max: 25 }),
  integer({ min: 0, max: 25 }),
).map(([a, b, c, d]): Stratum => ({ all: a + b + c + d, named: a + c, own: a + b, ownNamed: a }))
const strata = array(stratum, { maxLength: 5 })

describe('the chance of a difference between an office and the others', () => {
  it('is that of the lady tasting tea: three of four right is 34 in 70, both sides of it', () => {
    // Of four cups she names three rightly: P(X >= 3) = (16 + 1) / 70.
    const tea = { all: 8, named: 4, own: 4, ownNamed: 3 }
    expect(chanceOf([tea])).toBeCloseTo((2 * 17) / 70, 12)
    expect(chanceOf([{ ...tea, ownNamed: 4 }])).toBeCloseTo(2 / 70, 12)
  })

  it('counts several groups together: two teas all right are 1 in 4,900 on one side', () => {
    const tea = { all: 8, named: 4, own: 4, ownNamed: 4 }
    expect(chanceOf([tea, tea])).toBeCloseTo(2 / 4900, 12)
  })

  it('is the same for the office and for the others, and for naming and for passing', () => {
    holds(
      property(strata, (list) => {
        const chance = chanceOf(list)
        expect(chance >= 0 && chance <= 1).toBe(true)
        const others = list.map((one) => ({ ...one, own: one.all - one.own, ownNamed: one.named - one.ownNamed }))
        const passed = list.map((one) => ({ ...one, named: one.all - one.named, ownNamed: one.own - one.ownNamed }))
        expect(chanceOf(others)).toBeCloseTo(chance, 9)
        expect(chanceOf(passed)).toBeCloseTo(chance, 9)
      }),
    )
  })

  it('is not moved by a group in which nothing could have come out otherwise', () => {
    holds(
      property(strata, integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }), (list, own, others) => {
        const unanimous = { all: own + others, named: 0, own, ownNamed: 0 }
        expect(chanceOf([...list, unanimous])).toBeCloseTo(chanceOf(list), 12)
      }),
    )
  })

  it('is nearly the same by both ways where one takes over from the other', () => {
    // 3,190 of 6,380 have a variance just below the limit, 3,210 of 6,420 one just above it.
    const [exact = 0, normal = 0] = [3190, 3210].map((half) => {
      const seen = { all: 2 * half, named: half, own: half, ownNamed: half / 2 + 80 }
      expect(momentsOf([seen]).variance > exactUpTo).toBe(half === 3210)
      return chanceOf([seen])
    })
    expect(exact).toBeGreaterThan(0.00005)
    expect(normal / exact).toBeGreaterThan(0.98)
    expect(normal / exact).toBeLessThan(1.1)
  })

  it('knows the tails of the normal distribution', () => {
    const known = [
      [0, 0.5],
      [1, 0.158_655_253_931_457_05],
      [1.959963984540054, 0.025],
      [3, 0.001_349_898_031_630_094_6],
      [5, 2.866_515_718_791_939e-7],
      [10, 7.619_853_024_160_527e-24],
    ] as const
    for (const [z, tail] of known) expect(upperTail(z) / tail).toBeCloseTo(1, 9)
  })
})
