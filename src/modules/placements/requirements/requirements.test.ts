import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { reference } from '../../offices/index.ts'
import { loadRegulations } from '../../regulations/index.ts'
import { addressOf, askedIn, chosenOf, keepOpen } from './chosen.ts'
import { isRouteOpen, type Requirements, requirementsOf } from './requirements.ts'

const { ruleSet: law } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!law) throw new Error('the shipped rules do not load')
const schemes = new Set(law.schemes.keys())
const today = day('2026-11-23')

/** The answer to an address, as the page asks for it. */
function answer(query: string, on = today): Requirements {
  const { choice } = chosenOf(askedIn(new URLSearchParams(query)), schemes)
  if (!choice || !law) throw new Error(`${query} is not a whole question`)
  return requirementsOf(law, choice, on)
}
const codes = ({ documents }: Requirements): readonly string[] => documents.map(({ document }) => document.code)
const rules = (lines: Requirements['closed']): readonly string[] => lines.map(({ rule }) => rule.id)
const steps = ({ steps }: Requirements): readonly string[] => steps.map(({ code }) => code)

describe('an elderly carer for Taiwan, through a placement company', () => {
  const found = answer('ke=TW&kerja=elderly-carer&jalur=p2p')

  it('brings the documents of UU 18/2017 Pasal 13, in the order of the steps', () => {
    const asked = [
      'marital-letter',
      'family-permit',
      'placement-agreement',
      'competence-certificate',
      'health-letter',
      'passport',
      'work-visa',
      'employment-contract',
    ]
    expect(codes(found).filter((code) => asked.includes(code))).toEqual(asked)
    const law = found.documents.filter(({ document }) => asked.includes(document.code))
    expect(law.every(({ lines }) => lines.some(({ rule }) => rule.id.startsWith('uu-18-2017.pasal-13')))).toBe(true)
  })

  it('needs the marriage book only if married, and says what decides it', () => {
    const dependent = found.documents.filter(({ depends }) => depends.length > 0)
    expect(dependent.map(({ document, depends }) => [document.code, depends.map(({ path }) => path)])).toEqual([
      ['marriage-book', ['worker.maritalStatus']],
    ])
  })

  it('is 21 to 45 years old by the rule of Taiwan, while national law says 18', () => {
    expect(found.age.minimum?.years).toBe(21)
    expect(found.age.minimum?.line.rule.id).toBe('ketentuan-taiwan.umur')
    expect(found.age.maximum?.years).toBe(45)
    expect(answer('ke=TW&kerja=factory-worker&jalur=p2p').age.minimum?.years).toBe(18)
  })

  it('does not pay for visa, ticket, training or the company', () => {
    const payers = new Map(found.costs.map(({ component, payer }) => [component, payer]))
    for (const component of ['work-visa', 'ticket-out', 'training', 'company-fee'])
      expect(payers.get(component)).toBe('employer')
  })

  it('pays at least what has an official figure, and is told that this is not all', () => {
    const own = found.costs.filter(({ payer, amount }) => payer === 'worker' && amount !== null)
    expect(found.own.min).toBe(own.reduce((sum, { amount }) => sum + (amount?.min ?? 0), 0))
    expect(found.own.max).toBeGreaterThan(found.own.min)
    expect(found.own.complete).toBe(false)
    const passport = found.costs.find(({ component }) => component === 'passport')
    expect(passport?.amount).toEqual({ min: 0, max: 350_000 })
    expect(passport?.depends.map(({ path }) => path)).toEqual(['history.hadPassport'])
  })

  it('names each component once', () => {
    const components = found.costs.map(({ component }) => component)
    expect(new Set(components).size).toBe(components.length)
  })

  it('sees the circular of 2023 as a conflict, never as a requirement', () => {
    expect(rules(found.conflicts)).toContain('se-menaker-b-3-2023.siapkerja')
    expect(rules(found.closed)).toEqual([])
  })

  it('is told to have the agency and the employer looked up', () => {
    expect(rules(found.lookUp)).toEqual(
      expect.arrayContaining(['uu-18-2017.pasal-10.agensi', 'uu-18-2017.pasal-10.majikan']),
    )
  })

  it('takes as long as its steps to departure, without what comes after', () => {
    const counted = found.steps.slice(0, steps(found).indexOf('departure') + 1)
    expect(steps(found).at(-1)).toBe('arrival-report')
    expect(found.days?.max).toBe(counted.reduce((sum, { usualDays }) => sum + (usualDays?.max ?? 0), 0))
  })
})

