/**
 * COSE_Sign1 (RFC 9052 §4.2) with Ed25519, as far as cards need it: the algorithm and the key's id stand in the
 * protected header and nothing else does; the unprotected header is empty.
 */
import { readCbor } from './cbor.js'

/** Tag of COSE_Sign1, and the header labels and algorithm of RFC 9053. */
const sign1 = 18
const [algorithmLabel, keyIdLabel] = [1, 4]
export const edDsa = -8

/**
 * @typedef {{ keyId: string, head: Uint8Array<ArrayBuffer>, payload: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer> }} Sign1
 */

/**
 * Takes a COSE_Sign1 apart; what it says is not to be believed before its signature is checked.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Sign1 | undefined}
 */
export function readSign1(bytes) {
  const message = readCbor(bytes)
  if (typeof message !== 'object' || !('tag' in message) || message.tag !== sign1 || !Array.isArray(message.value))
    return undefined
  const [head, loose, payload, signature, ...more] = message.value
  if (!(head instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array))
    return undefined
  if (!(loose instanceof Map) || loose.size > 0 || more.length > 0 || signature.length !== 64) return undefined
  const header = readCbor(head)
  if (!(header instanceof Map) || header.size !== 2 || header.get(algorithmLabel) !== edDsa) return undefined
  const keyId = header.get(keyIdLabel)
  return keyId instanceof Uint8Array && keyId.length === 8
    ? { keyId: hexOf(keyId), head, payload, signature }
    : undefined
}

/**
 * The bytes that are signed: `["Signature1", protected header, what for, payload]` (RFC 9052 §4.4).
 * @param {{ head: Uint8Array, payload: Uint8Array }} message
 * @param {string} purpose keeps a signature for one thing from being used for another
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function toBeSigned({ head, payload }, purpose) {
  const context = new TextEncoder().encode('Signature1')
  /** @type {Uint8Array[]} */
  const parts = [Uint8Array.of(0x84, 0x60 + context.length), context]
  for (const bytes of [head, new TextEncoder().encode(purpose), payload]) parts.push(byteHead(bytes.length), bytes)
  return joined(parts)
}

/** The head of a byte string. @param {number} length */
function byteHead(length) {
  if (length < 24) return Uint8Array.of(0x40 + length)
  if (length < 256) return Uint8Array.of(0x58, length)
  if (length < 65_536) return Uint8Array.of(0x59, length >> 8, length & 0xff)
  return Uint8Array.of(0x5a, (length >>> 24) & 0xff, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff)
}

/** @param {readonly Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** @param {Uint8Array} bytes */
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
