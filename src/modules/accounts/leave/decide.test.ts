import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day, plusDays } from '../../../kernel/time.ts'
import { actsFor, type Colleague, enterLeave, isAway, type Leave } from './decide.ts'

const [a, b, c] = ['a', 'b', 'c'] as PersonId[] as [PersonId, PersonId, PersonId]
const today = day('2026-11-23')
const leave = (account: PersonId, from: number, until: number, substitute: PersonId | null = null): Leave => ({
  id: `${account}${from}`,
  account,
  from: plusDays(today, from),
  until: plusDays(today, until),
  substitute,
})
const at =
  (unit: string | null) =>
  (id: PersonId): Colleague => ({ id, office: null, unit })
const enter = (one: Leave, leaves: readonly Leave[] = [], unit: string | null = null) => {
  const done = enterLeave(one, { today, colleagues: [a, b, c].map(at(unit)), leaves })
  return done.ok ? 'ok' : done.refusal.code
}

describe('leave', () => {
  it('is entered for today and later, in order, once, and not for years', () => {
    expect(enter(leave(a, 0, 0))).toBe('ok')
    expect(enter(leave(a, -2, 0))).toBe('ok')
    expect(enter(leave(a, -2, -1))).toBe('accounts.leave-over')
    expect(enter(leave(a, 2, 1))).toBe('accounts.leave-order')
    expect(enter(leave(a, 0, 365))).toBe('ok')
    expect(enter(leave(a, 0, 366))).toBe('accounts.leave-long')
    expect(enter(leave(a, 3, 5), [leave(a, 5, 6)])).toBe('accounts.leave-twice')
    expect(enter(leave(a, 3, 4), [leave(a, 5, 6)])).toBe('ok')
    expect(enter(leave('z' as PersonId, 0, 1))).toBe('accounts.leave-nobody')
  })

  it('names a substitute of the same house who is there all the time', () => {
    expect(enter(leave(a, 0, 3, b))).toBe('ok')
    expect(enter(leave(a, 0, 3, b), [leave(b, 3, 9)])).toBe('accounts.leave-substitute')
    expect(enter(leave(a, 0, 3, 'z' as PersonId))).toBe('accounts.leave-substitute')
    expect(enter({ ...leave(a, 0, 3), substitute: a })).toBe('accounts.leave-substitute')
  })

  it('asks whoever stands in for somebody to name another', () => {
    expect(enter(leave(b, 2, 5), [leave(a, 0, 2, b)])).toBe('accounts.leave-stands-in')
    expect(enter(leave(b, 2, 5, c), [leave(a, 0, 2, b)])).toBe('ok')
    expect(enter(leave(b, 3, 5), [leave(a, 0, 2, b)])).toBe('ok')
  })

  it('leaves no desk of the centre empty on any of its days', () => {
    const away = [leave(b, 2, 2), leave(c, 2, 4)]
    expect(enter(leave(a, 0, 2), away, 'meja')).toBe('accounts.leave-empty-desk')
    expect(enter(leave(a, 3, 4), away, 'meja')).toBe('ok')
    expect(enter(leave(a, 0, 2), away)).toBe('ok')
  })
})

describe('whoever acts for somebody', () => {
  it('is the substitute of the substitute, and nobody when they wait for each other', () => {
    expect(actsFor([], a, today)).toBe(a)
    expect(actsFor([leave(a, 0, 0, b), leave(b, 0, 0, c)], a, today)).toBe(c)
    expect(actsFor([leave(a, 0, 0, b), leave(b, 0, 0, a)], a, today)).toBeNull()
    expect(actsFor([leave(a, 0, 0, b)], a, plusDays(today, 1))).toBe(a)
  })

  it('is never away, whatever the leaves and their order', () => {
    const person = fc.constantFrom(a, b, c)
    const any = fc
      .tuple(person, fc.integer({ min: -2, max: 2 }), fc.nat(3), fc.option(person))
      .map(([account, from, length, substitute]) => leave(account, from, from + length, substitute))
    const leaves = fc.array(any, { maxLength: 6 })
    fc.assert(
      fc.property(leaves, person, (all, who) => {
        const acting = actsFor(all, who, today)
        expect(actsFor(all.toReversed(), who, today)).toBe(acting)
        if (acting !== null) expect(isAway(all, acting, today)).toBe(false)
        if (!isAway(all, who, today)) expect(acting).toBe(who)
      }),
    )
  })
})
