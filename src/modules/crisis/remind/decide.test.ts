import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import { crisisStandard } from '../standard.ts'
import { silenceOf } from './decide.ts'

const at = instant('2026-11-23T02:00:00Z')
const standard = { reminders: [60, 240], call: 120 }
const after = (asked: number, minutes: number) =>
  silenceOf({ says: null, asked, askedAt: at }, standard, plusMinutes(at, minutes))

describe('silence', () => {
  it('is reminded twice at its intervals, then telephoned', () => {
    expect([after(1, 59), after(1, 60), after(2, 239), after(2, 240), after(3, 119), after(3, 120)]).toEqual([
      'wait',
      'remind',
      'wait',
      'remind',
      'wait',
      'call',
    ])
  })

  it('of somebody who answered, or was never asked, asks for nothing', () => {
    const late = plusMinutes(at, 100_000)
    expect(silenceOf({ says: 'safe', asked: 1, askedAt: at }, standard, late)).toBe('none')
    expect(silenceOf({ says: 'help', asked: 3, askedAt: at }, standard, late)).toBe('none')
    expect(silenceOf({ says: null, asked: 0, askedAt: null }, standard, late)).toBe('none')
  })

  it('is written to only so often, however long it lasts and however often it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 200 }), (steps) => {
        let [asked, askedAt, now] = [1, at, at]
        for (const step of steps) {
          now = plusMinutes(now, step)
          if (silenceOf({ says: null, asked, askedAt }, standard, now) === 'remind') [asked, askedAt] = [asked + 1, now]
        }
        expect(asked).toBeLessThanOrEqual(1 + standard.reminders.length)
      }),
    )
  })

  it('has intervals in the standard of the service', () => {
    expect(crisisStandard().reminders).toHaveLength(2)
    expect(crisisStandard().confidence).toBe('to-confirm')
  })
})
