import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OfficeId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { caseStandard } from '../categories.ts'
import { type AskingForStay, askForStay, freeBeds, guests, moveStay, reviewedAfter } from './decide.ts'
import { type StayMove, type StayState, stayAfter, stayMoves, stayStates } from './moves.ts'

const taipei = 'kdei-taipei' as OfficeId
const asking: AskingForStay = { to: taipei, guest: 'women', consent: 'said', needs: 'Sendiri, luka di tangan.' }
const where = { one: { state: 'open' }, hosts: [taipei], hasPlace: false } as const
const moves = Object.keys(stayMoves) as StayMove[]
const codeOf = (change: Partial<AskingForStay>, setting: Partial<Parameters<typeof askForStay>[1]> = {}): string => {
  const decision = askForStay({ ...asking, ...change }, { ...where, ...setting })
  return decision.ok ? 'ok' : decision.refusal.code
}

describe('asking for a place', () => {
  it('needs an office with a house, whom it is for, their yes, and what they need; one at a time, while the case lives', () => {
    expect(codeOf({})).toBe('ok')
    expect(codeOf({ to: null })).toBe('cases.stay-office')
    expect(codeOf({}, { hosts: [] })).toBe('cases.stay-office')
    expect(codeOf({ guest: null })).toBe('cases.stay-guest')
    expect(codeOf({ consent: null })).toBe('cases.stay-consent')
    expect(codeOf({ needs: ' ' })).toBe('cases.no-reason')
    expect(codeOf({}, { hasPlace: true })).toBe('cases.stay-waits')
    expect(codeOf({}, { one: { state: 'closed' } })).toBe('cases.wrong-state')
  })
})

describe('a stay', () => {
  const doing = { by: 'host', isHead: true, why: 'x', seen: 1 } as const
  const codeOfMove = (state: StayState, change: Partial<Parameters<typeof moveStay>[1]>): string => {
    const decision = moveStay({ state, version: 1 }, { ...doing, move: 'keep', ...change })
    return decision.ok ? decision.events[0].state : decision.refusal.code
  }

  it('goes on only by the head of office with a reason, and on what was seen', () => {
    expect(codeOfMove('in', { move: 'renew' })).toBe('in')
    expect(codeOfMove('in', { move: 'renew', isHead: false })).toBe('cases.stay-head')
    expect(codeOfMove('in', { move: 'renew', why: ' ' })).toBe('cases.no-reason')
    expect(codeOfMove('asked', { move: 'refuse', why: '' })).toBe('cases.no-reason')
    expect(codeOfMove('asked', { seen: 2 })).toBe('cases.changed-meanwhile')
    expect(codeOfMove('asked', { by: 'asker' })).toBe('cases.stay-over')
    expect(codeOfMove('in', { by: 'asker', move: 'withdraw' })).toBe('cases.stay-over')
  })

  it('never comes back from its end, and nobody is in who was not kept a place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...moves), fc.constantFrom('host', 'asker'))), (done) => {
        let state: StayState = 'asked'
        const been: StayState[] = [state]
        for (const [move, by] of done) {
          const next = stayAfter(move, state, by as 'host' | 'asker')
          if (next === undefined) continue
          expect(['refused', 'withdrawn', 'absent', 'left']).not.toContain(state)
          state = next
          been.push(state)
        }
        if (been.includes('in')) expect(been.indexOf('kept')).toBeLessThan(been.indexOf('in'))
        expect(been.includes('in')).toBe(been.includes('in') && been.includes('kept'))
      }),
    )
  })
})

describe('beds', () => {
  it('are never fewer than none, and one more taken is one less free', () => {
    const stay = fc.record({ guest: fc.constantFrom(...guests), state: fc.constantFrom(...stayStates) })
    const beds = fc.nat(20)
    fc.assert(
      fc.property(
        fc.record({ women: beds, men: beds, families: beds }),
        fc.array(stay),
        fc.constantFrom(...guests),
        (house, stays, guest) => {
          const free = freeBeds(house, stays)
          const after = freeBeds(house, [...stays, { guest, state: 'kept' }])
          for (const one of guests) {
            expect(free[one]).toBeGreaterThanOrEqual(0)
            expect(free[one]).toBeLessThanOrEqual(house[one])
            expect(after[one]).toBe(one === guest ? Math.max(0, free[one] - 1) : free[one])
          }
          expect(freeBeds(house, [...stays, { guest, state: 'left' }])).toEqual(free)
        },
      ),
    )
  })
})

describe('when a stay is looked at again', () => {
  it('is the last line that has begun; before the first there is none', () => {
    const lines = [
      { from: day('2026-01-01'), days: 14, warnMinutes: 60 },
      { from: day('2027-01-01'), days: 30, warnMinutes: 60 },
    ]
    expect(reviewedAfter(day('2025-12-31'), lines)).toBeUndefined()
    expect(reviewedAfter(day('2026-12-31'), lines)?.days).toBe(14)
    expect(reviewedAfter(day('2027-01-01'), lines)?.days).toBe(30)
    expect(reviewedAfter(day('2026-11-24'), caseStandard().stays)).toBeDefined()
  })
})
