/**
 * The part of CBOR (RFC 8949) a card is made of, read strictly: whole numbers, bytes, text, lists, maps and tags, each
 * written the shortest way, every map with its keys in order and once. One value has one spelling, so nothing can be
 * changed without changing what is signed.
 *
 * @typedef {number | string | Uint8Array<ArrayBuffer> | CborList | Map<number | string, Cbor> | Tagged} Cbor
 * @typedef {Cbor[]} CborList
 * @typedef {{ tag: number, value: Cbor }} Tagged
 */

const deepest = 6

/** What is thrown inside and never leaves this file. */
class NotCbor extends Error {}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Cbor | undefined} `undefined` unless the bytes are exactly one value
 */
export function readCbor(bytes) {
  const cursor = { bytes, at: 0 }
  try {
    const value = readValue(cursor, deepest)
    return cursor.at === bytes.length ? value : undefined
  } catch (problem) {
    if (problem instanceof NotCbor) return undefined
    throw problem
  }
}

/** @typedef {{ bytes: Uint8Array<ArrayBuffer>, at: number }} Cursor */

/** @param {Cursor} cursor @param {number} depth @returns {Cbor} */
function readValue(cursor, depth) {
  if (depth === 0) throw new NotCbor()
  const { major, value } = readHead(cursor)
  if (major === 0) return value
  if (major === 1) return -1 - value
  if (major === 2) return take(cursor, value)
  if (major === 3) return textOf(take(cursor, value))
  if (major === 4) return readList(cursor, value, depth)
  if (major === 5) return readMap(cursor, value, depth)
  if (major === 6) return { tag: value, value: readValue(cursor, depth - 1) }
  throw new NotCbor()
}

/** @param {Cursor} cursor @param {number} length @param {number} depth @returns {CborList} */
function readList(cursor, length, depth) {
  if (length > cursor.bytes.length - cursor.at) throw new NotCbor()
  return Array.from({ length }, () => readValue(cursor, depth - 1))
}

/** @param {Cursor} cursor @param {number} length @param {number} depth */
function readMap(cursor, length, depth) {
  /** @type {Map<number | string, Cbor>} */
  const map = new Map()
  let before = new Uint8Array()
  for (let left = length; left > 0; left -= 1) {
    const from = cursor.at
    const key = readValue(cursor, depth - 1)
    const spelling = cursor.bytes.slice(from, cursor.at)
    if ((typeof key !== 'number' && typeof key !== 'string') || !isBefore(before, spelling)) throw new NotCbor()
    map.set(key, readValue(cursor, depth - 1))
    before = spelling
  }
  return map
}

/** Bytewise order of the keys' spellings (RFC 8949 §4.2.1). @param {Uint8Array} a @param {Uint8Array} b */
function isBefore(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return a.length < b.length
}

/** @param {Cursor} cursor */
function readHead(cursor) {
  const first = take(cursor, 1)[0] ?? 0
  const [major, short] = [first >> 5, first & 0x1f]
  if (short < 24) return { major, value: short }
  if (short > 27) throw new NotCbor()
  const length = 2 ** (short - 24)
  let value = 0
  for (const byte of take(cursor, length)) value = value * 256 + byte
  const least = length === 1 ? 24 : 2 ** (length * 4)
  if (value < least || !Number.isSafeInteger(value)) throw new NotCbor()
  return { major, value }
}

/** @param {Cursor} cursor @param {number} length */
function take(cursor, length) {
  if (length > cursor.bytes.length - cursor.at) throw new NotCbor()
  cursor.at += length
  return cursor.bytes.slice(cursor.at - length, cursor.at)
}

/** @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new NotCbor()
  }
}
