import { boolean, constantFrom, date, assert as holds, integer, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../rules/facts.ts'
import type { Rule } from '../../../rules/rule.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import { situationOf } from './situation.ts'

const { ruleSet } = parseRegulations(smallLaw)
const rules = ruleSet?.rules ?? []
const ruleIn = (file: string): Rule => {
  const found = rules.find((rule) => rule.file === file)
  if (!found) throw new Error(`the small law has no ${file}`)
  return found
}
const age = ruleIn('small-law/age.yaml')
const met = { outcome: 'met' } as const

const days = date({ min: new Date('1940-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }).map((one) =>
  one.toISOString().slice(0, 10),
)
const files = record({
  born: days,
  until: days,
  name: string({ minLength: 1 }),
  sex: constantFrom('female', 'male'),
  months: integer({ min: 0, max: 60 }),
  verified: boolean(),
}).map(
  ({ born, until, name, sex, months, verified }): Facts => ({
    worker: { birthDate: born, name, sex },
    placement: { scheme: 'p2p', country: 'TW', employer: 'household', months },
    documents: { passport: { verified, validUntil: until, issuedOn: born } },
  }),
)

describe('a situation', () => {
  it('is what the rule reads and what it found, a day only as being known', () => {
    const facts = { worker: { birthDate: '1999-05-01', sex: 'female', name: 'Siti' }, placement: { country: 'TW' } }
    expect(situationOf(age, facts, met).facts).toEqual({ 'worker.birthDate': true, finding: 'met' })
    expect(situationOf(age, {}, { outcome: 'unknown' }).facts).toEqual({ finding: 'unknown' })
  })

  it('holds no day and no name, whatever the file', () => {
    expect(rules.length).toBeGreaterThan(4)
    holds(
      property(files, constantFrom(...rules), (facts, rule) => {
        const found = situationOf(rule, facts, met)
        expect(found.digest).toMatch(/^[0-9a-f]{64}$/)
        expect(JSON.stringify(found.facts)).not.toMatch(/\d{4}-\d{2}-\d{2}/)
        expect(Object.keys(found.facts)).not.toContain('worker.name')
        expect(found.facts['worker.birthDate'] ?? true).toBe(true)
      }),
    )
  })

  it('lets nothing pass that is no code, should a rule ever read it', () => {
    const reads = (...keys: string[]): Rule => ({ ...age, condition: { kind: 'fact', keys } as Rule['condition'] })
    for (const said of ['Siti Aminah', '3505994105010001', 'C1234567', '2001-02-03', 'Jl. Melati 3', ['a'], 0.5])
      expect(situationOf(reads('worker', 'said'), { worker: { said } }, met).facts['worker.said']).toBe(true)
    for (const said of ['legal-entity', 'g2g-korea', 'TW', false, 24])
      expect(situationOf(reads('worker', 'said'), { worker: { said } }, met).facts['worker.said']).toBe(said)
  })

  it('is the same for two files that differ in their days, and another for another finding or rule', () => {
    holds(
      property(files, days, constantFrom(...rules), (facts, other, rule) => {
        const { worker, documents } = facts as { worker: Facts; documents: { passport: Facts } }
        const later: Facts = {
          ...facts,
          worker: { ...worker, birthDate: other, name: 'another' },
          documents: { passport: { ...documents.passport, validUntil: other, issuedOn: other } },
        }
        const { digest } = situationOf(rule, facts, met)
        expect(situationOf(rule, later, met).digest).toBe(digest)
        expect(situationOf(rule, facts, { outcome: 'unmet' }).digest).not.toBe(digest)
        for (const another of rules)
          if (another !== rule) expect(situationOf(another, facts, met).digest).not.toBe(digest)
      }),
    )
  })
})
