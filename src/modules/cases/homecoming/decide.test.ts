import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import { readRegulations } from '../../../rules/source/read-folder.ts'
import { caseStandard } from '../categories.ts'
import { type HomecomingFacts, moveReturn, type Planning, payersAmong, planReturn } from './decide.ts'
import { type HomecomingMove, type HomecomingState, homecomingAfter, homecomingMoves } from './moves.ts'

const { ruleSet } = parseRegulations(
  await readRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url))),
)
if (!ruleSet) throw new Error('the law is not whole')
const on = day('2026-11-24')
const findingsOn = (facts: HomecomingFacts) =>
  evaluate(ruleSet, { homecoming: { ...facts } }, on, { subject: 'homecoming' })
const [one, two] = ['a', 'b'] as unknown as [PersonId, PersonId]
const { returns } = caseStandard()

const ready = { sick: false, deceased: false, conditionChecked: true, transportArranged: true, placedByCompany: true }
const home = {
  ...ready,
  handoverSigned: true,
  witnessed: true,
  familyFound: true,
  receivedByFamily: true,
  originOfficeTold: true,
  rehabilitationRefused: false,
}
const codeOf = (
  move: HomecomingMove,
  state: HomecomingState,
  {
    facts = home,
    person = two,
    seen = 1,
    why = '',
  }: { facts?: HomecomingFacts; person?: PersonId; seen?: number; why?: string } = {},
): string => {
  const setting = { person, findings: findingsOn(facts), returns, seen, why }
  const decision = moveReturn({ state, plannedBy: one, version: 1 }, move, setting)
  return decision.ok ? decision.events[0].state : decision.refusal.code
}

describe('who pays', () => {
  const pays = (facts: HomecomingFacts) =>
    payersAmong(findingsOn(facts), ruleSet).map(({ payer, rule }) => [rule, payer])
  it('is the company for the body of a worker it placed, the government from debarkation for all others', () => {
    expect(pays({ deceased: true, placedByCompany: true })).toEqual([['pp-59-2021.pasal-21.3.biaya-pulang', 'company']])
    for (const facts of [
      { deceased: true, placedByCompany: false },
      { deceased: false, placedByCompany: true },
      { deceased: false, placedByCompany: false },
    ])
      expect(pays(facts)).toEqual([['permen-p2mi-32-2025.pasal-13.biaya-debarkasi', 'government']])
  })

  it('is not guessed while the facts are missing, nor before the law', () => {
    expect(pays({ deceased: true }).every(([, payer]) => payer === null)).toBe(true)
    const before = evaluate(ruleSet, { homecoming: { deceased: true, placedByCompany: true } }, day('2021-04-06'), {
      subject: 'homecoming',
    })
    expect(payersAmong(before, ruleSet)).toEqual([])
  })

  it('is never the worker', () => {
    const answer = fc.option(fc.boolean(), { nil: undefined })
    fc.assert(
      fc.property(answer, answer, answer, (deceased, placedByCompany, sick) => {
        const facts = Object.fromEntries(
          Object.entries({ deceased, placedByCompany, sick }).filter(([, known]) => known !== undefined),
        ) as HomecomingFacts
        expect(pays(facts).some(([, payer]) => payer === 'worker')).toBe(false)
      }),
    )
  })
})

describe('a plan', () => {
  const plan: Planning = { travelsOn: on, route: 'Taipei ke Surabaya, pesawat.', wants: true, facts: {} }
  const code = (change: Partial<Planning>, state: HomecomingState | null = null): string => {
    const decision = planReturn({ ...plan, ...change }, { state, today: on })
    return decision.ok ? 'ok' : decision.refusal.code
  }

  it('is for who wants it, on a day that is not over, with a way, before it has begun', () => {
    expect(code({})).toBe('ok')
    expect(code({}, 'confirmed')).toBe('ok')
    expect(code({}, 'departed')).toBe('cases.return-begun')
    expect(code({ wants: false })).toBe('cases.return-wish')
    expect(code({ wants: false, facts: { deceased: true } })).toBe('ok')
    expect(code({ wants: false, facts: { deceased: false } })).toBe('cases.return-wish')
    expect(code({ travelsOn: day('2026-11-23') })).toBe('cases.return-when')
    expect(code({ travelsOn: null })).toBe('cases.return-when')
    expect(code({ route: ' ' })).toBe('cases.return-route')
  })
})

describe('a return', () => {
  it('is confirmed by another person, on what they saw', () => {
    expect(codeOf('confirm', 'planned')).toBe('confirmed')
    expect(codeOf('confirm', 'planned', { person: one })).toBe('cases.return-second')
    expect(codeOf('confirm', 'planned', { seen: 2 })).toBe('cases.changed-meanwhile')
    expect(codeOf('cancel', 'confirmed')).toBe('cases.no-reason')
    expect(codeOf('cancel', 'confirmed', { why: 'Tidak mau.' })).toBe('cancelled')
    expect(codeOf('cancel', 'departed', { why: 'x' })).toBe('cases.return-begun')
  })

  it('does not depart against the law, nor while it is not known; what a company owes holds nobody abroad', () => {
    expect(codeOf('depart', 'confirmed', { facts: ready })).toBe('departed')
    expect(codeOf('depart', 'confirmed', { facts: { ...ready, conditionChecked: false } })).toBe('cases.not-lawful')
    expect(codeOf('depart', 'confirmed', { facts: { ...ready, sick: true } })).toBe('cases.not-known')
    expect(codeOf('depart', 'confirmed', { facts: { ...ready, sick: true, fitToTravel: false } })).toBe(
      'cases.not-lawful',
    )
    expect(codeOf('depart', 'confirmed', { facts: { ...ready, sick: true, fitToTravel: true } })).toBe('departed')
    const unreported = { ...ready, reportedByCompany: false, deceased: true, bodyBroughtByCompany: false }
    expect(codeOf('depart', 'confirmed', { facts: unreported })).toBe('departed')
    expect(codeOf('arrive', 'departed', { facts: {} })).toBe('arrived')
  })

  it('ends in hands the law names, with minutes and a witness', () => {
    expect(codeOf('hand', 'arrived')).toBe('handed')
    for (const missing of ['handoverSigned', 'witnessed', 'receivedByFamily', 'originOfficeTold'] as const)
      expect(codeOf('hand', 'arrived', { facts: { ...home, [missing]: false } }), missing).toBe('cases.not-lawful')
    const alone = { ...home, familyFound: false, receivedByFamily: false }
    expect(codeOf('hand', 'arrived', { facts: alone })).toBe('cases.not-known')
    expect(codeOf('hand', 'arrived', { facts: { ...alone, receivedBySocialMinistry: true } })).toBe('handed')
  })

  it('names only rules that the law has', () => {
    const known = new Set(ruleSet.rules.map(({ id }) => id))
    expect([...returns.beforeDeparture, ...returns.beforeHandover].filter((rule) => !known.has(rule))).toEqual([])
  })

  it('never comes back from its end, and nobody is handed over who did not depart', () => {
    const moves = fc.array(fc.constantFrom(...(Object.keys(homecomingMoves) as HomecomingMove[])))
    fc.assert(
      fc.property(moves, (done) => {
        const been: HomecomingState[] = ['planned']
        for (const move of done) {
          const next = homecomingAfter(move, been.at(-1) ?? 'planned')
          if (next !== undefined) been.push(next)
        }
        expect(been).toEqual(
          been.at(-1) === 'cancelled'
            ? [...been.slice(0, -1), 'cancelled']
            : ['planned', 'confirmed', 'departed', 'arrived', 'handed'].slice(0, been.length),
        )
      }),
    )
  })
})
