import { createPublicKey, verify } from 'node:crypto'
import { sha256 } from '../../kernel/digest.ts'
import type { PublicKey, Seal } from '../seal/seal.ts'

/**
 * Signed notes (C2SP signed-note) and checkpoints (C2SP tlog-checkpoint): three lines – origin, size, root – and
 * Ed25519 signatures under them, so that outside witnesses and existing tools can verify them.
 */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** Whose notes are believed: the log's name and its public keys, retired ones too. */
export type Keys = { readonly origin: string; readonly keys: readonly Pick<PublicKey, 'bytes'>[] }

/** Type byte of an Ed25519 key in a signed note. */
const ed25519 = 1
/** A note with more signatures, or longer, is not read. */
const most = { signatures: 100, length: 100_000 }

/** First four bytes of `SHA-256(name || "\n" || 0x01 || key)`. */
const keyHash = (name: string, key: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ed25519), key])).subarray(0, 4)

/** The key as verifiers write it: `name+hash+base64`. */
export const verifierKey = (name: string, { bytes }: Pick<PublicKey, 'bytes'>): string =>
  `${name}+${Buffer.from(keyHash(name, bytes)).toString('hex')}+${Buffer.concat([Uint8Array.of(ed25519), bytes]).toString('base64')}`

/** Reads a verifier's key; `undefined` for another kind of key, or one whose hash is not its own. */
export function parseVerifierKey(text: string): { name: string; bytes: Uint8Array } | undefined {
  const [, name, , encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
  if (name === undefined || encoded === undefined) return undefined
  const bytes = Buffer.from(encoded, 'base64').subarray(1)
  return verifierKey(name, { bytes }) === text ? { name, bytes } : undefined
}

/** The keys of one log as `/log/kunci` gives them, one a line, all under one name; `undefined` for anything else. */
export function keysIn(text: string): Keys | undefined {
  const keys = text.trim().split('\n').map(parseVerifierKey)
  const [first] = keys
  if (!first || keys.some((key) => key?.name !== first.name)) return undefined
  return { origin: first.name, keys: keys.flatMap((key) => (key ? [key] : [])) }
}

/** Signs a text, which ends in a newline, with the newest ledger key under this name. */
export function signNote(seal: Seal, name: string, text: string): string {
  const { keyId, signature } = seal.sign(Buffer.from(text), 'ledger')
  const key = seal.publicKeys('ledger').find((candidate) => candidate.keyId === keyId)
  if (!key) throw new Error(`the ledger key ${keyId} has no public half`)
  return `${text}\n— ${name} ${Buffer.concat([keyHash(name, key.bytes), signature]).toString('base64')}\n`
}

/** The text of a note that one of these keys has signed; `undefined` for anything else, and when one of their signatures is false. */
export function openNote(note: string, { origin, keys }: Keys): string | undefined {
  const split = note.lastIndexOf('\n\n')
  const [text, below] = [note.slice(0, split + 1), note.slice(split + 2)]
  if (split < 0 || note.length > most.length || !note.isWellFormed() || hasControl(note)) return undefined
  const lines = below.split('\n')
  if (lines.pop() !== '' || lines.length === 0 || lines.length > most.signatures) return undefined
  const answers = lines.map((line) => answerOf(line, { text, origin, keys }))
  return answers.includes('good') && !answers.includes('bad') ? text : undefined
}

const hasControl = (note: string): boolean => Array.from(note).some((letter) => letter < ' ' && letter !== '\n')

/** What a signature line says about the text. Signatures of others are passed over: a witness may add theirs. */
function answerOf(line: string, { text, origin, keys }: Keys & { text: string }): 'good' | 'bad' | 'not ours' {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
  if (encoded === undefined) return 'bad'
  const signed = Buffer.from(encoded, 'base64')
  if (signed.toString('base64') !== encoded) return 'bad'
  const known = name === origin ? keys.filter(({ bytes }) => signed.subarray(0, 4).equals(keyHash(name, bytes))) : []
  if (known.length === 0) return 'not ours'
  return known.some(({ bytes }) => isSignedBy(bytes, Buffer.from(text), signed.subarray(4))) ? 'good' : 'bad'
}

/** The DER header of an Ed25519 public key (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')

const isSignedBy = (key: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean =>
  signature.byteLength === 64 &&
  verify(null, data, createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' }), signature)

/** Signs a checkpoint with the newest ledger key. The origin is the signer's name. */
export const signCheckpoint = (seal: Seal, { origin, size, root }: Checkpoint): string =>
  signNote(seal, origin, `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`)

/** Reads a checkpoint that one of these keys has signed; `undefined` for anything else. */
export function openCheckpoint(note: string, { origin, keys }: Keys): Checkpoint | undefined {
  const text = openNote(note, { origin, keys })
  const [name, size, root, ...rest] = (text ?? '').split('\n')
  if (name !== origin || size === undefined || root === undefined || rest.length !== 1) return undefined
  const isCheckpoint = /^(0|[1-9]\d{0,14})$/.test(size) && /^[A-Za-z0-9+/]{43}=$/.test(root)
  const bytes = Buffer.from(root, 'base64')
  return isCheckpoint && bytes.toString('base64') === root ? { origin, size: Number(size), root: bytes } : undefined
}
