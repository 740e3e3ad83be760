import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day, type LocalDate } from '../../kernel/time.ts'
import { checkRuleSet } from '../check.ts'
import { findingsBlocking as blocking, evaluate } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import { written } from '../problem.ts'
import { parseRegulations } from './parse.ts'
import { readRegulations } from './read-folder.ts'

/** The law as it stands in `regulations/`: what must stay true of it, whatever else changes. */

const files = await readRegulations(fileURLToPath(new URL('../../../regulations', import.meta.url)))
const { ruleSet: law, problems } = parseRegulations(files)
if (!law) throw new Error(problems.map(written).join('\n'))

const today = day('2026-11-23')
const open = [...law.schemes.values()].filter((scheme) => scheme.open)
const jobs: Readonly<Record<string, Facts>> = {
  p2p: { country: 'TW', job: 'elderly-carer', sector: 'household', employer: 'household', contractMonths: 36 },
  'g2g-korea': { country: 'KR', job: 'factory-worker', sector: 'manufacturing', contractMonths: 36 },
  individual: { country: 'AE', job: 'hotel-worker', sector: 'hospitality', contractMonths: 24 },
  'ssw-japan': { country: 'JP', job: 'careworker', sector: 'health', contractMonths: 60 },
  're-entry': { country: 'SA', job: 'domestic-worker', sector: 'household', employer: 'household', purpose: 'return' },
}
const placement = (scheme: string): Facts => ({
  scheme,
  purpose: 'new',
  employer: 'legal-entity',
  ...jobs[scheme],
})
const asked = (facts: Facts): string[] =>
  evaluate(law, facts, today).flatMap(({ document, applied }) => (applied && document !== null ? [document] : []))
const outcome = (rule: string, facts: Facts, on: LocalDate = today) =>
  evaluate(law, facts, on).find((finding) => finding.rule === rule)?.outcome

/** A person who has done and shown everything that a scheme asks. */
function complete(scheme: string): Facts {
  const worker = { birthDate: '1995-05-05', maritalStatus: 'married', education: 'sma' }
  const person = { placement: placement(scheme), worker }
  return {
    ...person,
    family: { permitSigner: 'spouse', villageAware: true },
    history: { imprisoned: false, barredFromLeaving: false, deportedFromDestination: false, monthsInKorea: 0 },
    documents: Object.fromEntries(asked(person).map((code) => [code, { verified: true, validUntil: '2027-06-01' }])),
    steps: Object.fromEntries(law?.schemes.get(scheme)?.steps.map(({ code }) => [code, { done: true }]) ?? []),
  }
}

