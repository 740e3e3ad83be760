import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import { type Issuing, issueCard } from './decide.ts'

const issuing = (change: Partial<Issuing> = {}): Issuing => ({
  application: fileIn('oriented'),
  findings: [found('a', 'met'), found('b', 'met'), found('a', 'met')],
  by: 'counter-officer',
  on: day('2026-11-30'),
  needsOrientation: true,
  hasPhoto: true,
  ...change,
})
const said = (change: Partial<Issuing>): string | undefined => saidOf(issueCard(issuing(change)))

describe('issuing a card', () => {
  it('cites each article once, and is valid as long as the contract', () => {
    expect(issueCard(issuing())).toMatchObject({
      ok: true,
      events: [
        {
          citations: ['UU 18/2017 Pasal a', 'UU 18/2017 Pasal b'],
          validFrom: '2026-11-30',
          validUntil: '2028-11-30',
        },
      ],
    })
  })

  it('waits for the orientation where the scheme has one, and only there', () => {
    const application = fileIn('verified')
    expect(said({ application })).toBe('placements.orientation-first')
    expect(said({ application, needsOrientation: false })).toBe('placements.card-issued')
  })

  it('is refused while anything stands in its way, known or not', () => {
    for (const outcome of ['unmet', 'unknown'] as const)
      expect(issueCard(issuing({ findings: [found('a', 'met'), found('b', outcome)] }))).toEqual({
        ok: false,
        refusal: { code: 'placements.not-met', rules: ['b'] },
      })
  })

  it('is refused without a photo, without an article, without a contract, and by nobody but an office', () => {
    expect(said({ hasPhoto: false })).toBe('placements.no-photo')
    expect(said({ findings: [] })).toBe('placements.no-citation')
    expect(said({ findings: [found('circular', 'met', { applied: false })] })).toBe('placements.no-citation')
    expect(said({ application: fileIn('oriented', { contractMonths: null }) })).toBe('placements.no-citation')
    expect(said({ by: 'worker' })).toBe('placements.not-your-role')
    expect(said({ application: fileIn('issued') })).toBe('placements.wrong-state')
  })
})
