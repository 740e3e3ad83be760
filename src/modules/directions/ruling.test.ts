import { describe, expect, it } from 'vitest'
import type { PersonId, RuleSetDigest } from '../../kernel/ids.ts'
import { day, instant } from '../../kernel/time.ts'
import { type KnownRuling, standingOf } from './ruling.ts'

const someone = '019a0000-0000-7000-8000-000000000001' as PersonId
const ruling: KnownRuling = {
  id: 'r', number: 'ARH-26-000001', question: 'Q', answer: 'A', step: 'verification', rule: 'rule', citation: 'UU', ruleSet: 'a' as RuleSetDigest,
  law: 'law', facts: {}, factsOn: day('2026-11-01'), effect: 'explains', directorate: 'd', draftedBy: someone, reviewedBy: someone, signedBy: someone,
  signedAt: instant('2026-11-01T00:00:00Z'), validFrom: day('2026-11-02'), validUntil: day('2026-12-01'), withdrawn: null, closedAt: null, digest: 'd',
} // biome-ignore format: one ruling
const on = (date: string, change: Partial<KnownRuling> = {}, law: string | undefined = 'law') =>
  standingOf({ ...ruling, ...change }, day(date), law)

describe('a ruling', () => {
  it('counts from its first day to its last', () => {
    expect(['2026-11-01', '2026-11-02', '2026-12-01', '2026-12-02'].map((date) => on(date))).toEqual([
      'not-yet', 'counts', 'counts', 'expired',
    ]) // biome-ignore format: four days
    expect(on('2099-01-01', { validUntil: null })).toBe('counts')
  })

  it('no longer counts when its rule says something else, or is gone', () => {
    expect(on('2026-11-03', {}, 'another law')).toBe('rule-changed')
    expect(standingOf(ruling, day('2026-11-03'), undefined)).toBe('rule-changed')
  })

  it('no longer counts when it was withdrawn, whatever else is true', () => {
    const withdrawn = { at: instant('2026-11-03T00:00:00Z'), reason: 'Salah.' }
    for (const date of ['2026-11-01', '2026-11-03', '2027-01-01']) expect(on(date, { withdrawn })).toBe('withdrawn')
  })
})
