import { describe, expect, it } from 'vitest'
import { questionStates } from '../question.ts'
import { type Asking, ask, longestText, withdraw } from './decide.ts'

const asking: Asking = {
  text: ' Apakah izin suami tetap diminta? ',
  masked: ' Apakah izin suami tetap diminta? ',
  personal: [],
  weighs: true,
  before: undefined,
}
const said = (change: Partial<Asking>): string => {
  const decision = ask({ ...asking, ...change })
  return decision.ok ? decision.events[0].text : decision.refusal.code
}

describe('asking the centre', () => {
  it('takes a sentence about a rule that weighs on the file', () => {
    expect(said({})).toBe('Apakah izin suami tetap diminta?')
    expect(said({ text: 'Kenapa?' })).toBe('directions.no-text')
    expect(said({ text: ' '.repeat(40) })).toBe('directions.no-text')
    expect(said({ text: 'a'.repeat(longestText + 1) })).toBe('directions.no-text')
    expect(said({ weighs: false })).toBe('directions.no-rule')
  })

  it('is done once for a file and a rule', () => {
    expect(ask({ ...asking, before: { number: 'TNY-26-000001' } })).toMatchObject({
      refusal: { code: 'directions.asked-already', number: 'TNY-26-000001' },
    })
  })

  it('gives back what tells who it is about, masked, and keeps nothing', () => {
    expect(ask({ ...asking, personal: ['nik'], masked: 'NIK [NIK]' })).toEqual({
      ok: false,
      refusal: { code: 'directions.personal', kinds: ['nik'], masked: 'NIK [NIK]' },
    })
  })

  it('can be taken back while nobody has answered and no other office waits', () => {
    expect(withdraw({ state: 'open' }, 0).ok).toBe(true)
    expect(withdraw({ state: 'open' }, 1)).toMatchObject({ refusal: { code: 'directions.others-wait' } })
    for (const state of questionStates.filter((one) => one !== 'open')) expect(withdraw({ state }, 0).ok).toBe(false)
  })
})
