/** The keys a verifier keeps, as they travel: JSON, bytes in base64. */

/** @import { CardKey } from '../card.ts' */

/** @param {readonly CardKey[]} keys */
export const keysToJson = (keys) =>
  JSON.stringify(keys.map(({ bytes, ...key }) => ({ ...key, bytes: btoa(String.fromCharCode(...bytes)) })))

/**
 * @param {string} text
 * @returns {CardKey[]} @throws SyntaxError or RangeError when it is no list of keys
 */
export function keysFromJson(text) {
  /** @type {unknown} */
  const list = JSON.parse(text)
  if (!Array.isArray(list)) throw new RangeError('not a list of keys')
  return list.map(keyOf)
}

/** @param {unknown} value @returns {CardKey} */
function keyOf(value) {
  if (typeof value !== 'object' || value === null) throw new RangeError('not a key')
  const { keyId, bytes, from, until } = /** @type {Record<string, unknown>} */ (value)
  if (typeof keyId !== 'string' || typeof bytes !== 'string' || typeof from !== 'string')
    throw new RangeError('not a key')
  if (until !== null && typeof until !== 'string') throw new RangeError('not a key')
  const key = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
  if (key.length !== 32) throw new RangeError('not a key')
  return { keyId, bytes: key, from, until }
}
