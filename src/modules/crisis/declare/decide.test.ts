import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import { type Choices, type Declaring, declare, end, inform } from './decide.ts'

const now = instant('2026-11-23T02:00:00Z')
const choices: Choices = {
  kinds: new Set(['earthquake', 'war']),
  countries: new Set(['TW', 'SA']),
  numbers: new Set(['call-centre', 'police']),
}
const quake: Declaring = {
  kind: 'earthquake',
  country: 'TW',
  area: 'Hualien',
  since: plusMinutes(now, -60),
  known: { id: 'Gempa besar di Hualien.', en: 'A strong earthquake in Hualien.' },
  advice: { id: 'Keluar ke tempat terbuka.', en: 'Go to an open place.' },
  numbers: ['call-centre'],
}
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string => decision.refusal?.code ?? 'ok'
const declared = (change: Partial<Declaring>) => codeOf(declare({ ...quake, ...change }, { event: 'e', now, choices }))

describe('an event', () => {
  it('is declared by saying what is known, what to do, and whom to call', () => {
    expect(declared({})).toBe('ok')
    expect(declared({ known: { id: 'Gempa.', en: ' ' } })).toBe('crisis.no-words')
    expect(declared({ advice: { id: '', en: 'Go out.' } })).toBe('crisis.no-words')
    expect(declared({ numbers: [] })).toBe('crisis.no-numbers')
    expect(declared({ numbers: ['call-centre', 'a-number-of-nobody'] })).toBe('crisis.no-numbers')
  })

  it('is of a kind and a country we know, and has begun', () => {
    expect(declared({ kind: 'rumour' })).toBe('crisis.not-known')
    expect(declared({ country: 'XX' })).toBe('crisis.not-known')
    expect(declared({ since: plusMinutes(now, 1) })).toBe('crisis.not-yet')
    expect(declared({ since: now })).toBe('ok')
  })

  it('ends with a reason and once; afterwards nothing more is told of it', () => {
    expect(codeOf(end({ event: 'e', isOver: false, why: ' ' }))).toBe('crisis.no-reason')
    expect(codeOf(end({ event: 'e', isOver: true, why: 'Aman.' }))).toBe('crisis.is-over')
    expect(end({ event: 'e', isOver: false, why: ' Aman. ' })).toMatchObject({ ok: true, events: [{ why: 'Aman.' }] })
    expect(codeOf(inform(quake, { event: 'e', isOver: true, seq: 2, choices }))).toBe('crisis.is-over')
  })

  it('never says nothing: in every mixture of empty and written words', () => {
    const text = fc.constantFrom('', ' ', '\n', 'Gempa.')
    fc.assert(
      fc.property(text, text, text, text, (one, two, three, four) => {
        const told = { known: { id: one, en: two }, advice: { id: three, en: four } }
        const whole = [one, two, three, four].every((part) => part.trim() !== '')
        expect(declared(told) === 'ok').toBe(whole)
      }),
    )
  })
})
