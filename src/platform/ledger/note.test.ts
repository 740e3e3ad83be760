import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { openCheckpoint, openNote, parseVerifierKey, signCheckpoint, signNote, verifierKey } from './note.ts'

const sealWith = (purpose: 'ledger' | 'card' = 'ledger') =>
  sealOf({ master: new Uint8Array(32), signing: [{ ...newSigningKey(purpose, '2026-01-01T00:00:00.000Z') }] })
const seal = sealWith()
const origin = 'bekal.test/log'
const ours = { origin, keys: seal.publicKeys('ledger') }
const root = new Uint8Array(32).fill(9)
const note = signCheckpoint(seal, { origin, size: 12, root })

describe('a signed note', () => {
  // The note and the key of the tests of golang.org/x/mod/sumdb/note, the first of the format.
  const known = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const said = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const signed = `${said}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

  it('opens as other implementations sign it', () => {
    const key = parseVerifierKey(known)
    if (!key) throw new Error('no key')
    expect(verifierKey(key.name, key)).toBe(known)
    expect(openNote(signed, { origin: key.name, keys: [key] })).toBe(said)
    expect(openNote(signed.replace('answer', 'Answer'), { origin: key.name, keys: [key] })).toBeUndefined()
  })

  it('of a key whose hash is not its own, or of another kind, has no verifier', () => {
    expect(parseVerifierKey(known.replace('c74f20a3', 'c74f20a4'))).toBeUndefined()
    expect(parseVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeUndefined()
    for (let cut = 1; cut < known.length; cut += 1) expect(parseVerifierKey(known.slice(cut))).toBeUndefined()
  })

  it('stays good under the signature of a witness, and falls with one false signature of ours', () => {
    const witness = sealWith()
    const [, line] = signNote(witness, 'witness.test', note.slice(0, note.indexOf('\n\n') + 1)).split('\n\n')
    expect(openCheckpoint(note + (line ?? ''), ours)).toMatchObject({ size: 12 })
    const [, mine] = note.split('\n\n')
    expect(openCheckpoint(`${note}${(mine ?? '').replace(/.{6}=*\n$/, 'AAAAAA==\n')}`, ours)).toBeUndefined()
  })
})

describe('a checkpoint', () => {
  it('opens to what was signed', () => {
    expect(note.split('\n').slice(0, 3)).toEqual([origin, '12', Buffer.from(root).toString('base64')])
    expect(openCheckpoint(note, ours)).toEqual({ origin, size: 12, root: Buffer.from(root) })
  })

  it('does not open with any letter changed, cut, or added', () => {
    for (let i = 0; i < note.length; i += 1) {
      const other = note[i] === 'A' ? 'B' : 'A'
      expect(openCheckpoint(note.slice(0, i) + other + note.slice(i + 1), ours)).toBeUndefined()
      expect(openCheckpoint(note.slice(0, i), ours)).toBeUndefined()
      expect(openCheckpoint(note.slice(0, i) + note.slice(i + 1), ours)).toBeUndefined()
    }
  })

  it('does not open for another log, another key, or a key of another purpose', () => {
    expect(openCheckpoint(note, { ...ours, origin: 'other.test/log' })).toBeUndefined()
    expect(openCheckpoint(note, { ...ours, keys: sealWith().publicKeys('ledger') })).toBeUndefined()
    expect(openCheckpoint(note, { ...ours, keys: [] })).toBeUndefined()
  })

  it('is three lines, written one way, even when we signed otherwise', () => {
    for (const text of [
      `${origin}\n012\n${Buffer.from(root).toString('base64')}\n`,
      `${origin}\n-1\n${Buffer.from(root).toString('base64')}\n`,
      `${origin}\n12\n${Buffer.from(root).toString('base64')}\nmore\n`,
      `${origin}\n12\n${Buffer.from(root).toString('base64').replace(/.=$/, '/=')}\n`,
      `${origin}\n12\n\n`,
      `${origin}\n12\n`,
    ])
      expect(openCheckpoint(signNote(seal, origin, text), ours)).toBeUndefined()
  })

  it('is not made of any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => openCheckpoint(text, ours) === undefined))
    expect(openCheckpoint(`${note}\u0000`, ours)).toBeUndefined()
    expect(openCheckpoint('a\n'.repeat(200_000), ours)).toBeUndefined()
  })
})
