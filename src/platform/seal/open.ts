import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt, sign } from 'node:crypto'
import { statSync } from 'node:fs'
import { type KeyRing, keyFile, openKeyRing, readKeyRing, type SigningKey } from './keys.ts'
import type { Seal } from './seal.ts'

/**
 * Opens the seal of a data folder; its keys are made at the first start. A key that is renewed while this process runs
 * (`rotateKey`, from the command line) signs from the next signature on.
 */
export async function openSeal(dataDir: string, now: string): Promise<Seal> {
  const path = keyFile(dataDir)
  let ring = await openKeyRing(dataDir, now)
  let readAt = statSync(path).mtimeMs
  const current = (): readonly SigningKey[] => {
    const changedAt = statSync(path).mtimeMs
    if (changedAt !== readAt) [ring, readAt] = [readKeyRing(path), changedAt]
    return ring.signing
  }
  return sealWith(ring.master, current)
}

/** The seal of a ring of keys. */
export const sealOf = ({ master, signing }: KeyRing): Seal => sealWith(master, () => signing)

/** The first byte of what is hidden: how it was, so that another way can come later. */
const aesGcm = 1
const nonceLength = 12
const tagLength = 16
/** Base32 after Crockford: no I, L, O or U, so that nothing is misread aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function sealWith(master: Uint8Array, signing: () => readonly SigningKey[]): Seal {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, new Uint8Array(), `bekal ${purpose}`, 32))
  const fieldKey = derived('field')
  const indexKey = derived('blind index')
  const fingerprintKey = derived('fingerprint')
  const keyed = (key: Buffer, text: string, purpose: string): Uint8Array =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest()

  const hideBytes: Seal['hideBytes'] = (plain, where) => {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', fieldKey, nonce).setAAD(Buffer.from(where))
    return Buffer.concat([Uint8Array.of(aesGcm), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const revealBytes: Seal['revealBytes'] = (hidden, where) => {
    const [start, end] = [1 + nonceLength, hidden.byteLength - tagLength]
    if (end < start || hidden[0] !== aesGcm) throw new Error('this was not hidden here')
    const decipher = createDecipheriv('aes-256-gcm', fieldKey, hidden.subarray(1, start))
      .setAAD(Buffer.from(where))
      .setAuthTag(hidden.subarray(end))
    return Buffer.concat([decipher.update(hidden.subarray(start, end)), decipher.final()])
  }

  return {
    hideBytes,
    revealBytes,
    hide: (plain, where) => hideBytes(Buffer.from(plain), where),
    reveal: (hidden, where) => Buffer.from(revealBytes(hidden, where)).toString(),
    blindIndex: (text, purpose) =>
      keyed(
        indexKey,
        text
          .normalize('NFKC')
          .toUpperCase()
          .replace(/[\s.-]/g, ''),
        purpose,
      ),
    fingerprint: (text, purpose) => keyed(fingerprintKey, text, purpose),
    sign: (data, purpose) => {
      const key = signing().findLast((candidate) => candidate.purpose === purpose && candidate.until === null)
      if (!key) throw new Error(`there is no key to sign for ${purpose}`)
      return { keyId: key.keyId, signature: sign(null, data, key.privateKey) }
    },
    publicKeys: (purpose) =>
      signing()
        .filter((key) => key.purpose === purpose)
        .map(({ keyId, bytes, from, until }) => ({ keyId, bytes, from, until }))
        .toReversed(),
    secret: (bits) => Array.from({ length: Math.ceil(bits / 5) }, () => alphabet.charAt(randomInt(32))).join(''),
    code: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
  }
}
