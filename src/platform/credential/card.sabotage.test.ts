import { deflateSync } from 'node:zlib'
import { encode, rfc8949EncodeOptions } from 'cborg'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { fromBase45, toBase45 } from './browser/base45.js'
import { readCbor } from './browser/cbor.js'
import { readSign1, toBeSigned } from './browser/cose.js'
import { readCard } from './browser/read-card.js'
import { fromZlib, toZlib } from './browser/zlib.js'
import { usual } from './card.examples.ts'
import { signCard } from './sign.ts'

const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
const keys = seal.publicKeys('card')
const now = '2027-03-01T02:00:00.000Z' as Instant
const { text } = signCard(seal, usual)
const cose = fromZlib(fromBase45(text) ?? new Uint8Array()) ?? new Uint8Array()
const message = readSign1(cose)

const codeOf = async (card: string): Promise<string> => {
  const reading = await readCard(card, { keys, now })
  return reading.ok ? 'ok' : reading.code
}
const wrapped = (bytes: Uint8Array): string => toBase45(toZlib(bytes))
const keyId = Buffer.from(keys[0]?.keyId ?? '', 'hex')

/** A message of our own key with any header and payload: what a bribed issuer's programmer could make. */
function made({ head, loose = new Map(), payload, tag = 0xd2 }: Made): string {
  const protectedHead = encode(head, rfc8949EncodeOptions)
  const { signature } = seal.sign(toBeSigned({ head: protectedHead, payload }, ''), 'card')
  return wrapped(
    Buffer.concat([
      tag === null ? new Uint8Array() : Uint8Array.of(tag),
      encode([protectedHead, loose, payload, signature], rfc8949EncodeOptions),
    ]),
  )
}
type Made = { head: Map<number, unknown>; loose?: Map<number, unknown>; payload: Uint8Array; tag?: number | null }
const header = new Map<number, unknown>([
  [1, -8],
  [4, keyId],
])
const payload = message?.payload ?? new Uint8Array()

describe('a card with anything changed', () => {
  it('is good before it is changed', async () => {
    expect(await codeOf(text)).toBe('ok')
    expect(await codeOf(made({ head: header, payload }))).toBe('ok')
  })

  it('is refused for every single bit', async () => {
    const codes = new Map<string, number>()
    for (let bit = 0; bit < cose.length * 8; bit += 1) {
      const altered = cose.slice()
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const code = await codeOf(wrapped(altered))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].sort()).toEqual(['card.altered', 'card.not-ours', 'card.unknown-key'])
    expect([...codes.values()].reduce((a, b) => a + b)).toBe(cose.length * 8)
  })

  it('is refused for every letter of the code that is another', async () => {
    for (let at = 0; at < text.length; at += 1)
      expect(await codeOf(`${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`)).not.toBe('ok')
  })

  it('is refused cut short or with more behind it', async () => {
    for (let length = 0; length < text.length; length += 1)
      expect(await codeOf(text.slice(0, length))).toBe('card.not-ours')
    for (const more of ['0', '00', '000', text]) expect(await codeOf(text + more)).toBe('card.not-ours')
    expect(await codeOf(wrapped(Buffer.concat([cose, Uint8Array.of(0)])))).toBe('card.not-ours')
  })
})

describe('a text that is no card', () => {
  it.each([
    ['', 'nothing'],
    ['https://bekal.go.id/cek', 'an address'],
    ['siti aminah', 'lower case'],
    [text.toLowerCase(), 'a card in lower case'],
    ['::::::', 'groups past their bytes'],
    ['A'.repeat(1_000_000), 'a million letters'],
    ['\u{1F600}'.repeat(300), 'pictures'],
  ])('is refused (%#)', async (card) => {
    expect(await codeOf(card)).toBe('card.not-ours')
  })

  it('cannot swell: what is compressed is not read', async () => {
    const bomb = deflateSync(new Uint8Array(600_000), { level: 9 })
    expect(toBase45(bomb).length).toBeLessThan(1_200)
    expect(await codeOf(toBase45(bomb))).toBe('card.not-ours')
    for (const block of [0, 2, 3, 5, 7])
      expect(await codeOf(toBase45(toZlib(cose).with(2, block)))).toBe('card.not-ours')
  })

  it('is refused whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => (await codeOf(wrapped(bytes))) !== 'ok'),
    )
    await fc.assert(fc.asyncProperty(fc.string({ maxLength: 400 }), async (card) => (await codeOf(card)) !== 'ok'))
  })
})

