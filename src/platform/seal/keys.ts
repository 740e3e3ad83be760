import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../kernel/digest.ts'
import type { KeyPurpose, PublicKey } from './seal.ts'

/** A signing key with its dates. Retired ones stay, so that what they signed verifies. */
export type SigningKey = PublicKey & { readonly purpose: KeyPurpose; readonly privateKey: KeyObject }

/** All keys of an installation. They live in `<dataDir>/keys`, readable by their owner alone, and nowhere else. */
export type KeyRing = {
  /** 32 bytes; everything that hides or finds is derived from it. */
  readonly master: Uint8Array
  readonly signing: readonly SigningKey[]
}

const stored = z.object({
  master: z.base64().length(44),
  signing: z.array(
    z.object({
      purpose: z.enum(['card', 'ledger', 'decision']),
      pkcs8: z.string(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
})

const purposes = ['card', 'ledger', 'decision'] as const satisfies readonly KeyPurpose[]

/** Where the keys of a data folder stand. */
export const keyFile = (dataDir: string): string => join(dataDir, 'keys', 'keys.json')

/**
 * Reads the keys of a data folder, making them at the first start. Two processes that start at once get the same.
 * @throws Error when the file is damaged, or readable by others than its owner
 */
export async function openKeyRing(dataDir: string, now: string): Promise<KeyRing> {
  const path = keyFile(dataDir)
  if (!statSync(path, { throwIfNoEntry: false }))
    await writeKeyRing(path, 'if none', {
      master: randomBytes(32),
      signing: purposes.map((purpose) => newSigningKey(purpose, now)),
    })
  return readKeyRing(path)
}

/** @throws Error when the file is missing, damaged, or readable by others than its owner */
export function readKeyRing(path: string): KeyRing {
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others than its owner. Make it private: chmod 600 ${path}`)
  const { master, signing } = parseKeyRing(readFileSync(path, 'utf8'), path)
  return {
    master: Buffer.from(master, 'base64'),
    signing: signing.map(({ purpose, pkcs8, from, until }) =>
      signingKey(createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' }), {
        purpose,
        from,
        until,
      }),
    ),
  }
}

/** The parts of the file are never in the message: it may end in a log. */
function parseKeyRing(text: string, path: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(text))
  } catch {
    throw new Error(`${path} is damaged. Put it back from the backup; without it nothing that is hidden can be opened.`)
  }
}

/** Retires the newest key of a purpose and makes a new one; the old one keeps verifying. */
export async function rotateKey(dataDir: string, purpose: KeyPurpose, now: string): Promise<KeyRing> {
  const ring = await openKeyRing(dataDir, now)
  const signing = ring.signing.map((key) =>
    key.purpose === purpose && key.until === null ? { ...key, until: now } : key,
  )
  const rotated = { ...ring, signing: [...signing, newSigningKey(purpose, now)] }
  await writeKeyRing(keyFile(dataDir), 'instead', rotated)
  return rotated
}

/** A new Ed25519 key. */
export const newSigningKey = (purpose: KeyPurpose, from: string): SigningKey =>
  signingKey(generateKeyPairSync('ed25519').privateKey, { purpose, from, until: null })

function signingKey(
  privateKey: KeyObject,
  { purpose, from, until }: { purpose: KeyPurpose; from: string; until: string | null },
): SigningKey {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const bytes = new Uint8Array(spki.subarray(-32))
  return { purpose, privateKey, bytes, keyId: keyIdOf(bytes), from, until }
}

/** The name of a public key: the first 8 bytes of its SHA-256, as 16 hex digits. */
const keyIdOf = (publicKey: Uint8Array): string => Buffer.from(sha256(publicKey)).subarray(0, 8).toString('hex')

/** Writes the file whole or not at all. `if none`: whoever comes first wins, and the other's keys are thrown away. */
async function writeKeyRing(path: string, when: 'if none' | 'instead', { master, signing }: KeyRing): Promise<void> {
  const folder = dirname(path)
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const text = JSON.stringify({
    master: Buffer.from(master).toString('base64'),
    signing: signing.map(({ purpose, privateKey, from, until }) => ({
      purpose,
      from,
      until,
      pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    })),
  })
  const fresh = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(fresh, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  if (when === 'instead') return await rename(fresh, path)
  try {
    await link(fresh, path)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
  } finally {
    await unlink(fresh)
  }
}
