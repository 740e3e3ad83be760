import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { openVerifier } from './assets.ts'
import { byBrowser, byScript } from './browser/ed25519.js'
import { usual } from './card.examples.ts'
import type { Reading, ReadingWith } from './card.ts'
import { signCard } from './sign.ts'

const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
const given: ReadingWith = { keys: seal.publicKeys('card'), now: '2027-03-01T02:00:00.000Z' as Instant }
const { text } = signCard(seal, usual)
const { assets, urlOf } = openVerifier()

type Reader = { readCard: (text: string, given: ReadingWith) => Promise<Reading> }

/** The modules exactly as a browser gets them, each time anew. */
async function asServed(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const { path, body } of assets) writeFileSync(join(folder, basename(path)), body)
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'read-card.js')).href)
  return module as Reader
}

afterEach(() => vi.unstubAllGlobals())

describe('the verifier as it is served', () => {
  it('reads a card', async () => {
    const { readCard } = await asServed()
    expect(await readCard(text, given)).toMatchObject({ ok: true })
  })

  it('reads a card in a browser without Ed25519 of its own, and still refuses an altered one', async () => {
    const { subtle } = crypto
    vi.stubGlobal('crypto', {
      subtle: {
        digest: subtle.digest.bind(subtle),
        importKey: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')),
      },
    })
    const { readCard } = await asServed()
    expect(await readCard(text, given)).toMatchObject({ ok: true })
    const other = signCard(seal, { ...usual, holder: 'SITI AMINAN' }).text
    expect(await readCard(text.slice(0, 200) + other.slice(200), given)).toMatchObject({ ok: false })
  })

  it('says when a browser can check nothing at all', async () => {
    vi.stubGlobal('crypto', {})
    const { readCard } = await asServed()
    expect(await readCard(text, given)).toEqual({ ok: false, code: 'card.cannot-check' })
  })

  it('weighs at most 15 KB packed, 7 KB where the browser checks signatures itself, and a scanner 30 KB more', () => {
    const packed = (names: (path: string) => boolean) =>
      assets.filter(({ path }) => names(path)).reduce((sum, { body }) => sum + brotliCompressSync(body).length, 0)
    const isScanner = (path: string): boolean => /\/(camera|scan|qr-\w+)\.js$/.test(path)
    expect(packed((path) => !isScanner(path))).toBeLessThan(15_000)
    expect(packed((path) => !isScanner(path) && !path.endsWith('ed25519-script.js'))).toBeLessThan(7_000)
    expect(packed(isScanner)).toBeLessThan(30_000)
  })

  it('asks for the scanner nowhere but in the camera’s module, which the page opens when somebody wants to scan', () => {
    const asking = assets.filter(({ body }) =>
      /(?:from |import\()'.\/(scan|qr-\w+)\.js'/.test(new TextDecoder().decode(body)),
    )
    expect(asking.map(({ path }) => basename(path))).toEqual(['camera.js', 'scan.js', 'qr-decode.js'])
  })

  it('imports nothing but itself', () => {
    for (const { body } of assets)
      for (const [, from, asked] of new TextDecoder()
        .decode(body)
        .matchAll(/^(?:import|export)\b[^'"]*from '([^']+)'|\bimport\('([^']+)'\)/gm))
        expect(urlOf(basename(from ?? asked ?? ''))).toContain('/aset/kartu.')
    expect(() => urlOf('other.js')).toThrow(RangeError)
  })
})

/** The order of the group (RFC 8032), little-endian arithmetic by BigInt. */
const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n
const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
const toBytes = (value: bigint): Uint8Array => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()

describe.each([
  ['the browser’s own Ed25519', byBrowser],
  ['the Ed25519 in JavaScript', byScript],
])('%s', (_, check) => {
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${'9d'.repeat(32)}`, 'hex')
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const key = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
  const data = new Uint8Array(Buffer.from('kartu'))
  const good = new Uint8Array(sign(null, data, privateKey))
  const [r, s] = [good.slice(0, 32), good.slice(32)]
  const answers = async (signature: Uint8Array, by = key, what = data): Promise<boolean> =>
    await check(new Uint8Array(by), new Uint8Array(signature), what).catch(() => false)

  it('accepts what was signed', async () => {
    expect(await answers(good)).toBe(true)
  })

  it('refuses every flipped bit of a signature, and other data', async () => {
    for (let bit = 0; bit < 512; bit += 1)
      expect(await answers(good.with(bit >> 3, (good[bit >> 3] ?? 0) ^ (1 << (bit & 7))))).toBe(false)
    expect(await answers(good, key, new Uint8Array(Buffer.from('Kartu')))).toBe(false)
  })

  it('refuses a signature written another way: s + L, s + 2L, a negated or shifted s', async () => {
    const value = toNumber(s)
    for (const other of [value + order, value + 2n * order, order - value, value + 1n, 0n, 2n ** 256n - 1n])
      expect(await answers(Buffer.concat([r, toBytes(other)]))).toBe(false)
  })

  it('refuses what is too short, too long, empty, or all one byte', async () => {
    for (const other of [good.slice(0, 63), Buffer.concat([good, Uint8Array.of(0)]), new Uint8Array(), r, s])
      expect(await answers(other)).toBe(false)
    for (const byte of [0, 1, 0x7f, 0xff]) expect(await answers(new Uint8Array(64).fill(byte))).toBe(false)
  })

  it('refuses keys and points that are none: all ones, zero, small order with the trivial signature', async () => {
    const identity = new Uint8Array(32).with(0, 1)
    for (const wrong of [new Uint8Array(32).fill(0xff), new Uint8Array(31), new Uint8Array(33)])
      expect(await answers(good, wrong)).toBe(false)
    for (const point of [new Uint8Array(32).fill(0xff), identity, new Uint8Array(32)])
      expect(await answers(Buffer.concat([point, s]))).toBe(false)
  })
})
