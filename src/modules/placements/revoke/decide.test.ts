import { describe, expect, it } from 'vitest'
import type { Role } from '../../../platform/access/actor.ts'
import type { State } from '../application.ts'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import type { Weighed } from '../weigh.ts'
import { revokeCard } from './decide.ts'

type Revoking = { finding?: Weighed; reason?: string; by?: Role; state?: State }
const revoke = ({
  finding = found('passport', 'unmet'),
  reason = 'Paspor sudah habis.',
  by = 'head-of-office',
  state = 'issued',
}: Revoking = {}) => revokeCard(fileIn(state), { findings: [finding], rule: 'passport', reason, by })

describe('revoking a card', () => {
  it('stands on a rule that is no longer met, and says why', () => {
    expect(revoke({ reason: '  Paspor sudah habis. ' })).toMatchObject({
      ok: true,
      events: [{ reason: 'Paspor sudah habis.', citations: ['UU 18/2017 Pasal passport'] }],
    })
  })

  it('is refused when the rule is met, not known, binds nobody, or is another', () => {
    for (const finding of [
      found('passport', 'met'),
      found('passport', 'unknown'),
      found('passport', 'unmet', { applied: false }),
      found('other', 'unmet'),
    ])
      expect(saidOf(revoke({ finding }))).toBe('placements.no-citation')
  })

  it('is refused without a sentence, and spaces are none', () => {
    expect(saidOf(revoke({ reason: 'pendek' }))).toBe('placements.no-reason')
    expect(saidOf(revoke({ reason: ' '.repeat(30) }))).toBe('placements.no-reason')
  })

  it('is for the head of office alone, also after departure, and once', () => {
    for (const by of ['counter-officer', 'centre', 'worker', 'airport-desk'] as const)
      expect(saidOf(revoke({ by })), by).toBe('placements.not-your-role')
    expect(saidOf(revoke({ state: 'departed' }))).toBe('placements.card-revoked')
    expect(saidOf(revoke({ state: 'revoked' }))).toBe('placements.wrong-state')
  })
})
