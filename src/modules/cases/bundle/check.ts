import { unzipSync } from 'fflate'
import { sha256 } from '../../../kernel/digest.ts'
import type { Keys } from '../../../platform/ledger/note.ts'
import { type Receipt, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import type { Attachment, Message, Step } from '../case.ts'
import { filingDigest, messageDigest, minutesDigest } from '../evidence.ts'
import { isEntryOf, minutesPayload } from '../minutes/minutes.ts'
import { type BundledMessage, type BundledStep, fileName, type Manifest, readManifest } from './manifest.ts'
import { changedSince, signatureName } from './signature.ts'

/** What can be wrong with a bundle. Permanent codes. */
export const bundleProblems = [
  'unreadable',
  'too-large',
  'foreign-file',
  'double-file',
  'missing-file',
  'altered-file',
  'altered-filing',
  'filing-not-entered',
  'altered-message',
  'message-not-entered',
  'missing-message',
  'altered-minutes',
  'minutes-not-entered',
  'not-signed',
] as const
export type BundleProblem = { readonly what: (typeof bundleProblems)[number]; readonly where: string }

export type BundleChecked = {
  readonly number: string | null
  readonly messages: number
  readonly files: number
  readonly problems: readonly BundleProblem[]
}

/** No case is larger: a bundle that is, was made to hurt whoever opens it. */
const most = { entries: 5_000, bytes: 500 * 1024 * 1024 } as const
const ours = ['manifest.json', 'BACA.txt', 'kunci.txt', signatureName] as const

/**
 * Holds a bundle against the keys of the log alone: everything in it was entered as it stands there, nothing lies in it that
 * does not belong, no message of its row is left out, and its words are those that were signed. Pure; never throws.
 */
export function checkBundle(zip: Uint8Array, keys: Keys): BundleChecked {
  const none = { number: null, messages: 0, files: 0 }
  const opened = opening(zip)
  if (!opened.ok) return { ...none, problems: [{ what: opened.what, where: opened.where }] }
  const { contents } = opened
  const manifest = readManifest(Buffer.from(contents['manifest.json'] ?? []).toString('utf8'))
  if (!manifest) return { ...none, problems: [{ what: 'unreadable', where: 'manifest.json' }] }
  const { case: of, messages, steps } = manifest
  return {
    number: of.number,
    messages: messages.length,
    files: messages.reduce((total, { files }) => total + files.length, 0),
    problems: [
      ...filingProblems(manifest, keys),
      ...messages.flatMap((message) => messageProblems(message, { of: of.id, keys, contents })),
      ...steps.flatMap((step) => minutesProblems(step, { of: of.id, keys })),
      ...gaps(messages),
      ...foreign(manifest, contents),
      ...signatureProblems(of.number, { keys, contents }),
    ],
  }
}

type Opened =
  | { readonly ok: true; readonly contents: Readonly<Record<string, Uint8Array>> }
  | ({ readonly ok: false } & BundleProblem)

/** Unpacks what may lie in a bundle. Names and sizes are looked at before anything is unpacked; the first that is wrong ends it. */
function opening(zip: Uint8Array): Opened {
  let bytes = 0
  let problem: BundleProblem | undefined
  const seen = new Set<string>()
  const wrong = (name: string, size: number): BundleProblem['what'] | undefined => {
    bytes += size
    if (seen.size >= most.entries || bytes > most.bytes) return 'too-large'
    if (!ours.some((own) => own === name) && !fileName.test(name)) return 'foreign-file'
    return seen.has(name) ? 'double-file' : undefined
  }
  try {
    const contents = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        const what = wrong(name, originalSize)
        if (what) {
          problem = { what, where: what === 'too-large' ? 'zip' : name.slice(0, 200) }
          throw new Error(what)
        }
        seen.add(name)
        return true
      },
    })
    return { ok: true, contents }
  } catch {
    return { ok: false, ...(problem ?? { what: 'unreadable', where: 'zip' }) }
  }
}

