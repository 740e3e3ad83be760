import { decodeQR } from 'qr/decode.js'

/**
 * A picture in memory.
 * @typedef {object} Picture
 * @property {number} width   at most 4096
 * @property {number} height  at most 4096
 * @property {Uint8Array | Uint8ClampedArray} data  RGB or RGBA
 */

/**
 * What a QR code says; without `text`, whether one was `seen` that could not be read: damaged, blurred, cut off.
 * @typedef {{ readonly text: string } | { readonly text: undefined, readonly seen: boolean }} Scanned
 */

/** Milliseconds for the tries that are not always worth it: the next frame of a camera comes soon, a photo comes once. */
const hurry = { timeLimit: 40 }
const patience = { effort: Number.POSITIVE_INFINITY, timeLimit: 2000 }

/**
 * Reads the QR code in a frame of a camera. Never throws on what is in the picture.
 * @param {Picture} picture
 * @returns {Scanned}
 */
export function scanFrame(picture) {
  return scan(picture, hurry)
}

/**
 * Reads the QR code in a photo or a screenshot, and takes its time.
 * @param {Picture} picture
 * @returns {Scanned}
 */
export function scanPhoto(picture) {
  const first = scan(picture, hurry)
  if (first.text !== undefined) return first
  const again = scan(picture, patience)
  return again.text === undefined ? first : again
}

/** @param {Picture} picture @param {{ timeLimit: number, effort?: number }} tries @returns {Scanned} */
function scan(picture, tries) {
  let seen = false
  try {
    return { text: decodeQR(picture, { ...tries, pointsOnDetect: (points) => void (seen = isCode(points)) }) }
  } catch {
    return { text: undefined, seen }
  }
}

/**
 * Whether three corners are those of a code. In noise and in print, dots look like corners; those are small and uneven.
 * @param {{ tl: { moduleSize: number }, tr: { moduleSize: number }, bl: { moduleSize: number } }} corners
 */
function isCode({ tl, tr, bl }) {
  const sizes = [tl.moduleSize, tr.moduleSize, bl.moduleSize]
  return Math.min(...sizes) >= 2.5 && Math.max(...sizes) <= 1.2 * Math.min(...sizes)
}
