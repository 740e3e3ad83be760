import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant, plusMinutes } from '../../../kernel/time.ts'
import { acceptCode, limits, type SentCode, sendCode } from './decide.ts'

const now = instant('2026-11-23T03:00:00Z')
const sentAt = (at: Instant, tries = 0): SentCode => ({
  createdAt: at,
  expiresAt: plusMinutes(at, limits.validMinutes),
  tries,
  usedAt: null,
})

describe('sending a one-time code', () => {
  it('sends six digits that live ten minutes', () => {
    const decision = sendCode([], now)
    expect(decision).toEqual({
      ok: true,
      events: [{ type: 'accounts.code-sent', digits: 6, expiresAt: plusMinutes(now, 10) }],
    })
  })

  it('asks to wait after four in a quarter of an hour, and says how long', () => {
    const sent = [1, 2, 3, 4].map((minutes) => sentAt(plusMinutes(now, -minutes)))
    expect(sendCode(sent, now)).toEqual({ ok: false, refusal: { code: 'accounts.code-too-soon', waitMinutes: 11 } })
  })

  it('makes codes longer instead of locking a person whose NIK somebody keeps guessing', () => {
    const sent = Array.from({ length: 4 }, (_, i) => sentAt(plusMinutes(now, -20 - i), 5))
    const decision = sendCode(sent, now)
    expect(decision.ok && decision.events[0].digits).toBe(8)
  })

  it('never keeps anybody waiting for more than a quarter of an hour, whatever was sent before', () => {
    const histories = fc.array(
      fc.record({ ago: fc.integer({ min: 0, max: 1439 }), tries: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(histories, (history) => {
        const sent = history
          .toSorted((a, b) => a.ago - b.ago)
          .map(({ ago, tries }) => sentAt(plusMinutes(now, -ago), tries))
        const decision = sendCode(sent, now)
        return decision.ok || (decision.refusal.waitMinutes > 0 && decision.refusal.waitMinutes <= 15)
      }),
    )
  })

  it('leaves a guesser under one chance in ten thousand a day, even when every code is guessed at to the end', () => {
    let [sent, chance]: [SentCode[], number] = [[], 0]
    for (let minute = 0; minute < 1440; minute += 1) {
      const at = plusMinutes(now, minute)
      const decision = sendCode(sent, at)
      if (!decision.ok) continue
      chance += limits.triesPerCode / 10 ** decision.events[0].digits
      sent = [sentAt(at, limits.triesPerCode), ...sent]
    }
    expect(chance).toBeLessThan(1e-4)
  })
})

describe('accepting a one-time code', () => {
  const sent = sentAt(now)

  it('opens once', () => {
    expect(acceptCode(sent, true, now).ok).toBe(true)
    expect(acceptCode({ ...sent, usedAt: now }, true, now)).toEqual({
      ok: false,
      refusal: { code: 'accounts.code-used' },
    })
  })

  it('does not open after ten minutes, not even by a second', () => {
    expect(acceptCode(sent, true, sent.expiresAt)).toEqual({ ok: false, refusal: { code: 'accounts.code-expired' } })
  })

  it('counts the tries down and then wants a new code', () => {
    expect(acceptCode({ ...sent, tries: 3 }, false, now)).toEqual({
      ok: false,
      refusal: { code: 'accounts.code-wrong', triesLeft: 1 },
    })
    expect(acceptCode({ ...sent, tries: 4 }, false, now)).toEqual({
      ok: false,
      refusal: { code: 'accounts.code-spent' },
    })
  })

  it('is spent after five tries, even for the right code', () => {
    expect(acceptCode({ ...sent, tries: 5 }, true, now)).toEqual({
      ok: false,
      refusal: { code: 'accounts.code-spent' },
    })
  })
})
