import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { fromBase45, toBase45 } from './browser/base45.js'
import { keysFromJson, keysToJson } from './browser/keys.js'
import { readCard } from './browser/read-card.js'
import { readRevocations } from './browser/revocations.js'
import { fromZlib, toZlib } from './browser/zlib.js'
import { longest, usual } from './card.examples.ts'
import type { Reading, ReadingWith } from './card.ts'
import { qrOf } from './qr.ts'
import { photoNameOf, signCard, signRevocations } from './sign.ts'

const moment = (text: string) => text as Instant
const keyFrom = '2026-01-01T00:00:00.000Z'
const cardKey = newSigningKey('card', keyFrom)
const seal = sealOf({ master: new Uint8Array(32).fill(1), signing: [cardKey, newSigningKey('ledger', keyFrom)] })
const keys = seal.publicKeys('card')
const now = moment('2027-03-01T02:00:00.000Z')
const { text } = signCard(seal, usual)

const read = async (card: string, given: Partial<ReadingWith> = {}): Promise<Reading> =>
  await readCard(card, { keys, now, ...given })
const codeOf = (reading: Reading): string => (reading.ok ? 'ok' : reading.code)
const coseOf = (card: string): Uint8Array<ArrayBuffer> => {
  const bytes = fromZlib(fromBase45(card) ?? new Uint8Array())
  if (!bytes) throw new Error('not a card')
  return bytes
}
const listOf = async (cards: readonly string[], issuedAt = '2027-03-01T00:00:00.000Z') => {
  const bytes = signRevocations(seal, {
    cards,
    issuedAt: moment(issuedAt),
    staleAfter: moment('2027-03-02T00:00:00.000Z'),
  })
  const reading = await readRevocations(new Uint8Array(bytes), keys)
  if (!reading.ok) throw new Error(reading.code)
  return reading.list
}

describe('a card', () => {
  it('says after reading what was signed', async () => {
    expect(await read(text)).toEqual({ ok: true, card: usual, keyId: cardKey.keyId, withdrawal: { checked: false } })
  })

  it('without a placement company says so', async () => {
    const own = { ...usual, company: null, scheme: 'individual' }
    expect(await read(signCard(seal, own).text)).toMatchObject({ ok: true, card: own })
  })

  it('with long names is cut between letters and marked', async () => {
    const reading = await read(signCard(seal, longest).text)
    expect(reading).toMatchObject({
      ok: true,
      card: { holder: 'MUHAMMAD ABDURRAHMAN AL-FARUQI BIN HAJI ABDULLAH…', employer: '株式会社エヴァーグリーン…' },
    })
  })

  it('is read from paper at 35 mm: a usual one has modules of half a millimetre, the longest of 0.45', () => {
    expect(text.length).toBeLessThanOrEqual(400)
    expect(35 / qrOf(text, 'Kartu').modules).toBeGreaterThan(0.5)
    expect(signCard(seal, longest).text.length).toBeLessThanOrEqual(560)
    expect(35 / qrOf(signCard(seal, longest).text, 'Kartu').modules).toBeGreaterThan(0.45)
  })

  it('uses only the letters of the alphanumeric mode of a QR code', () => {
    expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
  })

  it('is drawn in few bytes, with the white a reader needs around it', () => {
    const { svg, modules } = qrOf(text, 'Kartu "x" & <y>')
    expect(svg.length).toBeLessThan(9_000)
    expect(svg).toContain(`viewBox="-4 -4 ${modules + 8} ${modules + 8}"`)
    expect(svg).toContain('aria-label="Kartu &quot;x&quot; &amp; &lt;y>"')
  })

  it('can be opened by any zlib reader, and deflate would not make it shorter', () => {
    const framed = fromBase45(text) ?? new Uint8Array()
    expect(new Uint8Array(inflateSync(framed))).toEqual(coseOf(text))
    expect(deflateSync(coseOf(text), { level: 9 }).length).toBeGreaterThanOrEqual(coseOf(text).length)
  })

  it.each([
    ['a country that is none', { country: 'Taiwan' }],
    ['a whole passport number', { passportEnd: 'X1234567' }],
    ['a photo name that is too short', { photo: new Uint8Array(15) }],
    ['an end before its start', { validUntil: usual.validFrom, validFrom: usual.validUntil }],
    ['no number', { number: '' }],
    ['a number that does not fit', { number: 'N'.repeat(25) }],
    ['an id that is none', { id: 'abc' }],
  ])('is not signed with %s', (_, wrong) => {
    expect(() => signCard(seal, { ...usual, ...wrong })).toThrow(RangeError)
  })
})

describe('the days of a card', () => {
  it.each([
    ['2026-11-22T16:59:59.000Z', 'card.not-yet-valid'],
    ['2026-11-22T17:00:00.000Z', 'ok'],
    ['2029-11-22T16:59:59.000Z', 'ok'],
    ['2029-11-22T17:00:00.000Z', 'card.expired'],
  ])('are days of Western Indonesia Time: at %s it is %s', async (at, code) => {
    expect(codeOf(await read(text, { now: moment(at) }))).toBe(code)
  })

  it('are shown with the refusal, so that a desk can say what is wrong', async () => {
    expect(await read(text, { now: moment('2030-01-01T00:00:00.000Z') })).toMatchObject({ ok: false, card: usual })
  })
})

