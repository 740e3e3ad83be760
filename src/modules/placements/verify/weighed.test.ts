import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { Item } from '../decision-record.ts'
import { personNo } from '../queue/files.examples.ts'
import { weighedBy } from './weighed.ts'

const { ruleSet } = parseRegulations(smallLaw)
if (!ruleSet) throw new Error('the small law does not load')
const law = ruleSet
const findings = evaluate(
  law,
  {
    worker: { birthDate: '2012-01-01', sex: 'female' },
    placement: { scheme: 'p2p', country: 'TW', employer: 'household', months: 24 },
  },
  day('2026-11-23'),
)
const weighs = findings.filter(({ applied, guards }) => applied && guards.includes('verification'))
const [met, ...unmet] = [
  weighs.filter(({ outcome }) => outcome === 'met'),
  ...weighs.filter(({ outcome }) => outcome !== 'met'),
]
const item = (rule: string): Item => ({ rule, citation: 'UU 1/2020', document: null, text: 'Perbaiki.' })
const decided = {
  kind: 'verification',
  outcome: 'returned',
  officer: personNo(1),
  findings: findings as never,
  items: [] as readonly Item[],
} as const
const of = (change: Partial<Parameters<typeof weighedBy>[0]>, ground?: string) =>
  weighedBy({ ...decided, ...change }, { ground, ruleSet: law }).map(({ rule, outcome }) => `${rule.id} ${outcome}`)

describe('what a decision says of a rule', () => {
  const [first, second] = unmet
  if (!first || !second) throw new Error('the small law must find two things in the way')

  it('is named for what it gives back, and passed for everything else it weighed', () => {
    const said = of({ items: [item(first.rule)] })
    expect(said).toContain(`${first.rule} named`)
    expect(said).toContain(`${second.rule} passed`)
    expect(said).toHaveLength(weighs.length)
  })

  it('is nothing of other rules in the way, when one ground is all it can name', () => {
    for (const said of [
      of({ outcome: 'refused', items: [item(first.rule)] }),
      of({ kind: 'hold', outcome: 'held' }, first.rule),
    ]) {
      expect(said).toContain(`${first.rule} named`)
      expect(said.filter((one) => one.startsWith(second.rule))).toEqual([])
      expect(said).toHaveLength(1 + met.length)
    }
  })

  it('is passed for all, when a file is approved with a reason of the officer', () => {
    const said = of({ outcome: 'approved', items: [item('officer')] })
    expect(said).toHaveLength(weighs.length)
    expect(said.every((one) => one.endsWith(' passed'))).toBe(true)
  })

  it('is nothing at all, when a hold is lifted, for a card, and when Bekal decided by itself', () => {
    expect(of({ kind: 'hold', outcome: 'released' }, first.rule)).toEqual([])
    expect(of({ kind: 'card', outcome: 'issued' })).toEqual([])
    expect(of({ officer: null })).toEqual([])
  })
})
