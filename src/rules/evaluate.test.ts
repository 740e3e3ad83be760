import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../kernel/canonical.ts'
import { day } from '../kernel/time.ts'
import { evaluate, findingOf, findingsBlocking, needsOf } from './evaluate.ts'
import type { Facts } from './facts.ts'
import { written } from './problem.ts'
import type { RuleSet } from './rule.ts'
import { smallLaw, smallLawWith } from './small-law.examples.ts'
import { parseRegulations } from './source/parse.ts'
import type { SourceFile } from './source/yaml.ts'

const load = (files: readonly SourceFile[]): RuleSet => {
  const { ruleSet, problems } = parseRegulations(files)
  if (!ruleSet) throw new Error(problems.map(written).join('\n'))
  return ruleSet
}
const ruleSet = load(smallLaw)
const on = day('2026-03-01')
const file = {
  worker: { birthDate: '2008-03-01' },
  placement: { scheme: 'p2p', country: 'TW', months: 2 },
  documents: { passport: { verified: true, validUntil: '2030-01-01' } },
} satisfies Facts
const finding = (facts: Facts, rule: string, date = on, rules = ruleSet) =>
  evaluate(rules, facts, date).find((candidate) => candidate.rule === rule)

describe('evaluating a file', () => {
  it('says what is met, unmet and unknown, each with its article, and stops at nothing', () => {
    const findings = evaluate(ruleSet, { ...file, worker: { birthDate: '2010-01-01' }, documents: {} }, on)
    expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['small-law.age', 'unmet'],
      ['small-law.fee', 'met'],
      ['small-law.order', 'unknown'],
      ['small-law.passport', 'unknown'],
      ['small-law.promise', 'met'],
    ])
    expect(findings.every(({ citation }) => citation.name === 'UU 1/2020' && citation.at.startsWith('Pasal'))).toBe(
      true,
    )
  })

  it('asks for a document nobody has shown, and refuses one that was refused or has expired', () => {
    const passport = (shown: Facts | undefined) =>
      finding({ ...file, documents: { passport: shown } }, 'small-law.passport')
    expect(passport(undefined)).toMatchObject({ outcome: 'unknown', needs: ['documents.passport'] })
    expect(passport({ verified: true, validUntil: '2026-02-28' })?.outcome).toBe('unmet')
    expect(passport({ verified: true, validUntil: '2026-03-01' })?.outcome).toBe('met')
    expect(passport({ verified: true })?.outcome).toBe('met')
    expect(passport({ verified: false })?.outcome).toBe('unmet')
    expect(passport({})).toMatchObject({ outcome: 'unknown', needs: ['documents.passport'] })
  })

  it('uses the value of the day: the law of last year for a file of last year', () => {
    const eighteen = { ...file, worker: { birthDate: '2007-06-01' } }
    expect(finding(eighteen, 'small-law.age', day('2025-12-31'))).toMatchObject({
      outcome: 'unmet',
      values: { age: 18, minimumAge: 19 },
    })
    expect(finding(eighteen, 'small-law.age', day('2026-01-01'))?.outcome).toBe('met')
  })

  it('leaves out rules that do not apply yet, or no longer', () => {
    expect(evaluate(ruleSet, file, day('2019-12-31'))).toEqual([])
    const toSaudi = { placement: { country: 'SA', employer: 'household' } }
    expect(finding(toSaudi, 'small-law.closed', day('2026-12-31'))?.outcome).toBe('unknown')
    expect(finding(toSaudi, 'small-law.closed', day('2027-01-01'))).toBeUndefined()
  })

  it('leaves out rules that are about somebody else, and does not guess when it cannot know', () => {
    expect(finding({ ...file, placement: { scheme: 'ssw' } }, 'small-law.fee')).toBeUndefined()
    expect(finding({ worker: file.worker }, 'small-law.fee')).toMatchObject({
      outcome: 'unknown',
      needs: ['placement.scheme'],
      amount: null,
      payer: null,
    })
    expect(finding({ placement: { employer: 'legal-entity' } }, 'small-law.closed')).toBeUndefined()
    expect(finding({}, 'small-law.closed')).toMatchObject({ needs: ['placement.country', 'placement.employer'] })
  })

  it('computes an amount in whole rupiah and who pays it, or says what is missing', () => {
    const fee = (placement: Facts) => finding({ placement: { scheme: 'p2p', ...placement } }, 'small-law.fee')
    expect(fee({ country: 'TW', months: 2 })).toMatchObject({ outcome: 'met', amount: 75_000, payer: 'company' })
    expect(fee({ country: 'JP', months: 1 })).toMatchObject({ amount: 37_500, payer: 'worker' })
    expect(fee({ country: 'JP' })).toMatchObject({ outcome: 'unknown', needs: ['placement.months'], amount: null })
    expect(fee({})).toMatchObject({ outcome: 'unknown', needs: ['placement.months', 'placement.country'] })
  })

  it('gives a promise with its lengths on the day', () => {
    const pledge = (date: string) => finding({}, 'small-law.promise', day(date))?.clock
    expect(pledge('2025-12-31')?.length).toBe(2)
    expect(pledge('2026-01-01')).toEqual({
      starts: 'request.complete',
      length: 1,
      unit: 'working-day',
      pauses: ['waiting-for-citizen'],
      warnsBefore: null,
      escalates: ['head-of-office'],
    })
  })

  it('answers with no default on a day the law gives no number', () => {
    const late = load(smallLawWith('from: 2020-01-01, value: 19 }, { ', ''))
    const gap = finding({ worker: { birthDate: '1990-01-01' } }, 'small-law.age', day('2025-12-31'), late)
    expect(gap).toMatchObject({ outcome: 'unknown', needs: [], noValue: ['minimumAge'] })
    expect(finding({ worker: { birthDate: '1990-01-01' } }, 'small-law.age', on, late)?.outcome).toBe('met')
  })

  it('does not say that a number is missing of a rule about somebody else', () => {
    const late = load(
      smallLawWith(
        'monthly: { unit: rupiah, values: [{ from: 2020-01-01',
        'monthly: { unit: rupiah, values: [{ from: 2026-01-01',
      ),
    )
    const before = day('2025-12-31')
    expect(finding({ placement: { scheme: 'ssw' } }, 'small-law.fee', before, late)).toBeUndefined()
    expect(finding({ placement: { scheme: 'p2p' } }, 'small-law.fee', before, late)?.noValue).toEqual(['monthly'])
  })

  it('asks only the rules that guard a step, when it is told one', () => {
    const guarding = evaluate(ruleSet, file, on, { guards: 'departure' })
    expect(guarding.map(({ rule }) => rule)).toEqual(['small-law.order'])
    expect(evaluate(ruleSet, file, on, { guards: 'nothing' })).toEqual([])
    expect(evaluate(ruleSet, file, on)).toHaveLength(5)
  })

  it('keeps files apart whose placements only look alike', () => {
    const said = (placement: Facts, guards?: string) =>
      evaluate(ruleSet, { placement }, on, guards === undefined ? {} : { guards }).map(({ rule }) => rule)
    expect(said({ scheme: '' })).not.toContain('small-law.fee')
    expect(said({})).toContain('small-law.fee')
    expect(said({ scheme: 'p2p\0=SA' })).not.toContain('small-law.fee')
    expect(said({ scheme: 'p2p', country: 'SA' })).toContain('small-law.fee')
    expect(said({}, '')).toEqual([])
    expect(said({}, 'departure')).toEqual(['small-law.order'])
  })

  it('knows what keeps a step from being decided, and what to ask next', () => {
    const findings = evaluate(ruleSet, { ...file, documents: {} }, on)
    expect(findingsBlocking(findings, 'verification').map(({ rule }) => rule)).toEqual(['small-law.passport'])
    expect(findingsBlocking(findings, 'departure').map(({ rule }) => rule)).toEqual(['small-law.order'])
    expect(needsOf(findings)).toEqual(['steps.verification', 'documents.passport'])
  })

  it('says of one rule alone what it says among all', () => {
    for (const facts of [{}, file, { ...file, placement: { scheme: 'ssw', country: 'SA' } }])
      expect(ruleSet.rules.flatMap((rule) => findingOf(rule, facts, on) ?? [])).toEqual(evaluate(ruleSet, facts, on))
  })
})

