import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, instant, WIB } from '../../../kernel/time.ts'
import { type Case, caseStates, closingGrounds, type Step } from '../case.ts'
import { after, moves } from '../moves.ts'
import { close, factsOfCase, move, requirementsIn } from './decide.ts'

const noon = instant('2026-11-20T05:00:00Z')
const one = {
  state: 'open',
  version: 3,
  filedAt: instant('2026-11-01T05:00:00Z'),
  reporterAt: instant('2026-11-10T05:00:00Z'),
  completeAt: null,
  toldUnsolvedAt: null,
  asked: null,
  answerDueOn: null,
  receiver: null,
  watcher: null,
  reported: 'placing-company',
} as unknown as Case
const step = (name: Step['step'], data: Step['data'] = {}, at = noon) => ({ step: name, data, at })
const facts = (change: Partial<Case>, ...steps: ReturnType<typeof step>[]) =>
  factsOfCase({ ...one, ...change }, { steps, dayOf: (at) => dayIn(at, WIB) })

describe('the facts of a case', () => {
  it('are what was noted, and nothing is taken for done that was not', () => {
    expect(facts({})).toMatchObject({
      registeredOn: '2026-11-01',
      lastReachedOn: '2026-11-10',
      complete: false,
      clear: true,
      admitted: false,
      commitmentKept: true,
      firstClarified: false,
      secondClarified: false,
      clarificationMinuted: false,
      sanctionRecommended: false,
      receiverNamed: false,
      watched: false,
      answeredSince: false,
    })
  })

  it.each([
    ['a talk later than the last message', facts({}, step('reached')), { lastReachedOn: '2026-11-20' }],
    [
      'a talk before it',
      facts({}, step('reached', {}, instant('2026-11-05T05:00:00Z'))),
      { lastReachedOn: '2026-11-10' },
    ],
    [
      'a second clarification with an admission',
      facts({}, step('clarified-again', { admitted: true })),
      { secondClarified: true, admitted: true },
    ],
    [
      'the last of two clarifications',
      facts({}, step('clarified-again', { admitted: true }), step('clarified-again', { admitted: false })),
      { admitted: false },
    ],
    ['a broken commitment', facts({}, step('commitment-kept'), step('commitment-broken')), { commitmentKept: false }],
    [
      'one that was broken and then kept',
      facts({}, step('commitment-broken'), step('commitment-kept')),
      { commitmentKept: true },
    ],
    ['a question for clarity', facts({ asked: 'clarity' }), { clear: false }],
    ['a question for papers', facts({ asked: 'papers' }), { clear: true }],
    [
      'a word after being told that it is not solved',
      facts({ toldUnsolvedAt: instant('2026-11-09T05:00:00Z') }),
      { answeredSince: true, toldUnsolvedOn: '2026-11-09' },
    ],
    ['silence after being told', facts({ toldUnsolvedAt: noon }), { answeredSince: false }],
  ])('know %s', (_, found, expected) => expect(found).toMatchObject(expected))
})

describe('a move', () => {
  const any = fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[]))

  it('leads where the table says, from the version that was seen alone', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...caseStates), fc.nat(5), (name, state, seen) => {
        const decision = move({ state, version: 3 }, name, seen)
        const to = after(name, state)
        if (seen !== 3) expect(decision).toEqual({ ok: false, refusal: { code: 'cases.changed-meanwhile' } })
        else if (to === undefined) expect(decision).toEqual({ ok: false, refusal: { code: 'cases.wrong-state' } })
        else expect(decision).toMatchObject({ ok: true, events: [{ move: name, to }] })
      }),
    )
  })
})

describe('closing', () => {
  const finding = (outcome: 'met' | 'unmet' | 'unknown', more = {}) =>
    ({
      rule: `r.${outcome}`,
      outcome,
      kind: 'requirement',
      applied: true,
      citation: { instrument: 'i', name: 'UU 1', at: 'Pasal 1' },
      ...more,
    }) as never

  it('is lawful while nothing the law requires is unmet or unknown, and names what is; unmet before unknown', () => {
    const outcomes = fc.array(fc.constantFrom('met' as const, 'unmet' as const, 'unknown' as const))
    fc.assert(
      fc.property(outcomes, fc.constantFrom(...closingGrounds), (found, ground) => {
        const decision = close(one, { ground, findings: found.map((outcome) => finding(outcome)) })
        const expected =
          ground === 'settled'
            ? 'cases.needs-yes'
            : found.includes('unmet')
              ? 'cases.not-lawful'
              : found.includes('unknown')
                ? 'cases.not-known'
                : 'ok'
        expect(decision.ok ? 'ok' : decision.refusal.code).toBe(expected)
      }),
    )
  })

  it('is asked of requirements that apply, and of nothing else', () => {
    const all = [finding('unmet'), finding('unmet', { applied: false }), finding('unmet', { kind: 'warning' })]
    expect(requirementsIn(all)).toEqual([all[0]])
  })
})
