import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseStates, levels, reportedParties, type Step, stepNames } from '../case.ts'
import { after } from '../moves.ts'
import { suggest } from './suggest.ts'

const open = {
  state: 'open',
  handler: 'p' as never,
  category: 'unpaid-wage',
  reported: 'placing-company',
  level: 'ordinary',
} as const
const step = (name: Step['step'], data: Step['data'] = {}) => ({ step: name, data })

describe('what is usually done next', () => {
  it.each([
    ['nobody has it', { ...open, state: 'filed', handler: null }, [], 'taken'],
    ['nobody has sorted it', { ...open, state: 'filed', category: 'unsorted' }, [], 'sorted'],
    ['it was sorted', { ...open, state: 'filed' }, [], 'accepted'],
    ['a company is complained of', open, [], 'clarified'],
    ['it was clarified', open, [step('clarified')], 'clarified-again'],
    [
      'something was promised',
      open,
      [step('clarified'), step('clarified-again', { committed: true })],
      'commitment-kept',
    ],
    [
      'the promise was kept',
      open,
      [step('clarified'), step('clarified-again', { committed: true }), step('commitment-kept')],
      'proposed',
    ],
    [
      'it was admitted and broken',
      open,
      [step('clarified'), step('clarified-again', { committed: true, admitted: true }), step('commitment-broken')],
      'sanction-recommended',
    ],
    ['it was denied', open, [step('clarified'), step('clarified-again', { admitted: false })], 'mediated'],
    ['no company is complained of', { ...open, reported: 'other' }, [], 'proposed'],
    ['the reporter is asked', { ...open, state: 'asked' }, [], null],
  ] as const)('when %s', (_, one, steps, expected) => expect(suggest(one, steps)).toBe(expected))

  it('can always be done from where the case is', () => {
    const any = fc.record({
      state: fc.constantFrom(...caseStates),
      handler: fc.constantFrom(null, 'p' as never),
      category: fc.constantFrom('unsorted', 'unpaid-wage'),
      reported: fc.constantFrom(...reportedParties),
      level: fc.constantFrom(...levels),
    })
    const lines = fc.array(
      fc.record({
        step: fc.constantFrom(...stepNames),
        data: fc.constantFrom({}, { admitted: true }, { committed: true }),
      }),
    )
    fc.assert(
      fc.property(any, lines, (one, steps) => {
        const next = suggest(one, steps)
        if (next !== null) expect(after(next, one.state)).toBeDefined()
      }),
    )
  })
})