describe('an instrument that cannot bind', () => {
  const appliedUnder = (from: string, to: string) =>
    new Map(
      evaluate(load(smallLawWith(from, to, 'small-law/instrument.yaml')), file, on).map((found) => [
        found.kind,
        found.applied,
      ]),
    )

  it.each(['circular', 'sop', 'technical-guide', 'implementation-guide', 'service-standard', 'direction'])(
    'adds no duty as a %s, and may promise',
    (rank) => {
      const applied = appliedUnder('rank: law', `rank: ${rank}`)
      expect([...applied]).toEqual([
        ['eligibility', false],
        ['amount', false],
        ['order', false],
        ['document', false],
        ['deadline', true],
      ])
    },
  )

  it('adds nothing while it is a bill or a draft', () => {
    for (const status of ['bill', 'draft'])
      expect([...appliedUnder('status: in-force', `status: ${status}`).values()]).not.toContain(true)
  })

  it('blocks nothing', () => {
    const circular = load(smallLawWith('rank: law', 'rank: circular'))
    const findings = evaluate(circular, {}, on)
    expect(findings.some(({ outcome }) => outcome !== 'met')).toBe(true)
    expect(findingsBlocking(findings, 'verification')).toEqual([])
    expect(needsOf(findings)).toEqual([])
  })
})

