import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant, plusMinutes } from '../../../kernel/time.ts'
import { fitsOneSms } from '../../../platform/notify/send.ts'
import { answer, ask, end, mostAskedADay, shownToWorker, stateOf, witness } from './decide.ts'
import { smsOf } from './route.ts'

const now = instant('2026-11-23T02:00:00Z')
const open = { askedAt: now, answer: null, witnessedAt: null, endedAt: null }
const members = fc.record({
  askedAt: fc.integer({ min: 0, max: 3000 }).map((minutes) => plusMinutes(now, -minutes)),
  answer: fc.constantFrom(null, 'permits' as const, 'refuses' as const),
  witnessedAt: fc.constantFrom<Instant | null>(null, now),
  endedAt: fc.constantFrom<Instant | null>(null, now),
})
const code = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'ok' : decision.refusal?.code)

describe('asking a relative', () => {
  it('needs a home village, since its office confirms', () => {
    expect(code(ask({ member: 'a', village: null, family: [], now }))).toBe('workers.village-first')
  })

  it('is done once somebody permits, until the worker takes it back', () => {
    const yes = { ...open, answer: 'permits' as const }
    expect(code(ask({ member: 'a', village: '3505022005', family: [yes], now }))).toBe('workers.permitted-already')
    expect(code(ask({ member: 'a', village: '3505022005', family: [{ ...yes, endedAt: now }], now }))).toBe('ok')
  })

  it('is possible again after a no, as after silence: nobody learns which it was', () => {
    const asked = (answer: 'refuses' | null) =>
      ask({ member: 'a', village: '3505022005', family: [{ ...open, answer }], now })
    expect(asked('refuses')).toEqual(asked(null))
  })

  it('sends no more messages a day than a phone can bear', () => {
    const often = Array.from({ length: mostAskedADay }, () => ({ ...open, endedAt: now }))
    expect(code(ask({ member: 'a', village: '3505022005', family: often, now }))).toBe('workers.asked-often')
    const tomorrow = plusMinutes(now, 24 * 60)
    expect(code(ask({ member: 'a', village: '3505022005', family: often, now: tomorrow }))).toBe('ok')
  })
})

describe('a permission', () => {
  it('is complete only after a yes by phone and a look face to face, and not taken back', () => {
    fc.assert(
      fc.property(members, (member) => {
        const complete = member.answer === 'permits' && member.witnessedAt !== null && member.endedAt === null
        expect(stateOf(member) === 'complete').toBe(complete)
      }),
    )
  })

  it('shows the worker a no as silence, always', () => {
    fc.assert(
      fc.property(members, (member) => {
        expect(shownToWorker({ ...member, answer: 'refuses' })).toBe(shownToWorker({ ...member, answer: null }))
      }),
    )
  })

  it('is confirmed by the village only while it is a yes that stands', () => {
    fc.assert(
      fc.property(members, (member) => {
        const fits = member.answer === 'permits' && member.witnessedAt === null && member.endedAt === null
        expect(witness('a', member).ok).toBe(fits)
      }),
    )
  })

  it('can be answered again until the village has confirmed it, and ended at any time', () => {
    fc.assert(
      fc.property(members, (member) => {
        expect(answer('a', member, 'refuses').ok).toBe(member.witnessedAt === null && member.endedAt === null)
        expect(end('a', member).ok).toBe(member.endedAt === null)
      }),
    )
  })
})

describe('the message to a relative', () => {
  it.each(['id', 'en'] as const)('fits one SMS in %s, whatever the name', (lang) => {
    const config = { publicUrl: 'https://bekal.kp2mi.go.id' } as Parameters<typeof smsOf>[1]['config']
    for (const name of ['Siti', 'Muhammad Abdurrahman Wahid Nasution', 'Ñoño [x] `y`', '李小龍'])
      expect(fitsOneSms(smsOf({ lang }, { config })('0'.repeat(26), name)), name).toBe(true)
  })
})
