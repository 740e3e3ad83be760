import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, answer, heard, sayings, standingOf } from './decide.ts'

const line = fc.constantFrom('', 'Di atap.', 'Kakiku luka.')
const anyAnswer: fc.Arbitrary<Answer> = fc.record({ says: fc.constantFrom(...heard), words: line, place: line })
const anyAnswers = fc.array(anyAnswer, { maxLength: 8 })
const plain = (says: Answer['says'], words = ''): Answer => ({ says, words, place: '' })

/** Answers as they are kept: what is refused leaves nothing. */
function keep(given: readonly Answer[]) {
  const kept: Answer[] = []
  let cases = 0
  for (const one of given) {
    const decision = answer(kept, one, { hasCase: cases > 0 })
    if (!decision.ok) continue
    kept.push(one)
    if (decision.events[0].care === 'open-case') cases += 1
  }
  return { kept, cases }
}

describe('an answer', () => {
  it('is once when it is given twice, and again when it says something more', () => {
    expect(answer([plain('safe')], plain('safe'), { hasCase: false })).toMatchObject({
      refusal: { code: 'crisis.same-answer' },
    })
    expect(answer([plain('safe')], plain('safe', 'Di atap.'), { hasCase: false }).ok).toBe(true)
    expect(answer([plain('safe', 'Di atap.')], plain('safe'), { hasCase: false }).ok).toBe(false)
  })

  it('may become another, both ways, and a call nobody took changes nothing', () => {
    const { kept } = keep([plain('safe'), plain('help'), plain('not-reached'), plain('safe')])
    expect(kept.map(({ says }) => says)).toEqual(['safe', 'help', 'not-reached', 'safe'])
    expect(standingOf(kept)).toBe('safe')
    expect(standingOf([plain('not-reached')])).toBe('unknown')
    expect(standingOf([])).toBe('unknown')
  })

  it('opens one case however often help is asked for, and tells it what comes later', () => {
    expect(answer([], plain('help'), { hasCase: false })).toMatchObject({ events: [{ care: 'open-case' }] })
    expect(answer([plain('help')], plain('safe'), { hasCase: true })).toMatchObject({ events: [{ care: 'tell-case' }] })
    expect(answer([], plain('safe'), { hasCase: false })).toMatchObject({ events: [{ care: 'none' }] })
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { kept, cases } = keep(given)
        expect(cases).toBe(kept.some(({ says }) => says === 'help') ? 1 : 0)
      }),
    )
  })

  it('stands as the last thing that was said, in every order', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { kept } = keep(given)
        const said = given.findLast(({ says }) => says !== 'not-reached')?.says ?? 'unknown'
        expect(standingOf(kept)).toBe(said)
      }),
    )
  })

  it('puts everybody on exactly one list: safe, in need, or unknown', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const on = [...sayings, 'unknown' as const].filter((list) => standingOf(given) === list)
        expect(on).toHaveLength(1)
        expect(standingOf(given) === 'unknown').toBe(given.every(({ says }) => says === 'not-reached'))
      }),
    )
  })
})
