import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, it } from 'vitest'
import { random } from './random.ts'

describe('repeatable chance', () => {
  it('gives the same numbers for a seed, always and everywhere', () => {
    const { int } = random('bekal')
    assert.deepEqual(
      Array.from({ length: 8 }, () => int(0, 999)),
      [732, 678, 608, 0, 872, 367, 45, 155],
    )
  })
  it('stays within its bounds for every seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, min, span) => {
        const chance = random(seed)
        for (let round = 0; round < 20; round += 1) {
          const [unit, whole] = [chance.unit(), chance.int(min, min + span)]
          assert(unit >= 0 && unit < 1)
          assert(Number.isInteger(whole) && whole >= min && whole <= min + span)
        }
      }),
    )
  })
  it('spreads evenly, near enough', () => {
    const { int } = random('even')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let round = 0; round < 20_000; round += 1) {
      const which = int(0, 9)
      counts[which] = (counts[which] ?? 0) + 1
    }
    for (const count of counts) assert(Math.abs(count - 2000) < 200, String(counts))
  })
  it('picks keys as often as they weigh, and never one of weight 0', () => {
    const { weighted } = random('weights')
    const counts = { often: 0, seldom: 0, never: 0 }
    for (let round = 0; round < 10_000; round += 1) counts[weighted({ often: 3, seldom: 1, never: 0 })] += 1
    assert.equal(counts.never, 0)
    assert(Math.abs(counts.often - 7500) < 250, JSON.stringify(counts))
  })
  it('lets no part disturb another', () => {
    const [a, b] = [random('s'), random('s')]
    a.unit()
    assert.equal(a.fork('x').unit(), b.fork('x').unit())
    assert.notEqual(a.fork('x').unit(), a.fork('y').unit())
  })
  it('refuses to pick from nothing', () => {
    assert.throws(() => random('s').pick([]), RangeError)
    assert.throws(() => random('s').weighted({ a: 0 }), RangeError)
  })
})
