import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../../rules/rule.ts'
import type { State } from '../application.ts'
import { type Beginning, whyNotBegin } from './decide.ts'

const open = { open: true } as Scheme
const draft = (change: Partial<Beginning> = {}): Beginning => ({
  scheme: open,
  schemeCode: 'p2p',
  others: [],
  village: '3505012001',
  ...change,
})

describe('beginning an application', () => {
  it('takes a scheme that is open here, and a home', () => {
    expect(whyNotBegin(draft())).toBeUndefined()
    expect(whyNotBegin(draft({ scheme: undefined }))?.code).toBe('placements.scheme-closed')
    expect(whyNotBegin(draft({ scheme: { ...open, open: false } }))?.code).toBe('placements.scheme-closed')
    expect(whyNotBegin(draft({ village: null }))?.code).toBe('placements.profile-unfinished')
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
    const no = whyNotBegin(draft({ others: [{ state, number: 'JTM-25-000009' }] }))
    expect(no).toEqual(possible ? undefined : { code: 'placements.already-open', number: 'JTM-25-000009' })
  })
})
