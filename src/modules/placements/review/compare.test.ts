import { describe, expect, it } from 'vitest'
import { type Comparison, outcomeOf, saysOtherwise } from './compare.ts'

const row = (field: 'name' | 'birthDate', result: 'same' | 'differs' | 'missing') => ({
  field,
  here: 'a',
  there: 'b',
  result,
})
const of = (change: Partial<Comparison>): Comparison => ({
  document: 'id-card',
  register: 'dukcapil',
  state: 'answered',
  rows: [row('name', 'same')],
  ...change,
})

describe('what all comparisons say of a file', () => {
  it('is a match only when every register answered and nothing differs', () => {
    expect(outcomeOf([of({}), of({ document: 'family-card' })])).toEqual({ clean: 'match', differences: 0 })
    expect(outcomeOf([of({}), of({ state: 'away', rows: [] })])).toEqual({ clean: 'unclear', differences: 0 })
    expect(outcomeOf([])).toEqual({ clean: 'unclear', differences: 0 })
  })
  it('counts a field of a register once, however many papers show it', () => {
    const differs = of({ rows: [row('birthDate', 'differs')] })
    expect(outcomeOf([differs, { ...differs, document: 'family-card' }])).toEqual({ clean: 'differs', differences: 1 })
    expect(
      outcomeOf([differs, of({ register: 'imigrasi', document: 'passport', rows: [row('birthDate', 'differs')] })]),
    ).toEqual({ clean: 'differs', differences: 2 })
  })
  it('differs when a register knows nobody, even while another is away', () =>
    expect(outcomeOf([of({ state: 'not-found', rows: [] }), of({ state: 'away', rows: [] })])).toEqual({
      clean: 'differs',
      differences: 1,
    }))
})

describe('a file that is opened', () => {
  const differs = of({ rows: [row('name', 'differs')] })
  it.each([
    ['match', [of({})], false],
    ['match', [differs], true],
    ['differs', [of({})], true],
    ['differs', [differs], false],
    ['unclear', [of({})], true],
    ['corrected', [of({})], false],
    ['corrected', [differs], true],
    ['match', [of({}), of({ state: 'away', rows: [] })], false],
    ['differs', [], false],
  ] as const)('that says %s is compared again only when the registers say otherwise', (clean, seen, otherwise) =>
    expect(saysOtherwise(clean, seen)).toBe(otherwise),
  )
})