describe('other ways, other answers', () => {
  it('shows a skilled worker for Japan the card before the visa', () => {
    const found = answer('ke=JP&kerja=careworker')
    expect(found.choice.scheme).toBe('ssw-japan')
    expect(steps(found).indexOf('card')).toBeGreaterThan(0)
    expect(steps(found).indexOf('card')).toBeLessThan(steps(found).indexOf('visa'))
    expect(codes(found)).toContain('japanese-certificate')
  })

  it('shows a factory worker for Korea the Korean age window and what Korea asks of the person', () => {
    const { age, person, choice } = answer('ke=KR&kerja=factory-worker')
    expect(choice.scheme).toBe('g2g-korea')
    expect([age.minimum?.years, age.maximum?.years]).toEqual([18, 39])
    expect(age.maximum?.line.rule.instrument.id).toBe('ketentuan-korea-eps')
    expect(rules(person)).toContain('ketentuan-korea-eps.deportasi')
  })

  it('shows a domestic worker for Saudi Arabia the stop of placement, with its article', () => {
    const [stop, ...others] = answer('ke=SA&kerja=domestic-worker').closed
    expect(others).toEqual([])
    expect(stop?.rule.id).toBe('kepmenaker-260-2015.rumah-tangga')
    expect(stop?.rule.citation.at).not.toBe('')
  })

  it('answers for a country that nobody has entered by what holds everywhere', () => {
    const found = answer('ke=ZZ&kerja=nurse')
    expect(found.documents.length).toBeGreaterThan(5)
    expect(found.age.minimum?.years).toBe(18)
    expect(found.scheme).toBeDefined()
  })

  it('answers by the law of the day that is asked', () => {
    const before = answer('ke=TW&kerja=elderly-carer&jalur=p2p', day('2025-10-07'))
    const after = answer('ke=TW&kerja=elderly-carer&jalur=p2p', day('2025-10-08'))
    const source = ({ costs }: Requirements) =>
      costs.find(({ component }) => component === 'work-visa')?.line.rule.instrument.id
    expect([source(before), source(after)]).toEqual(['perban-bp2mi-9-2020', 'permen-p2mi-17-2025'])
  })
})

describe('whatever is chosen', () => {
  const { destinations, jobs } = reference()
  const query = fc.record({
    ke: fc.constantFrom(...destinations.keys(), 'ZZ'),
    kerja: fc.constantFrom(...jobs.keys()),
    jalur: fc.constantFrom('', ...schemes),
  })

  it('there is an answer: documents, a route, costs with a payer or a question, and nothing twice', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const found = answer(new URLSearchParams(asked).toString())
        expect(found.scheme).toBeDefined()
        expect(new Set(codes(found)).size).toBe(found.documents.length)
        for (const { payer, depends, line } of found.costs)
          expect(payer !== null || depends.length > 0 || line.finding.noValue.length > 0).toBe(true)
        expect(found.own.max).toBeGreaterThanOrEqual(found.own.min)
        expect(found.closed.every(({ finding }) => finding.applied)).toBe(true)
        expect(found.conflicts.every(({ finding }) => !finding.applied)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('the address of the answer asks the same again', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const first = askedIn(new URLSearchParams(asked))
        const again = askedIn(new URL(addressOf(first), 'http://bekal.test').searchParams)
        expect(again).toEqual(first)
      }),
    )
  })

  it('half a question is a question, not an answer', () => {
    for (const half of ['', 'ke=TW', 'kerja=nurse', 'ke=TW&kerja=astronaut'])
      expect(chosenOf(askedIn(new URLSearchParams(half)), schemes).choice).toBeUndefined()
  })
})

describe('somebody who knows no route', () => {
  const offered = (query: string) =>
    keepOpen(chosenOf(askedIn(new URLSearchParams(query)), schemes), (choice) => isRouteOpen(law, choice, today))

  it('is never led to one that the law closes for that job', () => {
    const { destinations, jobs } = reference()
    const kinds = Map.groupBy(jobs.values(), ({ sector, employer }) => `${sector} ${employer}`)
    for (const country of destinations.keys())
      for (const [job] of kinds.values()) {
        const { likely, choice } = offered(`ke=${country}&kerja=${job?.slug}`)
        for (const scheme of likely)
          expect(choice && isRouteOpen(law, { ...choice, scheme }, today), `${country} ${job?.slug} ${scheme}`).toBe(
            true,
          )
      }
  })

  it('who goes to a household is not told to arrange it alone (UU 18/2017 Pasal 63)', () => {
    expect(offered('ke=SA&kerja=domestic-worker').likely).not.toContain('individual')
    expect(offered('ke=JP&kerja=elderly-carer').choice?.scheme).toBe('p2p')
    expect(offered('ke=JP&kerja=elderly-carer').likely).not.toContain('individual')
  })

  it('keeps the route that was named, closed or not: the page says why it is closed', () => {
    expect(offered('ke=JP&kerja=elderly-carer&jalur=individual').choice?.scheme).toBe('individual')
  })
})
