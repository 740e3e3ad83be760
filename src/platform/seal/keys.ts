import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
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
  master: z.string(),
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

/** Reads the keys of a data folder, making them at the first start. @throws Error when the file is damaged */
export async function openKeyRing(dataDir: string, now: string): Promise<KeyRing> {
  const path = join(dataDir, 'keys', 'keys.json')
  if (!existsSync(path))
    await writeKeyRing(path, {
      master: randomBytes(32),
      signing: purposes.map((purpose) => newSigningKey(purpose, now)),
    })
  const { master, signing } = stored.parse(JSON.parse(await readFile(path, 'utf8')))
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

/** Retires the newest key of a purpose and makes a new one; the old one keeps verifying. */
export async function rotateKey(dataDir: string, purpose: KeyPurpose, now: string): Promise<KeyRing> {
  const ring = await openKeyRing(dataDir, now)
  const signing = ring.signing.map((key) =>
    key.purpose === purpose && key.until === null ? { ...key, until: now } : key,
  )
  const rotated = { ...ring, signing: [...signing, newSigningKey(purpose, now)] }
  await writeKeyRing(join(dataDir, 'keys', 'keys.json'), rotated)
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
export const keyIdOf = (publicKey: Uint8Array): string => Buffer.from(sha256(publicKey)).subarray(0, 8).toString('hex')

async function writeKeyRing(path: string, { master, signing }: KeyRing): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
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
  await rename(fresh, path)
}
