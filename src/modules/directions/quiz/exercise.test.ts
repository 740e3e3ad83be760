import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { findingOf } from '../../../rules/evaluate.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { KnownRuling } from '../ruling.ts'
import { exercisesOf, nextExercise } from './exercise.ts'

const { ruleSet } = parseRegulations(smallLaw)
if (!ruleSet) throw new Error('the small law does not load')
const today = day('2026-11-23')
const plain = exercisesOf(ruleSet, { rulings: [], today })
const rule = ruleSet.rules.find(({ file }) => file === 'small-law/age.yaml')
if (!rule) throw new Error('no rule')
const ruling = {
  rule: rule.id,
  effect: 'met',
  facts: { worker: { birthDate: '1999-11-23' } },
  factsOn: today,
} as unknown as KnownRuling
const person = 'somebody'

describe('exercises', () => {
  it('are never without an answer: each is what its rule finds', () => {
    expect(plain.length).toBeGreaterThan(0)
    for (const { rule: own, facts, on, isMet } of plain)
      expect(findingOf(own, facts, on)?.outcome).toBe(isMet ? 'met' : 'unmet')
  })

  it('come of rulings that say whether a rule is met, and not of those that explain', () => {
    const ruled = exercisesOf(ruleSet, { rulings: [ruling], today })
    expect(ruled.filter((one) => one.ruling !== null)).toMatchObject([{ isMet: true, facts: ruling.facts }])
    const explaining = { ...ruling, effect: 'explains' } as KnownRuling
    expect(exercisesOf(ruleSet, { rulings: [explaining], today })).toEqual(plain)
  })

  it('are given one after another, each once; then those answered wrong', () => {
    const done: { exercise: string; isRight: boolean }[] = []
    for (const _ of plain) {
      const next = nextExercise(plain, { done, asked: new Map(), person })
      expect(done.some(({ exercise }) => exercise === next?.id)).toBe(false)
      done.push({ exercise: next?.id ?? '', isRight: done.length > 0 })
    }
    expect(nextExercise(plain, { done, asked: new Map(), person })?.id).toBe(done[0]?.exercise)
    const right = done.map((one) => ({ ...one, isRight: true }))
    expect(nextExercise(plain, { done: right, asked: new Map(), person })).toBeUndefined()
  })

  it('begin with rulings, then with the rules that are asked about most', () => {
    const all = exercisesOf(ruleSet, { rulings: [ruling], today })
    expect(nextExercise(all, { done: [], asked: new Map(), person })?.ruling).toBe(ruling)
    const wanted = plain.at(-1)?.rule.id ?? ''
    expect(nextExercise(plain, { done: [], asked: new Map([[wanted, 3]]), person })?.rule.id).toBe(wanted)
  })
})
