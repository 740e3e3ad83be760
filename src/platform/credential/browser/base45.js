/** Base45 (RFC 9285): what the alphanumeric mode of a QR code carries best. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** @param {Uint8Array} bytes */
export function toBase45(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    let value = pair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    for (let left = pair ? 3 : 2; left > 0; left -= 1) {
      text += alphabet.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/**
 * Reads Base45 strictly: no foreign letter, no group past its bytes, no half group.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
export function fromBase45(text) {
  if (text.length % 3 === 1) return undefined
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0))
  let to = 0
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3)
    let value = 0
    for (let i = group.length - 1; i >= 0; i -= 1) {
      const digit = alphabet.indexOf(group.charAt(i))
      if (digit < 0) return undefined
      value = value * 45 + digit
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) return undefined
    if (group.length === 3) bytes[to++] = value >> 8
    bytes[to++] = value & 0xff
  }
  return bytes
}