describe('the law as data', () => {
  it('finds what every example says', () => {
    expect(checkRuleSet(law).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(law.rules.length).toBeGreaterThanOrEqual(60)
  })

  it('is the same under its other names', () => {
    expect(law.instruments.get('permen-p2mi-23-2025')?.aliases).toContain('Peraturan BPPMI 23/2025')
  })

  it('is said in sentences of at most twelve words', () => {
    const said = law.rules.flatMap(({ id, unmet, remedy }) => [unmet?.id, remedy?.id].map((text) => ({ id, text })))
    const long = said.filter(({ text }) =>
      text?.split(/[.!?:](?:\s|$)/).some((one) => one.trim().split(/\s+/).length > 12),
    )
    expect(long).toEqual([])
  })
})

describe.each(open.map(({ code }) => code))('a complete file of %s', (scheme) => {
  it.each(['verification', 'orientation', 'card', 'departure'])('has nothing in the way of %s', (step) => {
    const inTheWay = blocking(evaluate(law, complete(scheme), today), step).map(({ rule, needs }) => ({ rule, needs }))
    expect(inTheWay).toEqual([])
  })

  it('is asked for the documents of its steps and for no others', () => {
    const inSteps = law.schemes.get(scheme)?.steps.flatMap(({ documents }) => documents)
    expect(asked(complete(scheme)).toSorted()).toEqual([...new Set(inSteps)].toSorted())
  })

  it('asks nothing that only a register could answer before the office decides', () => {
    const needs = blocking(evaluate(law, { placement: placement(scheme) }, today), 'verification').flatMap(
      (f) => f.needs,
    )
    const asks = new Set(needs.map((need) => law.questions.get(need)?.asks ?? 'document'))
    expect([...asks].filter((who) => who === 'system' || who === 'company')).toEqual([])
  })
})

describe('traps of interpretation', () => {
  const household = { country: 'PG', job: 'domestic-worker', sector: 'household', employer: 'household' }

  it('do not refuse an eighteen-year-old a household job under national law', () => {
    const facts = { placement: { scheme: 'p2p', purpose: 'new', ...household }, worker: { birthDate: '2008-11-23' } }
    const unmet = evaluate(law, facts, today).filter((finding) => finding.outcome === 'unmet')
    expect(unmet).toEqual([])
    const taiwan = { ...facts, placement: { ...facts.placement, country: 'TW' } }
    const refused = evaluate(law, taiwan, today).filter((finding) => finding.outcome === 'unmet')
    expect(refused.map(({ rule }) => law.rules.find(({ id }) => id === rule)?.instrument.rank)).toEqual([
      'destination-rule',
    ])
  })

  it('do not refuse an exit for lack of a card', () => {
    const facts = { ...complete('p2p'), card: { held: false } }
    expect(blocking(evaluate(law, facts, today), 'departure')).toEqual([])
  })

  it('do not let a circular add a duty', () => {
    const facts = { placement: { ...placement('p2p'), registeredInSiapkerja: false } }
    const circular = evaluate(law, facts, today).find(({ rule }) => rule === 'se-menaker-b-3-2023.siapkerja')
    expect(circular).toMatchObject({ outcome: 'unmet', applied: false })
    expect(blocking(evaluate(law, facts, today), 'registration').map(({ rule }) => rule)).not.toContain(circular?.rule)
  })

  it('do not stop an extension where new placements are closed', () => {
    const closed = (purpose: string) =>
      outcome('kepmenaker-260-2015.rumah-tangga', { placement: { ...household, country: 'SA', purpose } })
    expect(closed('new')).toBe('unmet')
    expect(closed('extension')).toBe('met')
    expect(closed('return')).toBe('met')
  })

  it('give the card before the visa in Japan, and the visa before the check elsewhere', () => {
    const codes = (scheme: string) => law.schemes.get(scheme)?.steps.map(({ code }) => code) ?? []
    expect(codes('ssw-japan').indexOf('card')).toBeLessThan(codes('ssw-japan').indexOf('visa'))
    expect(codes('p2p').indexOf('visa')).toBeLessThan(codes('p2p').indexOf('verification'))
  })
})

describe('social security', () => {
  const contribution = (scheme: string, contractMonths: number) =>
    evaluate(law, { placement: { scheme, contractMonths } }, today)
      .filter(({ rule }) => rule.startsWith('permenaker-4-2023.pasal-18'))
      .map(({ amount }) => amount)

  it.each([
    ['p2p', 24, 370_000],
    ['p2p', 12, 226_500],
    ['p2p', 6, 145_500],
    ['p2p', 27, 410_500],
    ['p2p', 18, 307_500],
    ['individual', 24, 332_500],
    ['individual', 27, 373_000],
    ['individual', 12, 189_000],
    ['individual', 6, 108_000],
  ])('of %s for %i months is Rp%i, said once', (scheme, months, amount) => {
    expect(contribution(scheme, months)).toEqual([amount])
  })

  it('has exactly one answer for every length', () => {
    for (let months = 1; months <= 72; months += 1)
      for (const scheme of ['p2p', 'g2g-korea', 'individual', 'ssw-japan'])
        expect(contribution(scheme, months).filter((amount) => amount !== null)).toHaveLength(1)
  })
})
