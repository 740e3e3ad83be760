import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '../../../platform/access/actor.ts'
import { helpers, ruleKinds } from '../../../rules/rule.ts'
import { states } from '../application.ts'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import { groundsToRefuse, type Judged, refuse } from './decide.ts'

const ground = (change: Partial<Judged> = {}): Judged => ({
  ...found('deported', 'unmet', { guards: ['registration', 'verification'] }),
  kind: 'eligibility',
  document: null,
  helper: 'nobody',
  ...change,
})
const by = 'head-of-office'
const said = (finding: Judged, state: (typeof states)[number] = 'submitted') =>
  saidOf(refuse(fileIn(state), { findings: [finding], rule: 'deported', by }))

describe('refusing a whole file', () => {
  it('stands on the one rule that nobody can meet, and cites it', () => {
    expect(refuse(fileIn('submitted'), { findings: [ground()], rule: 'deported', by })).toMatchObject({
      ok: true,
      events: [{ rule: 'deported', citations: ['UU 18/2017 Pasal deported'] }],
    })
    expect(said(ground({ helper: 'time' }))).toBe('placements.refused')
    expect(said(ground({ helper: null }))).toBe('placements.refused')
  })

  it('is not possible on what somebody can still correct', () => {
    for (const helper of helpers.filter((one) => one !== 'nobody' && one !== 'time'))
      expect(said(ground({ helper })), helper).toBe('placements.no-ground-to-refuse')
    expect(said(ground({ document: 'passport', kind: 'document' }))).toBe('placements.no-ground-to-refuse')
    expect(said(ground({ kind: 'order', helper: 'time' }))).toBe('placements.no-ground-to-refuse')
  })

  it('is not possible on a rule that is met, that nobody has answered, that binds nobody or guards another step', () => {
    for (const change of [
      { outcome: 'met' },
      { outcome: 'unknown' },
      { applied: false },
      { guards: ['departure'] },
      { rule: 'other' },
    ] as const)
      expect(said(ground(change)), JSON.stringify(change)).toBe('placements.no-ground-to-refuse')
  })

  it('looks after the verification also at the rules of the card', () => {
    const card = ground({ guards: ['card'] })
    expect(said(card, 'submitted')).toBe('placements.no-ground-to-refuse')
    expect(said(card, 'verified')).toBe('placements.refused')
    expect(said(card, 'oriented')).toBe('placements.refused')
  })

  it('is for the head of office alone, and ends the file once', () => {
    for (const role of roles.filter((one) => one !== by))
      expect(saidOf(refuse(fileIn('submitted'), { findings: [ground()], rule: 'deported', by: role })), role).toBe(
        'placements.not-your-role',
      )
    for (const state of ['draft', 'returned', 'scheduled', 'issued', 'refused', 'withdrawn'] as const)
      expect(said(ground(), state), state).toBe('placements.wrong-state')
  })

  it('never stands on a finding that is not unmet and binding, whatever else is true of it', () => {
    const any = fc.record({
      outcome: fc.constantFrom('met', 'unmet', 'unknown'),
      applied: fc.boolean(),
      kind: fc.constantFrom(...ruleKinds),
      document: fc.constantFrom(null, 'passport'),
      helper: fc.constantFrom(null, ...helpers),
      guards: fc.subarray(['registration', 'verification', 'orientation', 'card', 'departure']),
    })
    fc.assert(
      fc.property(any, fc.constantFrom(...states), (change, state) => {
        const [chosen] = groundsToRefuse([ground(change)], { state })
        const may = ['nobody', 'time', null].includes(change.helper)
        expect(chosen === undefined || (change.outcome === 'unmet' && change.applied && may)).toBe(true)
      }),
    )
  })
})
