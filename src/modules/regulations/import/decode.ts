/** Largest text of an instrument that is read, in bytes. */
export const largestText = 2 * 1024 * 1024

/** Why bytes are not taken as a text. Permanent codes. */
export type NotText = 'empty' | 'too-large' | 'pdf' | 'utf-16' | 'not-utf-8' | 'no-text'

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: NotText }

/** The text of a file in UTF-8, without its byte order mark, at most `largestText`. Pure, never throws. */
export function decoded(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  const no = (why: NotText): Decoded => ({ ok: false, why })
  if (bytes.byteLength > largestText) return no('too-large')
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return no('utf-16')
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return no('pdf')
  const text = utf8(bytes)
  if (text === undefined) return no('not-utf-8')
  // UTF-16 without a mark is every second byte a NUL; anything else with NULs is no text at all.
  if (text.includes('\0')) return no(text.split('\0').length > text.length / 3 ? 'utf-16' : 'no-text')
  return text.trim() === '' ? no('empty') : { ok: true, text }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
