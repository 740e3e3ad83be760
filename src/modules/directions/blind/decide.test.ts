import { describe, expect, it } from 'vitest'
import { agree, redecide, ruleBetween, type Second } from './decide.ts'

const findings = [
  { rule: 'met', outcome: 'met', applied: true, guards: ['verification'] },
  { rule: 'unmet', outcome: 'unmet', applied: true, guards: ['verification'] },
  { rule: 'not-binding', outcome: 'unmet', applied: false, guards: ['verification'] },
  { rule: 'later', outcome: 'unmet', applied: true, guards: ['card'] },
] as const
const approved: Second = { outcome: 'approved', rule: null, reason: 'Semua syarat terpenuhi.' }
const said = (change: Partial<Second>, before?: unknown): string => {
  const decision = redecide({ ...approved, ...change }, { findings, before })
  return decision.ok ? decision.events[0].outcome : decision.refusal.code
}

describe('deciding again', () => {
  it('holds on a rule that is not met, returns on any that is weighed, and gives a reason', () => {
    expect(said({})).toBe('approved')
    expect(said({ outcome: 'returned', rule: 'unmet' })).toBe('returned')
    expect(said({ outcome: 'returned', rule: 'met' })).toBe('returned')
    for (const rule of [null, 'met', 'not-binding', 'later', 'no-such'])
      expect(said({ outcome: 'held', rule })).toBe('directions.no-rule')
    expect(said({ reason: 'ya' })).toBe('directions.no-reason')
  })

  it('is done once', () => expect(said({}, { outcome: 'approved' })).toBe('directions.wrong-state'))

  it('agrees when outcome and rule are the same', () => {
    const first = { outcome: 'returned', rules: ['a', 'b'] } as const
    expect(agree(first, { outcome: 'returned', rule: 'b' })).toBe(true)
    expect(agree(first, { outcome: 'returned', rule: 'c' })).toBe(false)
    expect(agree(first, { outcome: 'held', rule: 'a' })).toBe(false)
    expect(agree({ outcome: 'approved', rules: [] }, { outcome: 'approved', rule: null })).toBe(true)
    expect(ruleBetween(first, { rule: 'c' })).toBe('a')
    expect(ruleBetween({ outcome: 'approved', rules: [] }, { rule: 'c' })).toBe('c')
  })
})
