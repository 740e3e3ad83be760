import { assert as check, date, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, day } from '../../../kernel/time.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import { shownFacts } from './shown-facts.ts'

const { ruleSet } = parseRegulations(smallLaw)
const rule = ruleSet?.rules.find(({ file }) => file === 'small-law/age.yaml')
if (!rule) throw new Error('the small law does not load')
const on = day('2026-11-23')

describe('the facts a question shows', () => {
  it('are the placement and what the rule reads, and nothing else of the file', () => {
    const facts = {
      worker: { birthDate: '1999-05-01', sex: 'female', name: 'Siti Aminah' },
      placement: { scheme: 'p2p', country: 'TW', contractMonths: 24 },
      documents: { passport: { verified: true } },
    }
    expect(shownFacts(rule, facts, on)).toEqual({
      worker: { birthDate: '1999-11-23' },
      placement: { scheme: 'p2p', country: 'TW' },
    })
    expect(shownFacts(rule, {}, on)).toEqual({})
  })

  it('hide the birth date and keep the age, so that the rule finds the same', () => {
    const births = date({ min: new Date('1940-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    check(
      property(births, (born) => {
        const birth = day(born.toISOString().slice(0, 10))
        const facts = { worker: { birthDate: birth }, placement: { scheme: 'p2p', country: 'TW' } }
        const shown = shownFacts(rule, facts, on)
        const said = (shown['worker'] as { birthDate: string }).birthDate
        expect(ageOn(day(said), on)).toBe(ageOn(birth, on))
        expect(said.slice(4)).toBe('-11-23')
        expect(findingOf(rule, shown, on)?.outcome).toBe(findingOf(rule, facts, on)?.outcome)
      }),
    )
  })
})