describe('findings', () => {
  const day2 = fc.constantFrom('2005-01-01', '2008-03-01', '2008-03-02', '2030-01-01')
  const someFacts = fc.record(
    {
      worker: fc.record({ birthDate: day2, sex: fc.constantFrom('male', 'female') }, { requiredKeys: [] }),
      placement: fc.record(
        {
          scheme: fc.constantFrom('p2p', 'ssw'),
          country: fc.constantFrom('TW', 'JP', 'SA'),
          employer: fc.constantFrom('household', 'legal-entity'),
          months: fc.integer({ min: 0, max: 60 }),
        },
        { requiredKeys: [] },
      ),
      documents: fc.record(
        { passport: fc.record({ verified: fc.boolean(), validUntil: day2 }, { requiredKeys: ['verified'] }) },
        { requiredKeys: [] },
      ),
      steps: fc.record({ verification: fc.record({ done: fc.boolean() }) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  const groups = ['worker', 'placement', 'documents', 'steps'] as const

  it('are identical however often they are asked, in whatever order the facts are written', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const reversed = Object.fromEntries(
          Object.entries(facts)
            .toReversed()
            .map(([root, group]) => [root, Object.fromEntries(Object.entries(group).toReversed())]),
        )
        const first = canonical(evaluate(ruleSet, facts, on))
        expect(canonical(evaluate(load(smallLaw), reversed, on))).toBe(first)
      }),
      { numRuns: 50 },
    )
  })

  it('are plain JSON', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const findings = evaluate(ruleSet, facts, on)
        expect(JSON.parse(canonical(findings))).toEqual(findings)
      }),
    )
  })

  it('never turn from met to unmet or back when one more thing becomes known', () => {
    fc.assert(
      fc.property(someFacts, someFacts, fc.constantFrom(...groups), (facts, more, root) => {
        const added = { ...facts, [root]: { ...more[root], ...facts[root] } }
        const after = new Map(evaluate(ruleSet, added, on).map((found) => [found.rule, found.outcome]))
        for (const { rule, outcome } of evaluate(ruleSet, facts, on))
          if (outcome !== 'unknown') expect([rule, after.get(rule)]).toEqual([rule, outcome])
      }),
      { numRuns: 2_000 },
    )
  })

  it('cannot be changed by those who share them', () => {
    const [first] = evaluate(ruleSet, file, on)
    expect(Object.isFrozen(first) && Object.isFrozen(first?.citation) && Object.isFrozen(first?.guards)).toBe(true)
  })
})
