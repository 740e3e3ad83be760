import type { Seal } from '../../platform/seal/seal.ts'
import { nameKey } from '../workers/index.ts'

/** Where each hidden field lies: bound into its ciphertext, so that it cannot be moved to another row. */
export const hiddenAt = {
  name: (roll: string) => `crisis.roll/name/${roll}`,
  place: (roll: string) => `crisis.roll/place/${roll}`,
  phone: (roll: string) => `crisis.roll/phone/${roll}`,
  words: (answer: string) => `crisis.answer/words/${answer}`,
  answerPlace: (answer: string) => `crisis.answer/place/${answer}`,
  code: (roll: string) => `crisis.code/${roll}`,
} as const

/** Bits of a code: nobody guesses one, so that no wrong try has to lock anybody out. */
export const codeBits = 80

/** A code as people type it: letters as capitals, strokes and blanks away; `undefined` when it cannot be one of ours. */
export function readCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain : undefined
}

/** What is kept of a code. */
export const codeHash = (seal: Seal, code: string): Uint8Array => seal.fingerprint(code, 'crisis-code')

/** The same number written to is the same, however often. */
export const askedIndex = (seal: Seal, phone: string): Uint8Array => seal.blindIndex(phone, 'crisis-asked')

/** The same person who comes twice by themself is once: their telephone and name. */
export const whoIndex = (seal: Seal, { phone, name }: { readonly phone: string; readonly name: string }): Uint8Array =>
  seal.blindIndex(`${phone} ${nameKey(name)}`, 'crisis-who')
