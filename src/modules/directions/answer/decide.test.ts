import { boolean, assert as check, constantFrom, property, record, uuid } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { questionStates } from '../question.ts'
import { effects } from '../ruling.ts'
import { type Answer, type AnswerText, againstTheLaw, type Law, lapse, merge, review, sign, write } from './decide.ts'

const person = (number: number): PersonId => `019a0000-0000-7000-8000-00000000000${number}` as PersonId
const question = { id: 'q', state: 'open', rule: 'r' } as const
const text: AnswerText = {
  wording: 'Apakah izin suami tetap diminta sesudah bercerai?',
  answer: 'Tidak. Yang diminta akta cerai.',
  citation: 'UU 18/2017 Pasal 13 huruf b',
  effect: 'explains',
  validFrom: day('2026-11-23'),
  validUntil: null,
}
const answer: Answer = {
  ...text,
  question: 'q',
  ruleSet: 'a'.repeat(64) as RuleSetDigest,
  draftedBy: person(1),
  writers: [],
  reviewedBy: person(2),
  sentBack: null,
  version: 3,
}
const finding = {
  outcome: 'unknown',
  applied: true,
  citation: { instrument: 'uu', name: 'UU 18/2017', at: 'Pasal 13' },
} as const
const law: Law = { on: day('2026-11-23'), finding, sameAsWritten: true, sameAsAsked: true, citationKnown: true }
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'ok' : (decision.refusal?.code ?? '')

describe('an answer', () => {
  it('says the question, the answer, a citation that is known, and days that are possible', () => {
    const said = (change: Partial<AnswerText>, known = true): string =>
      codeOf(write(question, { ...text, ...change }, { on: law.on, citationKnown: known }))
    expect(said({})).toBe('ok')
    expect(said({ wording: ' ' })).toBe('directions.no-answer')
    expect(said({ answer: '' })).toBe('directions.no-answer')
    expect(said({ citation: '' })).toBe('directions.no-citation')
    expect(said({}, false)).toBe('directions.no-citation')
    expect(said({ validFrom: day('2026-11-22') })).toBe('directions.wrong-period')
    expect(said({ validUntil: day('2026-11-22') })).toBe('directions.wrong-period')
    expect(said({ validUntil: day('2026-11-23') })).toBe('ok')
  })

  it('is drafted by one, reviewed by another and signed by a third', () => {
    const seen = (by: number, version = 3) => ({ by: person(by), version, law })
    expect(codeOf(review(question, answer, seen(1)))).toBe('directions.same-person')
    expect(codeOf(review(question, answer, seen(2)))).toBe('ok')
    for (const by of [1, 2]) expect(codeOf(sign(question, answer, seen(by)))).toBe('directions.same-person')
    expect(codeOf(sign(question, answer, seen(3)))).toBe('ok')
    expect(codeOf(sign(question, { ...answer, reviewedBy: null }, seen(3)))).toBe('directions.not-reviewed')
  })

  it('is signed as it was seen, and once', () => {
    const seen = { by: person(3), version: 2, law }
    expect(codeOf(sign(question, answer, seen))).toBe('directions.changed-meanwhile')
    expect(codeOf(review(question, answer, seen))).toBe('directions.changed-meanwhile')
    for (const state of questionStates.filter((one) => one !== 'open'))
      expect(codeOf(sign({ ...question, state }, answer, { ...seen, version: 3 }))).toBe('directions.wrong-state')
  })

  it('does not begin before the day it is signed', () => {
    const later = { ...law, on: day('2026-11-24') }
    expect(codeOf(sign(question, answer, { by: person(3), version: 3, law: later }))).toBe('directions.wrong-period')
  })

  it('cannot be signed when its rule has changed since it was written, or is gone', () => {
    for (const change of [{ sameAsWritten: false }, { finding: undefined }])
      for (const does of [review, sign])
        expect(codeOf(does(question, answer, { by: person(3), version: 3, law: { ...law, ...change } }))).toBe(
          'directions.rule-changed',
        )
  })

  it('tells what a rule leaves open, and never the opposite of what it says', () => {
    const any = record({
      outcome: constantFrom('met', 'unmet', 'unknown'),
      applied: boolean(),
      effect: constantFrom(...effects),
    })
    check(
      property(any, ({ outcome, applied, effect }) => {
        const no = againstTheLaw({ effect }, { finding: { ...finding, outcome, applied }, sameAsWritten: true })
        const burdens = effect === 'unmet' && (outcome === 'met' || !applied)
        const lifts = effect === 'met' && outcome === 'unmet' && applied
        expect(no?.code).toBe(burdens || lifts ? 'directions.contradicts' : undefined)
      }),
    )
  })
})

describe('two questions', () => {
  it('are answered as one when they are open and about one rule', () => {
    const other = { ...question, id: 'p' }
    expect(codeOf(merge(question, other))).toBe('ok')
    expect(codeOf(merge(question, question))).toBe('directions.wrong-state')
    expect(codeOf(merge(question, undefined))).toBe('directions.wrong-state')
    expect(codeOf(merge(question, { ...other, rule: 's' }))).toBe('directions.not-the-same-rule')
    check(
      property(uuid(), constantFrom(...questionStates), constantFrom(...questionStates), (id, mine, theirs) => {
        expect(merge({ ...question, state: mine }, { ...question, id, state: theirs }).ok).toBe(
          mine === 'open' && theirs === 'open',
        )
      }),
    )
  })
})

describe('a question whose rule is gone', () => {
  it('is closed with a reason; one whose rule stands is answered', () => {
    expect(codeOf(lapse(question, { finding: undefined, reason: 'Aturan dicabut.' }))).toBe('ok')
    expect(codeOf(lapse(question, { finding: undefined, reason: ' ' }))).toBe('directions.no-reason')
    expect(codeOf(lapse(question, { finding, reason: 'Tidak perlu.' }))).toBe('directions.rule-stands')
  })
})
