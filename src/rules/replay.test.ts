import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../kernel/canonical.ts'
import { day } from '../kernel/time.ts'
import { evaluate } from './evaluate.ts'
import { replay } from './replay.ts'
import type { RuleSet } from './rule.ts'
import { smallLaw, smallLawWith } from './small-law.examples.ts'
import { parseRegulations, ruleSetOf } from './source/parse.ts'
import type { SourceFile } from './source/yaml.ts'

const load = (files: readonly SourceFile[]): RuleSet => {
  const { ruleSet } = parseRegulations(files)
  if (!ruleSet) throw new Error('the small law does not load')
  return ruleSet
}
const ruleSet = load(smallLaw)
const decidedOn = day('2026-03-01')
const facts = { worker: { birthDate: '2009-01-01' }, placement: { scheme: 'p2p', country: 'JP', months: 3 } }
const asStored = (value: unknown): Json => JSON.parse(canonical(value as Json)) as Json
const findings = evaluate(ruleSet, facts, decidedOn).map(asStored)
const record = { ruleSet: ruleSet.digest, decidedOn, facts: asStored(facts), findings }

describe('running a decision again', () => {
  it('gives the identical findings', () => expect(replay(record, ruleSet)).toEqual({ identical: true }))

  it('gives them from the rule set as it was stored, years later', () => {
    const stored = ruleSetOf(ruleSet.source)
    expect(stored.digest).toBe(ruleSet.digest)
    expect(replay(record, stored)).toEqual({ identical: true })
  })

  it('refuses another rule set, however alike', () => {
    const other = load(smallLawWith('Umur, en: Age', 'Usia, en: Age'))
    expect(replay(record, other)).toEqual({ identical: false, because: 'another-rule-set', differences: [] })
  })

  it('names the rule when a stored finding, fact or day was changed', () => {
    const changed = (text: string, by: string) =>
      replay({ ...record, findings: JSON.parse(canonical(findings).replace(text, by)) as Json[] }, ruleSet)
    const named = (result: ReturnType<typeof replay>) =>
      result.identical ? [] : result.differences.map(({ rule }) => rule)
    expect(named(changed('"outcome":"unmet"', '"outcome":"met"'))).toEqual(['small-law.age'])
    expect(named(changed('112500', '112501'))).toEqual(['small-law.fee'])
    expect(named(replay({ ...record, findings: findings.slice(1) }, ruleSet))).toEqual(['small-law.age'])
    expect(named(replay({ ...record, decidedOn: day('2025-12-31') }, ruleSet))).toEqual([
      'small-law.age',
      'small-law.promise',
    ])
    const older = { ...facts, worker: { birthDate: '2000-01-01' } }
    expect(named(replay({ ...record, facts: older }, ruleSet))).toEqual(['small-law.age'])
    expect(replay({ ...record, findings: [...findings, ...findings.slice(0, 1)] }, ruleSet).identical).toBe(false)
  })
})
