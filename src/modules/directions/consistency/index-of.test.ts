import { array, constantFrom, assert as holds, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './index-of.ts'
import { bySituation, type Counted } from './tally.ts'

const rows = array(
  record({
    situation: constantFrom('a', 'b', 'c', 'd'),
    outcome: constantFrom('named', 'passed'),
    decisions: integer({ min: 1, max: 40 }),
  }),
  { maxLength: 12 },
)
const of = (situation: string, named: number, passed: number): readonly Counted[] => [
  { situation, outcome: 'named', decisions: named },
  { situation, outcome: 'passed', decisions: passed },
]
/** Equal but for the last digits of the arithmetic. */
const same = (a: readonly Counted[], b: readonly Counted[]): void => {
  const [one, other] = [agreementOf(a), agreementOf(b)]
  expect(other === null).toBe(one === null)
  if (one === null) return
  expect(other).toMatchObject({ decisions: one.decisions, pairs: one.pairs })
  for (const part of ['value', 'low', 'high'] as const) expect(other?.[part]).toBeCloseTo(one[part], 12)
}

describe('the consistency index', () => {
  it('is the share of pairs on the same facts that came out the same', () => {
    // Of the six pairs of four decisions, three name together: 3 of 6.
    expect(agreementOf(of('a', 3, 1))).toMatchObject({ value: 0.5, decisions: 4, pairs: 2 })
    // Four decisions at 1/2 and two at 1 weigh 4 to 2.
    expect(agreementOf([...of('a', 3, 1), ...of('b', 2, 0)])?.value).toBeCloseTo(4 / 6, 12)
  })

  it('says nothing when nothing can be compared', () => {
    expect(agreementOf([])).toBeNull()
    expect(agreementOf([...of('a', 1, 0), ...of('b', 0, 1)])).toBeNull()
  })

  it('has an interval after Wilson, wide for few and narrow for many', () => {
    // One pair, the same: Wilson of 1 of 1 is 1 / (1 + 1.96²) = 0.2065 to 1.
    expect(agreementOf(of('a', 2, 0))).toMatchObject({ value: 1, high: 1, low: expect.closeTo(0.2065, 4) as number })
    expect(agreementOf(of('a', 2000, 0))?.low).toBeGreaterThan(0.996)
  })

  it('lies between 0 and 1 and inside its interval', () => {
    holds(
      property(rows, (tallies) => {
        const found = agreementOf(tallies)
        if (found === null) return
        expect(0 <= found.low && found.low <= found.value && found.value <= found.high && found.high <= 1).toBe(true)
        expect(found.pairs).toBeGreaterThan(0)
        expect(found.pairs * 2).toBeLessThanOrEqual(found.decisions)
      }),
    )
  })

  it('does not depend on the order of the rows, nor on how decisions are divided among them or among offices', () => {
    holds(
      property(rows, integer({ min: 1, max: 39 }), (tallies, part) => {
        same(tallies, tallies.toReversed())
        const divided = tallies.flatMap((one) =>
          one.decisions <= part
            ? [one]
            : [
                { ...one, office: 'a', decisions: part },
                { ...one, office: 'a under another name', decisions: one.decisions - part },
              ],
        )
        same(tallies, divided)
      }),
    )
  })

  it('moves by exactly the small-sample correction when every office stands there twice', () => {
    holds(
      property(rows, (tallies) => {
        // A situation of n decisions with agreement a has a + (1 - a) / (2n - 1) when all of them are doubled. One that
        // had a single decision gets a pair, and it agrees.
        const situations = [...bySituation(tallies).values()]
        const expected = situations.map(({ all, named }) => {
          const alike = all === 1 ? 1 : 1 - (2 * named * (all - named)) / (all * (all - 1))
          return { all, value: alike + (1 - alike) / (2 * all - 1) }
        })
        const total = expected.reduce((sum, { all }) => sum + all, 0)
        const doubled = agreementOf([...tallies, ...tallies])
        expect(doubled === null).toBe(total === 0)
        if (total === 0) return
        const value = expected.reduce((sum, one) => sum + one.all * one.value, 0) / total
        expect(doubled?.value).toBeCloseTo(value, 12)
        const before = agreementOf(tallies)
        if (before === null || situations.some(({ all }) => all === 1)) return
        const least = Math.min(...situations.map(({ all }) => all))
        expect(value - before.value).toBeLessThanOrEqual((1 - before.value) / (2 * least - 1) + 1e-12)
        expect(value - before.value).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  it('never rises when a decision goes over from the majority to the minority', () => {
    const many = integer({ min: 0, max: 60 })
    holds(
      property(many, many, rows, (named, passed, others) => {
        if (named === passed) return
        const [more, fewer] = [Math.max(named, passed), Math.min(named, passed)]
        const rest = others.map((one) => ({ ...one, situation: `other ${one.situation}` }))
        const before = agreementOf([...rest, ...of('a', more, fewer)])
        const after = agreementOf([...rest, ...of('a', more - 1, fewer + 1)])
        expect((after?.value ?? 0) - (before?.value ?? 0)).toBeLessThanOrEqual(1e-12)
      }),
    )
  })
})