describe('a message our key has signed that is not written as a card is', () => {
  it.each([
    [
      'with another algorithm',
      {
        head: new Map<number, unknown>([
          [1, -7],
          [4, keyId],
        ]),
        payload,
      },
    ],
    ['without an algorithm', { head: new Map<number, unknown>([[4, keyId]]), payload }],
    ['without a key', { head: new Map<number, unknown>([[1, -8]]), payload }],
    ['with more in its header', { head: new Map<number, unknown>([...header, [3, 0]]), payload }],
    ['with an unprotected header', { head: header, loose: new Map([[1, -8]]), payload }],
    ['without its tag', { head: header, payload, tag: null }],
    ['with the tag of another message', { head: header, payload, tag: 0xd1 }],
    ['with no claims', { head: header, payload: new Uint8Array() }],
    ['with a list for claims', { head: header, payload: encode([1, 2]) }],
    ['of another issuer', { head: header, payload: encode(new Map([[1, 'MY']])) }],
  ] satisfies [string, Made][])('is refused %s', async (_, card) => {
    expect(await codeOf(made(card))).toBe('card.not-ours')
  })

  it('is refused with claims of the wrong kind, one after the other', async () => {
    const claims = readCbor(payload)
    if (!(claims instanceof Map)) throw new Error('no claims')
    for (const label of claims.keys())
      for (const wrong of [null, -1, 'x', new Uint8Array(3), new Map([[1, 1]]), 1e15]) {
        const other = new Map<unknown, unknown>(claims).set(label, wrong)
        expect(await codeOf(made({ head: header, payload: encode(other, rfc8949EncodeOptions) }))).toBe('card.not-ours')
      }
  })
})

describe('CBOR', () => {
  it.each([
    ['1801', 'a number written too long'],
    ['190001', 'a number written too long'],
    ['1a00000100', 'a number written too long'],
    ['1bffffffffffffffff', 'a number past 2^53'],
    ['5f4101ff', 'bytes without a length'],
    ['9f01ff', 'a list without a length'],
    ['bf0101ff', 'a map without a length'],
    ['a201010102', 'a key twice'],
    ['a202010101', 'keys out of order'],
    ['a1f400', 'a key that is no number or text'],
    ['f6', 'null'],
    ['f97e00', 'a fraction'],
    ['62c328', 'text that is no UTF-8'],
    ['9b0000000100000000', 'a list longer than the bytes'],
    ['5b0000000100000000', 'bytes longer than the bytes'],
    ['818181818181818101', 'lists in lists in lists'],
    ['0000', 'two values'],
    ['', 'nothing'],
  ])('%s is refused: %s', (hex) => {
    expect(readCbor(new Uint8Array(Buffer.from(hex, 'hex')))).toBeUndefined()
  })

  it('reads back what a full library writes', () => {
    const key = fc.oneof(fc.integer(), fc.string())
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((members) => new Map(members)),
      ),
    }))
    fc.assert(
      fc.property(value, (written) => {
        expect(readCbor(new Uint8Array(encode(written, rfc8949EncodeOptions)))).toEqual(written)
      }),
    )
  })
})

describe('Base45', () => {
  it('agrees with RFC 9285', () => {
    expect(toBase45(Buffer.from('Hello!!'))).toBe('%69 VD92EX0')
    expect(toBase45(Buffer.from('base-45'))).toBe('UJCLQE7W581')
    expect(Buffer.from(fromBase45('QED8WEX0') ?? []).toString()).toBe('ietf!')
    for (const wrong of ['GGW', ':::', '::', 'A', 'ABCD', 'a0', 'é0']) expect(fromBase45(wrong)).toBeUndefined()
  })

  it('comes back the same', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => Buffer.from(fromBase45(toBase45(bytes)) ?? []).equals(bytes)))
  })
})
