import { describe, expect, it } from 'vitest'
import { day } from '../kernel/time.ts'
import { evaluate } from './evaluate.ts'
import { citationOf, questionOf, remedyOf, ruleOf, sentenceOf } from './explain.ts'
import type { Facts } from './facts.ts'
import { smallLaw, smallLawWith } from './small-law.examples.ts'
import { parseRegulations } from './source/parse.ts'

const { ruleSet } = parseRegulations(smallLaw)
if (!ruleSet) throw new Error('the small law does not load')
const on = day('2026-03-01')
const found = (facts: Facts, rule: string) => {
  const finding = evaluate(ruleSet, facts, on).find((candidate) => candidate.rule === `small-law.${rule}`)
  if (!finding) throw new Error(`${rule} does not apply`)
  return finding
}

describe('explaining a finding', () => {
  const young = found({ worker: { birthDate: '2009-01-17' } }, 'age')

  it('fills the sentence in both languages', () => {
    expect(sentenceOf(ruleSet, young, 'id')).toBe('Umurmu 17 tahun. Paling muda 18 tahun.')
    expect(sentenceOf(ruleSet, young, 'en')).toBe('You are 17. The minimum age is 18.')
  })
  it('says what remains possible, with the day in words', () => {
    expect(remedyOf(ruleSet, young, 'id')).toBe('Daftar lagi mulai 17 Januari 2027.')
    expect(remedyOf(ruleSet, young, 'en')).toBe('Register again from 17 January 2027.')
  })
  it('says nothing remains where the law leaves nothing, and nothing is needed where it is met', () => {
    expect(remedyOf(ruleSet, found({ documents: { passport: { verified: false } } }, 'passport'), 'id')).toBeUndefined()
    expect(remedyOf(ruleSet, found({ worker: { birthDate: '2000-01-01' } }, 'age'), 'id')).toBeUndefined()
  })
  it('cites its article', () => expect(citationOf(young)).toBe('UU 1/2020 Pasal 1'))
  it('puts the question when a fact is missing', () => {
    expect(sentenceOf(ruleSet, found({}, 'age'), 'id')).toBe('Kapan kamu lahir?')
    expect(sentenceOf(ruleSet, found({}, 'passport'), 'id')).toBe('Paspor belum ada.')
    expect(sentenceOf(ruleSet, found({}, 'order'), 'en')).toBe('Not done yet: File checked.')
    expect(questionOf(ruleSet, 'placement.country', 'en')).toBe('To which country?')
  })
  it('uses the words people know for a fact that is a code', () => {
    const saudi = { worker: { sex: 'female' }, placement: { country: 'SA', employer: 'household' } }
    expect(sentenceOf(ruleSet, found(saudi, 'closed'), 'id')).toBe('Ditutup untuk Perempuan.')
    expect(sentenceOf(ruleSet, found(saudi, 'closed'), 'en')).toBe('Closed for Female.')
  })
  it('says so where a value of the sentence is not known', () => {
    const long = { placement: { country: 'SA', employer: 'household', months: 9 } }
    expect(sentenceOf(ruleSet, found(long, 'closed'), 'id')).toBe('Ditutup untuk (belum diketahui).')
  })
  it('writes rupiah as people write it', () => {
    const { ruleSet: priced } = parseRegulations(
      smallLawWith("id: 'Ditutup untuk {who}.'", "id: 'Biaya {fee}.'")
        .map((file) => ({ ...file, text: file.text.replace("en: 'Closed for {who}.'", "en: 'Cost {fee}.'") }))
        .map((file) => ({
          ...file,
          text: file.text.replace(
            'values: { who: worker.sex }',
            'parameters: { fee: { unit: rupiah, values: [{ from: 2020-01-01, value: 1250000 }] } }',
          ),
        })),
    )
    const facts = { worker: { sex: 'female' }, placement: { country: 'SA', employer: 'household' } }
    const finding = priced && evaluate(priced, facts, on).find(({ rule }) => rule === 'small-law.closed')
    expect(finding && sentenceOf(priced, finding, 'id')).toBe('Biaya Rp1.250.000.')
    expect(finding && sentenceOf(priced, finding, 'en')).toBe('Cost Rp1,250,000.')
  })
  it('refuses a finding of another rule set', () => {
    expect(() => ruleOf(ruleSet, { rule: 'small-law.gone' })).toThrow('no rule small-law.gone')
  })
})
