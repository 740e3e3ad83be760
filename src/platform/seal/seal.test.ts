import { createPublicKey, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSigningKey, openKeyRing, rotateKey } from './keys.ts'
import { openSeal, sealOf } from './open.ts'
import type { PublicKey } from './seal.ts'

const from = '2026-11-23T00:00:00.000Z'
const ring = (fill: number) => ({
  master: new Uint8Array(32).fill(fill),
  signing: [newSigningKey('card', from), newSigningKey('ledger', from)],
})
const seal = sealOf(ring(1))

const verifies = (data: Uint8Array, signature: Uint8Array, { bytes }: PublicKey): boolean =>
  verify(
    null,
    data,
    createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]),
      format: 'der',
      type: 'spki',
    }),
    signature,
  )

describe('a hidden field', () => {
  it('opens where it was hidden', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (plain, where) => seal.reveal(seal.hide(plain, where), where) === plain.toWellFormed() || !plain.isWellFormed(),
      ),
    )
  })

  it('does not open in another column or row, under another key, or with any bit altered', () => {
    const hidden = seal.hide('3505994105010004', 'workers.worker/nik/1')
    expect(() => seal.reveal(hidden, 'workers.worker/nik/2')).toThrow()
    expect(() => sealOf(ring(2)).reveal(hidden, 'workers.worker/nik/1')).toThrow()
    for (let bit = 0; bit < hidden.byteLength * 8; bit += 1) {
      const altered = new Uint8Array(hidden)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => seal.reveal(altered, 'workers.worker/nik/1')).toThrow()
    }
  })

  it('does not open when it is too short to be one, or another column’s', () => {
    for (let length = 0; length < 29; length += 1)
      expect(() => seal.revealBytes(new Uint8Array(length).fill(1), 'x')).toThrow('this was not hidden here')
    const [a, b] = [seal.hide('3505994105010004', 'worker/nik/1'), seal.hide('X1234567', 'worker/passport/1')]
    expect(() => seal.reveal(a, 'worker/passport/1')).toThrow()
    expect(() => seal.reveal(b, 'worker/nik/1')).toThrow()
  })

  it('never looks the same twice', () => {
    const nonces = new Set(
      Array.from({ length: 100_000 }, () => Buffer.from(seal.hide('x', 'y').subarray(1, 13)).toString('hex')),
    )
    expect(nonces.size).toBe(100_000)
  })
})

describe('a blind index', () => {
  it('is equal for the same NIK however it is typed, and for nothing else', () => {
    expect(seal.blindIndex('3505 9941 0501 0004', 'nik')).toEqual(seal.blindIndex('3505994105010004', 'nik'))
    expect(seal.blindIndex('3505994105010005', 'nik')).not.toEqual(seal.blindIndex('3505994105010004', 'nik'))
    expect(seal.blindIndex('3505994105010004', 'passport')).not.toEqual(seal.blindIndex('3505994105010004', 'nik'))
    expect(sealOf(ring(2)).blindIndex('3505994105010004', 'nik')).not.toEqual(
      seal.blindIndex('3505994105010004', 'nik'),
    )
  })
})

describe('keys', () => {
  it('are made once, readable by their owner alone, and the same at the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-'))
    const first = await openSeal(folder, from)
    const again = await openSeal(folder, from)
    expect(again.publicKeys('card')).toEqual(first.publicKeys('card'))
    expect(again.reveal(first.hide('x', 'y'), 'y')).toBe('x')
    expect(statSync(join(folder, 'keys', 'keys.json')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0)
  })

  it('rotate: the old one still verifies, the new one signs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-'))
    const before = await openSeal(folder, from)
    const signed = before.sign(Buffer.from('kartu'), 'card')
    const after = sealOf(await rotateKey(folder, 'card', '2027-01-01T00:00:00.000Z'))
    expect(after.sign(Buffer.from('kartu'), 'card').keyId).not.toBe(signed.keyId)
    const old = after.publicKeys('card').find(({ keyId }) => keyId === signed.keyId)
    expect(old && verifies(Buffer.from('kartu'), signed.signature, old)).toBe(true)
    expect(old?.until).toBe('2027-01-01T00:00:00.000Z')
    expect(after.publicKeys('ledger')).toEqual(before.publicKeys('ledger'))
    expect((await openKeyRing(folder, from)).signing).toHaveLength(4)
  })
})

describe('the file of keys', () => {
  it('is the same for processes that start at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-'))
    const seals = await Promise.all(Array.from({ length: 8 }, async () => await openSeal(folder, from)))
    expect(new Set(seals.map((one) => one.publicKeys('card')[0]?.keyId)).size).toBe(1)
    expect(new Set(seals.map((one) => Buffer.from(one.blindIndex('x', 'y')).toString('hex'))).size).toBe(1)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['keys.json'])
  })

  it('leaves the data folder open for the database’s user', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'seal-')), 'data')
    await openSeal(folder, from)
    expect(statSync(folder).mode & 0o055).not.toBe(0)
  })

  it('is heeded by a running process when a key is renewed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-'))
    const running = await openSeal(folder, from)
    const before = running.sign(Buffer.from('x'), 'card').keyId
    await rotateKey(folder, 'card', '2027-01-01T00:00:00.000Z')
    expect(running.sign(Buffer.from('x'), 'card').keyId).not.toBe(before)
    expect(running.publicKeys('card').map(({ keyId }) => keyId)).toContain(before)
  })

  it('is refused when others may read it, and when it is damaged, without showing what is in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-'))
    await openSeal(folder, from)
    const path = join(folder, 'keys', 'keys.json')
    chmodSync(path, 0o644)
    await expect(openSeal(folder, from)).rejects.toThrow('can be read by others')
    chmodSync(path, 0o600)
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100))
    await expect(openSeal(folder, from)).rejects.toThrow(/is damaged\. Put it back from the backup; [^{]*$/)
  })

  it('gives each use its own key: an index, a fingerprint and a hidden value share nothing', () => {
    const text = '3505994105010004'
    expect(seal.blindIndex(text, 'nik')).not.toEqual(seal.fingerprint(text, 'nik'))
    expect(seal.fingerprint(text, 'a')).not.toEqual(seal.fingerprint(text, 'b'))
  })
})

describe('a secret', () => {
  it('uses its 32 letters evenly', () => {
    const letters = Array.from({ length: 2_000 }, () => seal.secret(160)).join('')
    const counts = Map.groupBy(letters, (letter) => letter)
    const expected = letters.length / 32
    const spread = [...counts.values()].reduce((sum, { length }) => sum + (length - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(32)
    expect(spread).toBeLessThan(90)
  })

  it('carries at least the bits it was asked for', () => {
    for (const bits of [1, 64, 80, 128, 256]) expect(seal.secret(bits).length * 5).toBeGreaterThanOrEqual(bits)
  })

  it('has the promised number of letters and none that is misread', () => {
    expect(seal.secret(128)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(new Set(Array.from({ length: 5_000 }, () => seal.secret(128))).size).toBe(5_000)
  })

  it('of digits keeps its leading zeros', () => {
    for (let i = 0; i < 500; i += 1) expect(seal.code(6)).toMatch(/^\d{6}$/)
  })
})
