import { longestText } from './received.ts'

/** What somebody said, without NUL and blanks around it, and not endless. */
export const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '').trim().slice(0, longestText)

/** The JSON of a body; `undefined` for what is none, or not UTF-8. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