function filingProblems({ case: of, messages }: Manifest, keys: Keys): BundleProblem[] {
  const { number, filedAt, country, origin, place, filing, salt, receipt } = of
  const story = messages.find(({ seq }) => seq === 1)?.text ?? ''
  const filed = { number, at: filedAt as Message['at'], country, origin, place, story }
  const isSame = filingDigest(filed, Buffer.from(salt, 'hex')) === filing
  const isEntered =
    isOf(receipt, { kind: 'case', id: of.id, act: 'cases.file' }) && verifyReceipt(receipt, keys, { number, filing })
  return [
    ...(isSame ? [] : [{ what: 'altered-filing', where: number } as const]),
    ...(isEntered ? [] : [{ what: 'filing-not-entered', where: number } as const]),
  ]
}

/** Whether an entry is about this record and act, and not a true entry about something else. */
const isOf = (
  { entry }: Receipt,
  { kind, id, act }: { readonly kind: string; readonly id: string; readonly act: string },
): boolean => entry.recordKind === kind && entry.recordId === id && entry.act === act

type Beside = {
  readonly of: string
  readonly keys: Keys
  readonly contents: Readonly<Record<string, Uint8Array>>
}

function messageProblems(message: BundledMessage, { of, keys, contents }: Beside): BundleProblem[] {
  const { id, seq, at, side, text, digest, files, receipt } = message
  const where = String(seq)
  const isSame =
    messageDigest({ case: of, seq, at, side, files: files as unknown as readonly Attachment[] }, text) === digest
  const isEntered =
    isOf(receipt, { kind: 'case-message', id, act: 'cases.message' }) &&
    verifyReceipt(receipt, keys, { case: of, digest })
  return [
    ...(isSame ? [] : [{ what: 'altered-message', where } as const]),
    ...(isEntered ? [] : [{ what: 'message-not-entered', where } as const]),
    ...files.flatMap(({ name, sha256: hash }): BundleProblem[] => {
      const bytes = contents[name]
      if (!bytes) return [{ what: 'missing-file', where: name }]
      return Buffer.from(sha256(bytes)).toString('hex') === hash ? [] : [{ what: 'altered-file', where: name }]
    }),
  ]
}

function minutesProblems(
  { at, step, office, said, minutes }: BundledStep,
  { of, keys }: Pick<Beside, 'of' | 'keys'>,
): BundleProblem[] {
  if (!minutes) return []
  const { id, data, receipt } = minutes
  const where = `${step} ${at}`
  if (!isEntryOf(receipt, id) || !verifyReceipt(receipt, keys)) return [{ what: 'minutes-not-entered', where }]
  const place = {
    id,
    case: of,
    at: at as Message['at'],
    step: step as Step['step'],
    office: office as Step['office'],
    data,
  }
  const isSame = verifyReceipt(receipt, keys, minutesPayload(of, minutesDigest(place, said)))
  return isSame ? [] : [{ what: 'altered-minutes', where }]
}

/** What the bundle says of itself, against its signature. */
function signatureProblems(number: string, { keys, contents }: Pick<Beside, 'keys' | 'contents'>): BundleProblem[] {
  const note = Buffer.from(contents[signatureName] ?? []).toString('utf8')
  const changed = changedSince(note, keys, { number, contents })
  if (!changed) return [{ what: 'not-signed', where: signatureName }]
  return changed.map((where) => ({ what: 'altered-file', where }))
}

/** Places of the conversation that are left out, or stand twice. */
const gaps = (messages: readonly BundledMessage[]): BundleProblem[] =>
  messages.flatMap(({ seq }, index) =>
    seq === index + 1 ? [] : [{ what: 'missing-message', where: String(index + 1) } as const],
  )

/** What lies in the bundle and belongs to no message. */
function foreign({ messages }: Manifest, contents: Readonly<Record<string, Uint8Array>>): BundleProblem[] {
  const known = new Set<string>([...ours, ...messages.flatMap(({ files }) => files.map(({ name }) => name))])
  return Object.keys(contents)
    .filter((name) => !known.has(name))
    .map((where) => ({ what: 'foreign-file', where }))
}
