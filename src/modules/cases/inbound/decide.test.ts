import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant, plusMinutes } from '../../../kernel/time.ts'
import { caseStandard } from '../categories.ts'
import { signsIn } from '../triage.ts'
import { lookedAt, mostTries, nextTry, saidMoment, whichCase } from './decide.ts'

const now = instant('2026-11-23T02:00:00Z')
const { flood, closedDays } = caseStandard().inbound
const days = (many: number): Instant => plusMinutes(now, -many * 24 * 60)
const one = (number: string, state: 'open' | 'closed' = 'open', closedAt: Instant | null = null) => ({
  id: number,
  number,
  state,
  closedAt,
})
const which = (text: string, of: readonly ReturnType<typeof one>[]) =>
  whichCase(text, { of, now }, { closedDays })?.number

describe('the case a message belongs to', () => {
  const open = one('ADU-26-000001')
  const other = one('ADU-26-000002')
  const old = one('ADU-26-000003', 'closed', days(closedDays - 1))
  const gone = one('ADU-26-000004', 'closed', days(closedDays + 1))

  it.each([
    ['the one it names', 'soal adu-26-000002 itu', [open, other], other.number],
    ['the one it names, however long it is closed', 'ADU 26 000004', [open, gone], gone.number],
    ['none it names of somebody else', 'ADU-26-999999', [open], open.number],
    ['the first that is open', 'halo', [open, other, old], open.number],
    ['the one closed not long ago', 'halo', [old, gone], old.number],
    ['a new one, when all were closed long ago', 'halo', [gone], undefined],
    ['a new one, when there is none', 'halo', [], undefined],
  ] as const)('is %s', (_, text, of, expected) => expect(which(text, of)).toBe(expected))

  it('is always one of the sender’s own', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 999_999 }), (text, n) => {
        const found = which(`${text} ADU-26-${String(n).padStart(6, '0')}`, [open, old])
        expect([open.number, old.number]).toContain(found)
      }),
    )
  })
})

describe('when a message is looked at', () => {
  it('is at once, unless many came before it and it speaks of no danger', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.boolean(), (recent, speaksOfDanger) => {
        const at = lookedAt({ recent, speaksOfDanger, now }, flood)
        const waits = recent >= flood.messages && !speaksOfDanger
        expect(at).toBe(waits ? plusMinutes(now, flood.holdMinutes) : now)
      }),
    )
  })

  it('again after a failure: later each time, and for longer than a day in all', () => {
    const waits = Array.from({ length: mostTries + 1 }, (_, tries) => Date.parse(nextTry(tries, now)) - Date.parse(now))
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 3_600_000)
  })
})

describe('the moment something was said', () => {
  it('is the provider’s, within two days, and never in the future', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (given) => {
          const said = saidMoment(instant(given), now)
          expect(said <= now && said >= days(2)).toBe(true)
          if (instant(given) <= now && instant(given) >= days(2)) expect(said).toBe(instant(given))
        },
      ),
    )
  })
})

describe('words of danger', () => {
  const { signs } = caseStandard()
  it.each([
    ['Tolong, saya DIKURUNG!', ['locked-in']],
    ['majikan memukul saya, ga dikasih makan...', ['violence-now', 'no-care']],
    ['saya mau\nmati', ['self-harm']],
    ['gaji belum dibayar', []],
    ['rumah dijualan', []],
    ['', []],
  ] as const)('%s', (text, expected) => expect(signsIn(text, signs)).toEqual(expected))

  it('are heard whatever stands around them, and more words never take one away', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...signs), (before, after, sign) => {
        for (const said of sign.words)
          expect(signsIn(`${before} ${said.toUpperCase()}. ${after}`, signs)).toContain(sign.code)
      }),
    )
  })
})
