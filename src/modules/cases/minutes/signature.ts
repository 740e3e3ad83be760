import { sha256 } from '../../../kernel/digest.ts'
import { type Keys, openNote, signNote } from '../../../platform/ledger/note.ts'
import type { Seal } from '../../../platform/seal/seal.ts'

/** What is signed of minutes. */
export type Signed = {
  readonly number: string
  readonly code: string
  /** SHA-256 of what the minutes say, hex, as it stands in the ledger. */
  readonly digest: string
  /** SHA-256 of the PDF, hex. */
  readonly pdf: string
}

/** The first line, which is the name of no log: a note of this kind is never a checkpoint. */
const format = 'bekal-minutes/1'

/**
 * Signs the PDF of minutes as a signed note (C2SP signed-note) of its own, under the name and with the key of the log, so
 * that one file of keys checks both.
 *
 * @param name  the name of the log
 */
export const signatureOf = (
  seal: Seal,
  name: string,
  { pdf, ...of }: Omit<Signed, 'pdf'> & { readonly pdf: Uint8Array },
): string => signNote(seal, name, `${[format, of.number, of.code, of.digest, digestOfBytes(pdf)].join('\n')}\n`)

/** What a note says of minutes, when one of these keys has signed it. Never throws. */
export function openSignature(note: string, keys: Keys): Signed | undefined {
  const [kind, number, code, digest, pdf, end] = (openNote(note, keys) ?? '').split('\n')
  if (kind !== format || end !== '' || number === undefined || code === undefined) return undefined
  if (digest === undefined || pdf === undefined) return undefined
  return { number, code, digest, pdf }
}

/** Whether a note is of exactly these bytes. */
export const isOfPdf = ({ pdf }: Signed, bytes: Uint8Array): boolean => pdf === digestOfBytes(bytes)

const digestOfBytes = (bytes: Uint8Array): string => Buffer.from(sha256(bytes)).toString('hex')
