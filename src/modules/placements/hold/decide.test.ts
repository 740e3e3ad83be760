import { describe, expect, it } from 'vitest'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import { hold, release } from './decide.ts'

const by = 'counter-officer'
const submitted = fileIn('submitted')

describe('holding a file', () => {
  it('stands on the rule that is in the way, and cites it', () => {
    expect(hold(submitted, { findings: [found('passport', 'unmet')], rule: 'passport', by })).toMatchObject({
      ok: true,
      events: [{ rule: 'passport', citations: ['UU 18/2017 Pasal passport'] }],
    })
  })

  it('is not possible for somebody who has everything, nor on a rule that binds nobody or guards another step', () => {
    for (const finding of [
      found('passport', 'met'),
      found('passport', 'unmet', { applied: false }),
      found('passport', 'unmet', { guards: ['card'] }),
      found('other', 'unmet'),
    ])
      expect(saidOf(hold(submitted, { findings: [finding], rule: 'passport', by }))).toBe(
        'placements.no-ground-to-hold',
      )
  })

  it('is for officers and for files that wait; a held one goes on', () => {
    const findings = [found('passport', 'unmet')]
    expect(saidOf(hold(submitted, { findings, rule: 'passport', by: 'worker' }))).toBe('placements.not-your-role')
    expect(saidOf(hold(fileIn('draft'), { findings, rule: 'passport', by }))).toBe('placements.wrong-state')
    expect(saidOf(release(fileIn('held', { heldGround: 'passport' }), by))).toBe('placements.released')
    expect(saidOf(release(submitted, by))).toBe('placements.wrong-state')
  })
})
