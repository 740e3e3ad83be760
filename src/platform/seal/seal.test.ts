import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
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

  it('never looks the same twice', () => {
    const nonces = new Set(
      Array.from({ length: 20_000 }, () => Buffer.from(seal.hide('x', 'y').subarray(0, 12)).toString('hex')),
    )
    expect(nonces.size).toBe(20_000)
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

describe('a secret', () => {
  it('has the promised number of letters and none that is misread', () => {
    expect(seal.secret(128)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(new Set(Array.from({ length: 5_000 }, () => seal.secret(128))).size).toBe(5_000)
  })

  it('of digits keeps its leading zeros', () => {
    for (let i = 0; i < 500; i += 1) expect(seal.code(6)).toMatch(/^\d{6}$/)
  })
})