describe('a withdrawn card', () => {
  const other = '019a0000-0000-7000-8000-000000000002'

  it('is refused by the list, and another is not', async () => {
    expect(codeOf(await read(text, { revocations: await listOf([other, usual.id]) }))).toBe('card.revoked')
    expect(await read(text, { revocations: await listOf([other]) })).toMatchObject({
      ok: true,
      withdrawal: { checked: true, issuedAt: '2027-03-01T00:00:00.000Z', stale: false },
    })
    expect(codeOf(await read(text, { revocations: await listOf([]) }))).toBe('ok')
  })

  it('is found among ten thousand, wherever it stands', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `019a0000-0000-7000-8000-1${String(i).padStart(11, '0')}`)
    const list = await listOf(ids)
    expect(list.names.byteLength).toBe(80_000)
    for (const id of ids.slice(0, 300))
      expect(codeOf(await read(signCard(seal, { ...usual, id }).text, { revocations: list }))).toBe('card.revoked')
    expect(codeOf(await read(text, { revocations: list }))).toBe('ok')
  })

  it('is still found in a list that is stale, and the staleness is said', async () => {
    const revocations = await listOf([other])
    const later = moment('2027-03-05T00:00:00.000Z')
    expect(await read(text, { revocations, now: later })).toMatchObject({ withdrawal: { checked: true, stale: true } })
  })

  it('is not found in a list that was altered, made by others, or is a card', async () => {
    const bytes = new Uint8Array(
      signRevocations(seal, { cards: [usual.id], issuedAt: now, staleAfter: moment('2027-03-02T00:00:00.000Z') }),
    )
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = bytes.slice()
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect((await readRevocations(altered, keys)).ok).toBe(false)
    }
    expect(await readRevocations(coseOf(text), keys)).toEqual({ ok: false, code: 'list.altered' })
    expect(await readRevocations(bytes, [])).toEqual({ ok: false, code: 'list.unknown-key' })
    expect(await readRevocations(new Uint8Array([1, 2, 3]), keys)).toEqual({ ok: false, code: 'list.not-ours' })
    expect(codeOf(await read(toBase45(toZlib(bytes))))).toBe('card.altered')
  })
})

describe('a card in other hands', () => {
  const photo = new TextEncoder().encode('the picture that was kept')
  const bound = signCard(seal, { ...usual, photo: photoNameOf(photo) }).text

  it('is refused beside another passport or another photo', async () => {
    expect(codeOf(await read(bound, { presented: { passportEnd: 'x1234567', photo } }))).toBe('ok')
    expect(codeOf(await read(bound, { presented: { passportEnd: 'X1234568' } }))).toBe('card.other-passport')
    expect(codeOf(await read(bound, { presented: { photo: photo.slice(1) } }))).toBe('card.other-photo')
  })
})

describe('the keys of cards', () => {
  const before = newSigningKey('card', '2025-01-01T00:00:00.000Z')
  const old = sealOf({ master: new Uint8Array(32), signing: [before] })
  const rotated = [{ ...before, until: '2026-12-01T00:00:00.000Z' }, cardKey]
  const both = sealOf({ master: new Uint8Array(32), signing: rotated }).publicKeys('card')

  it('are renewed, and cards of the old one stay good', async () => {
    expect(codeOf(await read(signCard(old, usual).text, { keys: both }))).toBe('ok')
    expect(codeOf(await read(text, { keys: both }))).toBe('ok')
  })

  it('sign nothing after they were retired, or before they were made', async () => {
    const late = { ...usual, issuedAt: moment('2026-12-02T00:00:00.000Z') }
    const early = { ...usual, issuedAt: moment('2024-12-31T00:00:00.000Z') }
    expect(codeOf(await read(signCard(old, late).text, { keys: both }))).toBe('card.key-not-in-use')
    expect(codeOf(await read(signCard(old, early).text, { keys: both }))).toBe('card.key-not-in-use')
  })

  it('of another installation, or of another purpose, are unknown', async () => {
    const foreign = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', keyFrom)] })
    const ledger = sealOf({
      master: new Uint8Array(32),
      signing: [{ ...newSigningKey('ledger', keyFrom), purpose: 'card' }],
    })
    expect(codeOf(await read(signCard(foreign, usual).text))).toBe('card.unknown-key')
    expect(codeOf(await read(signCard(ledger, usual).text))).toBe('card.unknown-key')
    expect(codeOf(await read(text, { keys: seal.publicKeys('ledger') }))).toBe('card.unknown-key')
  })

  it('under our name with another key do not help', async () => {
    const impostor = sealOf({
      master: new Uint8Array(32),
      signing: [{ ...newSigningKey('card', keyFrom), keyId: cardKey.keyId }],
    })
    expect(codeOf(await read(signCard(impostor, usual).text))).toBe('card.altered')
  })

  it('travel as JSON and come back the same; what is no key is refused', () => {
    expect(keysFromJson(keysToJson(both))).toEqual(both)
    for (const wrong of ['{}', '[1]', '[{}]', '[{"keyId":"a","bytes":"AA==","from":"x","until":null}]'])
      expect(() => keysFromJson(wrong)).toThrow(RangeError)
  })
})
