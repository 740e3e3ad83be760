import { createPublicKey, verify } from 'node:crypto'
import { sha256 } from '../../kernel/digest.ts'
import type { PublicKey, Seal } from '../seal/seal.ts'

/**
 * Signed notes (C2SP signed-note) and checkpoints (C2SP tlog-checkpoint): three lines – origin, size, root – and
 * Ed25519 signatures under them, so that outside witnesses and existing tools can verify them.
 */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** Type byte of an Ed25519 key in a signed note. */
const ed25519 = 1

/** First four bytes of `SHA-256(name || "\n" || 0x01 || key)`. */
const keyHash = (name: string, key: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ed25519), key])).subarray(0, 4)

/** The key as verifiers write it: `name+hash+base64`. */
export const verifierKey = (name: string, { bytes }: Pick<PublicKey, 'bytes'>): string =>
  `${name}+${Buffer.from(keyHash(name, bytes)).toString('hex')}+${Buffer.concat([Uint8Array.of(ed25519), bytes]).toString('base64')}`

const textOf = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`

/** Signs a checkpoint with the newest ledger key. The origin is the signer's name. */
export function signCheckpoint(seal: Seal, checkpoint: Checkpoint): string {
  const text = textOf(checkpoint)
  const { keyId, signature } = seal.sign(Buffer.from(text), 'ledger')
  const key = seal.publicKeys('ledger').find((candidate) => candidate.keyId === keyId)
  if (!key) throw new Error(`the ledger key ${keyId} has no public half`)
  const signed = Buffer.concat([keyHash(checkpoint.origin, key.bytes), signature]).toString('base64')
  return `${text}\n— ${checkpoint.origin} ${signed}\n`
}

/** Reads a checkpoint that one of these keys has signed; `undefined` for anything else. */
export function openCheckpoint(note: string, origin: string, keys: readonly PublicKey[]): Checkpoint | undefined {
  const split = note.indexOf('\n\n')
  const text = note.slice(0, split + 1)
  const [name, size, root, ...rest] = text.split('\n')
  if (
    split < 0 ||
    name !== origin ||
    !/^(0|[1-9]\d{0,15})$/.test(size ?? '') ||
    !/^[A-Za-z0-9+/]{43}=$/.test(root ?? '') ||
    rest.join('') !== ''
  )
    return undefined
  const signatures = note.slice(split + 2).split('\n')
  if (!signatures.some((line) => isSignedBy(line, { text, origin, keys }))) return undefined
  return { origin, size: Number(size), root: Buffer.from(root ?? '', 'base64') }
}

function isSignedBy(
  line: string,
  { text, origin, keys }: { text: string; origin: string; keys: readonly PublicKey[] },
): boolean {
  const encoded = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line)
  if (encoded?.[1] !== origin) return false
  const signed = Buffer.from(encoded[2] ?? '', 'base64')
  if (signed.byteLength !== 68) return false
  return keys.some(({ bytes }) => {
    if (!signed.subarray(0, 4).equals(keyHash(origin, bytes))) return false
    const key = createPublicKey({ key: Buffer.concat([spkiHead, bytes]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), key, signed.subarray(4))
  })
}

/** The DER header of an Ed25519 public key (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')
