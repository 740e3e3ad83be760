import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { shareOut, type Taker } from './share.ts'

const taker = (id: string, change: Partial<Taker> = {}): Taker => ({
  id: id as PersonId,
  name: id,
  open: 0,
  minutes: 2_400,
  isAway: false,
  isTied: false,
  ...change,
})
const first = (...takers: readonly Taker[]) => shareOut(takers)[0]?.id

describe('who takes a new case', () => {
  it('is whoever has fewest for the hours they are there', () => {
    expect(first(taker('a', { open: 3 }), taker('b', { open: 1 }))).toBe('b')
    expect(first(taker('a', { open: 3 }), taker('b', { open: 2, minutes: 480 }))).toBe('a')
    expect(first(taker('b'), taker('a'))).toBe('a')
  })

  it('is nobody on leave and nobody with a tie, and nobody when there is no other', () => {
    expect(first(taker('a', { isAway: true }), taker('b', { isTied: true }), taker('c', { open: 99 }))).toBe('c')
    expect(first(taker('a', { isAway: true }), taker('b', { isTied: true }))).toBeUndefined()
  })

  it('does not depend on the order, and shares fairly when each new case goes to the first', () => {
    const any = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        open: fc.nat(40),
        minutes: fc.constantFrom(480, 960, 2_400),
        away: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    )
    fc.assert(
      fc.property(any, (made) => {
        const takers = made.map(({ id, away, ...rest }) => taker(id, { ...rest, isAway: away }))
        expect(shareOut(takers.toReversed())).toEqual(shareOut(takers))
        for (const { isAway, isTied } of shareOut(takers)) expect(isAway || isTied).toBe(false)
      }),
    )
    const loads = new Map([
      ['a', 0],
      ['b', 0],
    ])
    for (let n = 0; n < 60; n += 1) {
      const chosen = first(
        taker('a', { open: loads.get('a') ?? 0 }),
        taker('b', { open: loads.get('b') ?? 0, minutes: 1_200 }),
      )
      loads.set(chosen ?? '', (loads.get(chosen ?? '') ?? 0) + 1)
    }
    expect(loads.get('a')).toBe(40)
  })
})
