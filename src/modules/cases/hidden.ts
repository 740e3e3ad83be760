import type { Seal } from '../../platform/seal/seal.ts'

/** Where each hidden field lies: bound into its ciphertext, so that it cannot be moved to another row. */
export const hiddenAt = {
  body: (message: string) => `cases.message/body/${message}`,
  note: (note: string) => `cases.note/body/${note}`,
  said: (step: string) => `cases.step/said/${step}`,
  place: (of: string) => `cases.case/place/${of}`,
  inbound: (of: string) => `cases.inbound/content/${of}`,
  pattern: (of: string) => `cases.pattern/said/${of}`,
  code: (of: string) => `cases.case/code/${of}`,
  address: (of: string) => `cases.contact/address/${of}`,
  name: (of: string) => `cases.contact/name/${of}`,
  hours: (of: string) => `cases.contact/hours/${of}`,
  relative: (of: string) => `cases.access/name/${of}`,
  accessCode: (of: string) => `cases.access/code/${of}`,
  accessReason: (of: string) => `cases.access/reason/${of}`,
  unsafe: (of: string) => `cases.unsafe/name/${of}`,
  transferWhy: (of: string) => `cases.transfer/why/${of}`,
  transferConsent: (of: string) => `cases.transfer/consent-why/${of}`,
  transferAnswer: (of: string) => `cases.transfer/answer-why/${of}`,
  houseAddress: (of: string) => `cases.safe_house/address/${of}`,
  stayNeeds: (of: string) => `cases.stay/needs/${of}`,
  stayAnswer: (of: string) => `cases.stay/answer/${of}`,
  returnRoute: (of: string) => `cases.homecoming/route/${of}`,
  returnWhy: (of: string) => `cases.homecoming/why/${of}`,
  lapor: (external: string) => `cases.lapor/body/${external}`,
} as const

/** A code nobody guesses, 80 bits: no wrong try has to lock anybody out. */
export const newCode = (seal: Seal): string => seal.secret(80)

/** A code as people type it: letters as capitals, strokes and blanks away. */
const plainCode = (code: string): string => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** What is kept of a code. The case is bound in, so that one code opens one case. */
export const codeFingerprint = (seal: Seal, of: string, code: string): Uint8Array =>
  seal.fingerprint(`${of} ${plainCode(code)}`, 'case-code')

/** `ABCD-EFGH-JKLM-NPQR`, as it is said and written. */
export const shownCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code

/** How a reporter is found again when they write from the same number or address. */
export const addressIndex = (seal: Seal, address: string): Uint8Array =>
  seal.blindIndex(address.trim().toLowerCase(), 'case-contact')

/** A new case's code in clear, for whoever hands it to the reporter: shown once. */
export const codeToHand = (seal: Seal, { case: of, code }: { readonly case: string; readonly code: string }): string =>
  shownCode(seal.reveal(Buffer.from(code, 'base64'), hiddenAt.code(of)))
