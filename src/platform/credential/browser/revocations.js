/**
 * The list of withdrawn cards: signed, with its moment, small enough to be kept on a phone. A card stands in it under
 * the first eight bytes of the SHA-256 of its id, so that the list names nobody.
 */
import { readCbor } from './cbor.js'
import { bytesOfUuid, claim, issuer } from './claims.js'
import { readSign1, toBeSigned } from './cose.js'
import { CannotCheck, isSignedBy } from './ed25519.js'

/** @import { Card, CardKey, Revocations } from '../card.ts' */

export const nameLength = 8
export const listPurpose = 'bekal card revocations'
/** Label of the names in the list. */
export const namesLabel = -65_538

/** The name under which a card stands in the list. @param {string} id */
async function revocationName(id) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOfUuid(id))).slice(0, nameLength)
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {readonly CardKey[]} keys the keys of purpose `card`
 * @returns {Promise<{ ok: true, list: Revocations } | { ok: false, code: 'list.not-ours' | 'list.unknown-key' | 'list.altered' | 'list.cannot-check' }>}
 */
export async function readRevocations(bytes, keys) {
  const message = readSign1(bytes)
  if (message === undefined) return { ok: false, code: 'list.not-ours' }
  const key = keys.find(({ keyId }) => keyId === message.keyId)
  if (key === undefined) return { ok: false, code: 'list.unknown-key' }
  try {
    const signed = toBeSigned(message, listPurpose)
    if (!(await isSignedBy(new Uint8Array(key.bytes), message.signature, signed)))
      return { ok: false, code: 'list.altered' }
  } catch (problem) {
    if (problem instanceof CannotCheck) return { ok: false, code: 'list.cannot-check' }
    throw problem
  }
  const list = listOf(message.payload)
  return list === undefined ? { ok: false, code: 'list.not-ours' } : { ok: true, list }
}

/** @param {Uint8Array<ArrayBuffer>} payload @returns {Revocations | undefined} */
function listOf(payload) {
  const claims = readCbor(payload)
  if (!(claims instanceof Map) || claims.get(claim.issuer) !== issuer) return undefined
  const [issued, stale, names] = [claims.get(claim.issuedAt), claims.get(claim.expires), claims.get(namesLabel)]
  if (typeof issued !== 'number' || typeof stale !== 'number' || !(names instanceof Uint8Array)) return undefined
  if (names.length % nameLength !== 0) return undefined
  return {
    issuedAt: /** @type {Card['issuedAt']} */ (new Date(issued * 1000).toISOString()),
    staleAfter: /** @type {Card['issuedAt']} */ (new Date(stale * 1000).toISOString()),
    count: names.length / nameLength,
    names,
  }
}

/** Whether a card stands in the list. @param {Revocations} list @param {string} id */
export async function isRevoked({ names, count }, id) {
  const name = await revocationName(id)
  let [low, high] = [0, count - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compare(name, names.subarray(middle * nameLength, (middle + 1) * nameLength))
    if (order === 0) return true
    if (order < 0) high = middle - 1
    else low = middle + 1
  }
  return false
}

/** @param {Uint8Array} a @param {Uint8Array} b */
export function compare(a, b) {
  for (let i = 0; i < nameLength; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
