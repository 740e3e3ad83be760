/**
 * The zlib frame (RFC 1950) around a card, with stored blocks only. A card is mostly signature, hash and names, which
 * deflate makes longer, not shorter; so every zlib reader reads ours, ours reads nothing that could swell, and no old
 * browser has to know how to inflate.
 */

/**
 * @param {Uint8Array} bytes at most 65,535
 */
export function toZlib(bytes) {
  if (bytes.length > 0xffff) throw new RangeError(`a stored block holds 65,535 bytes, not ${bytes.length}`)
  const framed = new Uint8Array(bytes.length + 11)
  const view = new DataView(framed.buffer)
  view.setUint16(0, 0x7801)
  view.setUint8(2, 1)
  view.setUint16(3, bytes.length, true)
  view.setUint16(5, ~bytes.length & 0xffff, true)
  framed.set(bytes, 7)
  view.setUint32(bytes.length + 7, adler32(bytes))
  return framed
}

/**
 * @param {Uint8Array<ArrayBuffer>} framed
 * @returns {Uint8Array<ArrayBuffer> | undefined} `undefined` for anything but one stored block with its right sum
 */
export function fromZlib(framed) {
  if (framed.length < 11) return undefined
  const view = new DataView(framed.buffer, framed.byteOffset, framed.byteLength)
  const length = view.getUint16(3, true)
  const isStored = view.getUint16(0) === 0x7801 && view.getUint8(2) === 1
  if (!isStored || length !== framed.length - 11 || view.getUint16(5, true) !== (~length & 0xffff)) return undefined
  const bytes = framed.slice(7, 7 + length)
  return view.getUint32(length + 7) === adler32(bytes) ? bytes : undefined
}

/** @param {Uint8Array} bytes */
function adler32(bytes) {
  let [low, high] = [1, 0]
  for (const byte of bytes) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return high * 65_536 + low
}
