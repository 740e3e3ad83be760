import {
  array,
  assert as check,
  constantFrom,
  integer,
  property,
  shuffledSubarray,
  uniqueArray,
  uuid,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionId, OfficeId } from '../../../kernel/ids.ts'
import { draw } from './draw.ts'

const offices = ['a', 'b', 'c', 'd'].map((name) => name as OfficeId)
const decisions = uniqueArray(uuid(), { maxLength: 60 }).chain((ids) =>
  array(constantFrom(...offices), { minLength: ids.length, maxLength: ids.length }).map((of) =>
    ids.map((id, at) => ({ id: id as DecisionId, office: of[at] ?? ('a' as OfficeId) })),
  ),
)

describe('the lot', () => {
  it('gives no office its own decision, none twice, and not more than wanted', () => {
    check(
      property(decisions, integer({ min: 1, max: 80 }), shuffledSubarray(offices), (candidates, most, among) => {
        const drawn = draw(candidates, { month: '2026-10', most, offices: among })
        expect(drawn.length).toBeLessThanOrEqual(Math.min(most, candidates.length))
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
        for (const { office, again } of drawn) expect(again !== office && among.includes(again)).toBe(true)
      }),
    )
  })

  it('is the same for whoever draws, in any order, and another each month', () => {
    check(
      property(decisions, integer({ min: 1, max: 20 }), (candidates, most) => {
        const drawn = draw(candidates, { month: '2026-10', most, offices })
        expect(draw(candidates.toReversed(), { month: '2026-10', most, offices: offices.toReversed() })).toEqual(drawn)
      }),
    )
    const many = Array.from({ length: 50 }, (_, at) => ({ id: `d${at}` as DecisionId, office: 'a' as OfficeId }))
    const of = (month: string) => draw(many, { month, most: 10, offices }).map(({ id }) => id)
    expect(of('2026-10')).not.toEqual(of('2026-11'))
  })

  it('spreads evenly over the offices elsewhere', () => {
    const many = Array.from({ length: 90 }, (_, at) => ({ id: `d${at}` as DecisionId, office: 'a' as OfficeId }))
    const counts = Map.groupBy(draw(many, { month: '2026-10', most: 60, offices }), ({ again }) => again)
    expect([...counts.values()].map((some) => some.length)).toEqual([20, 20, 20])
  })

  it('draws nothing where no other office is', () => {
    const own = [{ id: 'd' as DecisionId, office: 'a' as OfficeId }]
    expect(draw(own, { month: '2026-10', most: 9, offices: ['a' as OfficeId] })).toEqual([])
  })
})
