import { sha256 } from '../../../kernel/digest.ts'
import { type Keys, openNote, signNote } from '../../../platform/ledger/note.ts'
import type { Seal } from '../../../platform/seal/seal.ts'

/** Where the signature of a bundle lies in it. */
export const signatureName = 'tanda-tangan.txt'

/** What a bundle says of itself. The log proves each message and all minutes; this proves what no entry is about: where the row ends, and the steps. */
const signedNames = ['manifest.json', 'BACA.txt', 'kunci.txt'] as const
export type SignedName = (typeof signedNames)[number]
export type SignedContents = Readonly<Partial<Record<SignedName, Uint8Array>>>

/** The first line, which is the name of no log: a note of this kind is never a checkpoint. */
const format = 'bekal-case-bundle/1'

/**
 * Signs what stands in a bundle beside its attachments, which its table of contents names by their hashes: a signed note
 * (C2SP signed-note) under the name and with the key of the log.
 */
export const bundleSignature = (
  seal: Seal,
  logName: string,
  { number, contents }: { readonly number: string; readonly contents: SignedContents },
): string =>
  signNote(
    seal,
    logName,
    `${[format, number, ...signedNames.map((name) => `${digest(contents[name])} ${name}`)].join('\n')}\n`,
  )

/**
 * Which of the signed files are not as they were signed, by name.
 *
 * @returns nothing when no key signed this note, or it is not of a bundle of this case
 */
export function changedSince(
  note: string,
  keys: Keys,
  { number, contents }: { readonly number: string; readonly contents: SignedContents },
): readonly SignedName[] | undefined {
  const [kind, of, ...lines] = (openNote(note, keys) ?? '').split('\n')
  if (kind !== format || of !== number) return undefined
  return signedNames.filter((name) => !lines.includes(`${digest(contents[name])} ${name}`))
}

const digest = (bytes: Uint8Array | undefined): string => Buffer.from(sha256(bytes ?? new Uint8Array())).toString('hex')
