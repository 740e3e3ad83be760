import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { personNo } from '../../placements/queue/files.examples.ts'
import { leadsElsewhere, propose, setAside, sign, type Written } from './decide.ts'
import { filled, languageFor, type Standing } from './message.ts'

const origin = 'https://bekal.go.id'
const [sri, dewi] = [personNo(1), personNo(2)]
const now = instant('2026-11-23T02:00:00Z')
const asking: Written = { kind: 'roll-call', texts: { id: 'Bekal: Kamu aman? {tautan}' }, receivers: 3 }
const proposed = (change: Partial<Written>, isOver = false) => {
  const decision = propose({ ...asking, ...change }, { message: 'm', origin, isOver })
  return decision.ok ? 'ok' : decision.refusal.code
}
const standing: Standing = {
  message: {
    id: 'm',
    event: 'e',
    ...asking,
    country: 'TW',
    province: null,
    scheme: null,
    parts: 3,
    proposedBy: sri,
    proposedAt: now,
  },
  signature: null,
  setAside: null,
}
const signing = { by: dewi, isOver: false, seen: 3, receivers: 3 }
const codeOf = (decision: ReturnType<typeof sign>) => (decision.ok ? 'ok' : decision.refusal.code)

describe('words for many', () => {
  it('name the service, stand in Indonesian, and have the place of a link exactly where it is needed', () => {
    expect(proposed({})).toBe('ok')
    expect(proposed({ texts: { en: 'Bekal: Are you safe? {tautan}' } })).toBe('crisis.no-words')
    expect(proposed({ texts: { id: 'Kamu aman? {tautan}' } })).toBe('crisis.not-named')
    expect(proposed({ texts: { id: 'Bekalmu: {tautan}' } })).toBe('crisis.not-named')
    expect(proposed({ texts: { ...asking.texts, en: 'Bekal: Are you safe?' } })).toBe('crisis.no-link')
    expect(proposed({ texts: { id: 'Bekal: {tautan} {tautan}' } })).toBe('crisis.no-link')
    expect(proposed({ kind: 'notice' })).toBe('crisis.no-link')
    expect(proposed({ kind: 'notice', texts: { id: 'Bekal: Bandara buka lagi.' } })).toBe('ok')
    expect(proposed({ receivers: 0 })).toBe('crisis.no-receivers')
    expect(proposed({}, true)).toBe('crisis.is-over')
  })

  it('lead nowhere but to us', () => {
    for (const foreign of [
      'http://bekal.go.id/k/x',
      'https://bekal.go.id.jahat.com/x',
      'https://bekal.go.id@jahat.com',
      'www.jahat.com',
      'https://bit.ly/x',
      'HTTPS://JAHAT.COM',
      'ftp://bekal.go.id/',
      'bit.ly/abc',
      'bekal-go.id/masuk',
      'wa.me/62811',
      'jahat.com.',
    ])
      expect(leadsElsewhere(`Bekal: lihat ${foreign}`, origin), foreign).toBe(true)
    for (const ours of [
      'https://bekal.go.id/krisis',
      'https://bekal.go.id',
      'https://bekal.go.id.',
      'bekal.go.id/krisis',
      'kjri@kemlu.go.id',
      'pukul 08.00, Rp1.500.000',
      'tanpa alamat',
    ])
      expect(leadsElsewhere(`Bekal: ${ours}`, origin), ours).toBe(false)
  })

  it('are sent in somebody’s own language when it was written, else in Indonesian', () => {
    expect(languageFor({ id: 'a', jv: 'b' }, 'jv')).toBe('jv')
    expect(languageFor({ id: 'a' }, 'en')).toBe('id')
    expect(languageFor({ id: 'a' }, 'constructor')).toBe('id')
    expect(filled('Bekal: {tautan}', 'x$&y')).toBe('Bekal: x$&y')
  })
})

describe('a message for many', () => {
  it('leaves only by the signature of another person, for exactly as many as they saw', () => {
    expect(codeOf(sign(standing, signing))).toBe('ok')
    expect(codeOf(sign(standing, { ...signing, by: sri }))).toBe('crisis.same-person')
    expect(codeOf(sign(standing, { ...signing, receivers: 4 }))).toBe('crisis.changed-meanwhile')
    expect(codeOf(sign(standing, { ...signing, isOver: true }))).toBe('crisis.is-over')
    expect(codeOf(sign(standing, { ...signing, seen: 0, receivers: 0 }))).toBe('crisis.no-receivers')
  })

  it('is signed or set aside once', () => {
    const signature = { message: 'm', at: now, person: dewi, receivers: 3 }
    const aside = { message: 'm', at: now, person: dewi, why: 'Salah.' }
    for (const done of [
      { ...standing, signature },
      { ...standing, setAside: aside },
    ]) {
      expect(codeOf(sign(done, signing))).toBe('crisis.wrong-state')
      expect(setAside(done, 'Salah.')).toMatchObject({ refusal: { code: 'crisis.wrong-state' } })
    }
    expect(setAside(standing, ' ')).toMatchObject({ refusal: { code: 'crisis.no-reason' } })
    expect(setAside(standing, 'Salah.').ok).toBe(true)
  })

  it('is never signed by whoever proposed it, whatever else is true', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.boolean(), (seen, receivers, isOver) => {
        expect(sign(standing, { by: sri, seen, receivers, isOver }).ok).toBe(false)
      }),
    )
  })
})
