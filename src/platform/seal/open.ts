import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt, sign } from 'node:crypto'
import { type KeyRing, openKeyRing } from './keys.ts'
import type { Seal } from './seal.ts'

/** Opens the seal of a data folder; its keys are made at the first start. */
export const openSeal = async (dataDir: string, now: string): Promise<Seal> => sealOf(await openKeyRing(dataDir, now))

const nonceLength = 12
const tagLength = 16
/** Base32 after Crockford: no I, L, O or U, so that nothing is misread aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The seal of a ring of keys. */
export function sealOf({ master, signing }: KeyRing): Seal {
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
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const revealBytes: Seal['revealBytes'] = (hidden, where) => {
    if (hidden.byteLength < nonceLength + tagLength) throw new Error('a hidden value is too short')
    const end = hidden.byteLength - tagLength
    const decipher = createDecipheriv('aes-256-gcm', fieldKey, hidden.subarray(0, nonceLength))
      .setAAD(Buffer.from(where))
      .setAuthTag(hidden.subarray(end))
    return Buffer.concat([decipher.update(hidden.subarray(nonceLength, end)), decipher.final()])
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
      const key = signing.findLast((candidate) => candidate.purpose === purpose && candidate.until === null)
      if (!key) throw new Error(`there is no key to sign for ${purpose}`)
      return { keyId: key.keyId, signature: sign(null, data, key.privateKey) }
    },
    publicKeys: (purpose) =>
      signing
        .filter((key) => key.purpose === purpose)
        .map(({ keyId, bytes, from, until }) => ({ keyId, bytes, from, until }))
        .toReversed(),
    secret: (bits) => Array.from({ length: Math.ceil(bits / 5) }, () => alphabet.charAt(randomInt(32))).join(''),
    code: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
  }
}
