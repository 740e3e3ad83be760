import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentId } from '../../../kernel/ids.ts'
import { readForm } from '../../../platform/http/form.ts'
import { answerForms } from './form.ts'
import { askedOf, isAnswered, nextQuestion, type Profile, questionAt, questionBefore, questions } from './questions.ts'

const blank: Profile = {
  birthPlace: null,
  maritalStatus: null,
  education: null,
  village: null,
  photo: null,
  hasAddress: false,
}
const all = askedOf({ has: () => true })

const profiles = fc.record({
  birthPlace: fc.constantFrom(null, 'Blitar'),
  maritalStatus: fc.constantFrom(null, 'single' as const),
  education: fc.constantFrom(null, 'sma' as const),
  village: fc.constantFrom(null, '3505022005'),
  photo: fc.constantFrom(null, 'x' as DocumentId),
  hasAddress: fc.boolean(),
})

describe('the questions of a profile', () => {
  it('begin at the first and end when all are answered', () => {
    expect(nextQuestion(blank, all)).toBe('birthPlace')
    const full = { ...blank, birthPlace: 'Blitar', maritalStatus: 'single', education: 'sma' } as const
    const done = { ...full, village: '3505022005', photo: 'x' as DocumentId, hasAddress: true }
    expect(nextQuestion(done, all)).toBeNull()
  })

  it('do not ask for facts that no rule wants', () => {
    expect(askedOf({ has: (path) => path === 'worker.education' })).not.toContain('maritalStatus')
    expect(askedOf({ has: () => false })).toContain('photo')
  })

  it('never ask again what is answered, and never the one just left', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(undefined, ...all), (profile, after) => {
        const next = nextQuestion(profile, all, after)
        if (next === null)
          expect(all.every((question) => question === after || isAnswered(profile, question))).toBe(true)
        else {
          expect(isAnswered(profile, next)).toBe(false)
          expect(next).not.toBe(after)
        }
      }),
    )
  })

  it('go on from where somebody is before they begin again', () => {
    expect(nextQuestion(blank, all, 'education')).toBe('village')
    expect(nextQuestion({ ...blank, photo: 'x' as DocumentId }, all, 'address')).toBe('birthPlace')
  })

  it('have a permanent place in the address, and a way back', () => {
    for (const question of all) expect(questionAt(questions[question])).toBe(question)
    expect(questionAt('gaji')).toBeUndefined()
    expect(questionBefore(all, 'birthPlace')).toBeNull()
    expect(questionBefore(all, 'maritalStatus')).toBe('birthPlace')
  })
})

describe('an answer', () => {
  it.each([
    ['birthPlace', { birthPlace: '  Kota   Blitar ' }, { birthPlace: 'Kota Blitar' }],
    ['education', { education: 'smp' }, { education: 'smp' }],
    ['village', { village: '3505022005' }, { village: '3505022005' }],
  ] as const)('of %s is read', (question, typed, value) => {
    const form = readForm<(typeof answerForms)[typeof question]>(typed, answerForms[question])
    expect(form.ok && form.value).toEqual(value)
  })

  it.each([
    ['birthPlace', { birthPlace: ' ' }, 'birthPlace.empty'],
    ['maritalStatus', {}, 'choose'],
    ['maritalStatus', { maritalStatus: 'kawin' }, 'choose'],
    ['maritalStatus', { maritalStatus: ['single', 'married'] }, 'choose'],
    ['village', { village: '0000000000' }, 'village.choose'],
    ['address', { address: 'x'.repeat(201) }, 'address.long'],
  ] as const)('of %s that cannot be is told at its field', (question, typed, message) => {
    const form = readForm<(typeof answerForms)[typeof question]>(typed, answerForms[question])
    expect(form.errors).toEqual({ [question]: message })
  })
})
