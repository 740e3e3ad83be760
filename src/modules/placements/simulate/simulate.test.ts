import fc from 'fast-check'
import { assert, describe, it } from 'vitest'
import { day, plusDays } from '../../../kernel/time.ts'
import { smallLaw, smallLawWith } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { SourceFile } from '../../../rules/source/yaml.ts'
import { effectOn, effects, wholeFrom } from './compare.ts'
import { mostChanged, noTally, sizeOf, type Tallied, tallied } from './tally.ts'

const read = (files: readonly SourceFile[]) => parseRegulations(files).ruleSet ?? assert.fail('does not load')
const small = read(smallLaw)
const from = day('2027-01-01')
/** The minimum age is 21 from the first day of 2027. */
const raised = read(smallLawWith('value: 18 }]', 'value: 18 }, { from: 2027-01-01, value: 21 }]', 'small-law/age.yaml'))
const lowered = read(
  smallLawWith('value: 18 }]', 'value: 18 }, { from: 2027-01-01, value: 16 }]', 'small-law/age.yaml'),
)
const passport = { passport: { verified: true, validUntil: '2026-12-01' } }
/** A file decided on a day in June 2026, of somebody born on a day. */
const file = (birthDate: string, documents: object = passport) => ({
  facts: { worker: { birthDate }, documents: documents as never },
  on: day('2026-06-15'),
  step: 'verification',
})
const effect = (after: typeof small, given: ReturnType<typeof file>): string =>
  effectOn({ before: small, after, from }, given).effect

describe('the day on which a change is seen', () => {
  const early = day('2026-11-25')

  it('is that of a figure that begins after the first day: before it the change would look like none', () => {
    assert.equal(wholeFrom({ before: small, after: raised, from: early }), from)
    assert.equal(effectOn({ before: small, after: raised, from: early }, file('2006-06-14')).effect, 'same')
    const whole = wholeFrom({ before: small, after: raised, from: early })
    assert.equal(effectOn({ before: small, after: raised, from: whole }, file('2006-06-14')).effect, 'loses')
  })

  it('is the first day, when all of it holds by then, or nothing is other', () => {
    assert.equal(wholeFrom({ before: small, after: raised, from: day('2027-02-01') }), '2027-02-01')
    assert.equal(wholeFrom({ before: raised, after: raised, from: early }), early)
  })
})

describe('what a change of the rules does to a file of the past', () => {
  it('is nothing when the law says the same', () => assert.equal(effect(small, file('2000-01-01')), 'same'))

  it('keeps ages and validities as they were when it was decided', () => {
    // 20 years and a day on the day of the decision; the passport had half a year left.
    assert.equal(effect(raised, file('2006-06-14')), 'loses')
    assert.equal(effect(raised, file('2005-06-15')), 'same')
    assert.equal(effect(raised, file('2005-06-16')), 'loses')
  })

  it('names the rule that newly stands in the way', () =>
    assert.deepEqual(effectOn({ before: small, after: raised, from }, file('2006-01-01')).rules, ['small-law.age']))

  it('is a gain for whom it no longer stands in the way, and for nobody who misses something else', () => {
    assert.equal(effect(lowered, file('2009-06-15')), 'gains')
    assert.equal(effect(lowered, file('2009-06-15', {})), 'same')
  })

  it('is a need where something is asked that nobody has said yet', () => {
    const asked = read([
      ...smallLaw,
      {
        path: 'small-law/months.yaml',
        text: `id: small-law.months
instrument: small-law
at: Pasal 9
kind: requirement
title: { id: Lama kontrak, en: Length of the contract }
from: 2026-07-01
guards: [verification]
condition: placement.months >= 1
unmet: { id: Isi lamanya., en: Say how long. }
confidence: verified
examples:
  - { name: sebulan, on: 2026-07-01, facts: { placement: { months: 1 } }, finds: met }
  - { name: nol, on: 2026-07-01, facts: { placement: { months: 0 } }, finds: unmet }
`,
      },
    ])
    assert.equal(effect(asked, file('2000-01-01')), 'needs')
  })

  it('turned around is the opposite, for whoever is nowhere refused on both sides', () =>
    fc.assert(
      fc.property(fc.integer({ min: 10 * 365, max: 30 * 365 }), (old) => {
        const given = file(plusDays(day('2026-06-15'), -old))
        const there = effectOn({ before: small, after: raised, from }, given).effect
        const back = effectOn({ before: raised, after: small, from }, given).effect
        assert.deepEqual([there, back], there === 'same' ? ['same', 'same'] : ['loses', 'gains'])
      }),
    ))
})

const some: fc.Arbitrary<Tallied> = fc.record({
  province: fc.constantFrom('35', '33'),
  scheme: fc.constant('p2p'),
  country: fc.constantFrom('TW', 'HK'),
  company: fc.constantFrom(null, 'pt-contoh'),
  effect: fc.constantFrom(...effects),
  rules: fc.constantFrom([], ['small-law.age']),
})

describe('counting', () => {
  it('loses no file, whatever the batches', () =>
    fc.assert(
      fc.property(fc.array(some), fc.nat(), (files, at) => {
        const cut = files.length === 0 ? 0 : at % files.length
        const whole = tallied(noTally, files)
        assert.deepEqual(tallied(tallied(noTally, files.slice(0, cut)), files.slice(cut)), whole)
        assert.equal(sizeOf(whole), files.length)
        const provinces = Object.values(whole.by.province).reduce(
          (sum, counts) => sum + sizeOf({ ...whole, all: counts }),
          0,
        )
        assert.equal(provinces, files.length)
      }),
    ))

  it('shows those first for whom most changes, and nobody for whom nothing does', () => {
    const given = (province: string, effect: Tallied['effect']): Tallied => ({
      province, effect, scheme: 'p2p', country: 'TW', company: null, rules: [],
    }) // biome-ignore format: a row
    const tally = tallied(noTally, [
      given('35', 'loses'),
      given('33', 'needs'),
      given('33', 'gains'),
      given('52', 'same'),
    ])
    assert.deepEqual(
      mostChanged(tally, 'province', 5).map(([name]) => name),
      ['33', '35'],
    )
  })
})
