/** A card as text that survives being copied, sent and pasted: an address whose part after the `#` no server is told. */
import { fromBase45, toBase45 } from './base45.js'

const mark = '#kartu='

/**
 * The part of an address that holds a card; write it behind the address of the check.
 * @param {string} code what the QR code holds
 * @returns {string} of `#` and letters that no messenger changes; empty for a text that is no code
 */
export function toLink(code) {
  const bytes = fromBase45(code)
  if (bytes === undefined || bytes.length === 0) return ''
  const text = btoa(String.fromCharCode(...bytes))
  return `${mark}${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/**
 * The code in a text: the one behind the mark where there is one, in whatever sentence it stands; else the text itself.
 * @param {string} text
 */
export function codeIn(text) {
  const found = /#kartu=([\w-]+)/.exec(text)?.[1]
  if (found === undefined) return text
  try {
    const letters = atob(found.replaceAll('-', '+').replaceAll('_', '/'))
    return toBase45(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))
  } catch {
    return ''
  }
}
