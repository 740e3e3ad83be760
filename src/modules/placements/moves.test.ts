import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '../../platform/access/actor.ts'
import { states } from './application.ts'
import { type MoveName, moves, openMoves, whyNot } from './moves.ts'

const names = Object.keys(moves) as MoveName[]

describe('the moves of an application', () => {
  it('lead nowhere from withdrawn, refused and revoked', () => {
    for (const state of ['withdrawn', 'refused', 'revoked'] as const)
      for (const role of roles) expect(openMoves({ state }, role)).toEqual([])
  })

  it('reach every state from draft', () => {
    const reached = new Set<string>(['draft'])
    for (let grown = true; grown; ) {
      const before = reached.size
      for (const { from, to } of Object.values(moves)) if (from.some((state) => reached.has(state))) reached.add(to)
      grown = reached.size > before
    }
    expect([...reached].toSorted()).toEqual([...states].toSorted())
  })

  it('never let a worker, a family or the public approve, issue or revoke', () => {
    for (const move of ['approve', 'issue', 'revoke', 'refuse', 'return', 'hold'] as const)
      for (const role of ['worker', 'family', 'public', 'village-officer', 'centre', 'auditor'] as const)
        expect(whyNot(move, { state: moves[move].from[0] }, role)?.code).toBe('placements.not-your-role')
  })

  it('answer the same question the same way for a button and for a decision', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.constantFrom(...roles),
        fc.constantFrom(...names),
        (state, role, move) => {
          expect(openMoves({ state }, role).includes(move)).toBe(whyNot(move, { state }, role) === undefined)
        },
      ),
    )
  })

  it('let the worker withdraw until the card is issued', () => {
    for (const state of states) {
      const open = whyNot('withdraw', { state }, 'worker') === undefined
      expect(open, state).toBe(!['issued', 'departed', 'withdrawn', 'refused', 'revoked'].includes(state))
    }
  })
})
