import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../../rules/rule.ts'
import type { State } from '../application.ts'
import { fileIn, saidOf } from '../decide.examples.ts'
import { type Beginning, begin } from './decide.ts'

const open = { open: true } as Scheme
const draft = (change: Partial<Beginning> = {}): Beginning => ({
  id: fileIn('draft').id,
  scheme: open,
  schemeCode: 'p2p',
  others: [],
  village: '3505012001',
  ...change,
})

describe('beginning an application', () => {
  it('takes a scheme that is open here, and a home', () => {
    expect(begin(draft(), 'JTM-26-000001')).toMatchObject({ ok: true, events: [{ number: 'JTM-26-000001' }] })
    expect(saidOf(begin(draft({ scheme: undefined }), ''))).toBe('placements.scheme-closed')
    expect(saidOf(begin(draft({ scheme: { ...open, open: false } }), ''))).toBe('placements.scheme-closed')
    expect(saidOf(begin(draft({ village: null }), ''))).toBe('placements.profile-unfinished')
  })

  it.each<[State, boolean]>([
    ['draft', false],
    ['submitted', false],
    ['returned', false],
    ['held', false],
    ['verified', false],
    ['scheduled', false],
    ['oriented', false],
    ['issued', true],
    ['departed', true],
    ['withdrawn', true],
    ['refused', true],
    ['revoked', true],
  ])('is one at a time: beside one that is %s it is possible: %s', (state, possible) => {
    const decision = begin(draft({ others: [{ state, number: 'JTM-25-000009' }] }), '')
    expect(decision.ok).toBe(possible)
    if (!decision.ok) expect(decision.refusal).toEqual({ code: 'placements.already-open', number: 'JTM-25-000009' })
  })
})
