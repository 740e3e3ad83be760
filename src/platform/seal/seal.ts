/**
 * Everything that is signed, sealed or hidden goes through here; the keys never leave it.
 * Cryptography is `node:crypto`; framing follows COSE (RFC 9052), C2SP signed-note and RFC 9562.
 */
export type Seal = {
  /** Encrypts a field. `where` (table/column/row) is bound in: a ciphertext moved elsewhere does not open. */
  readonly hide: (plain: string, where: string) => Uint8Array
  /** @throws Error when it was altered, moved, or hidden by another key */
  readonly reveal: (hidden: Uint8Array, where: string) => string
  /** The same for bytes (a kept file). */
  readonly hideBytes: (plain: Uint8Array, where: string) => Uint8Array
  readonly revealBytes: (hidden: Uint8Array, where: string) => Uint8Array
  /** A keyed hash for looking up a unique identifier (NIK, passport): equal for equal normalised text, per `purpose`. */
  readonly blindIndex: (text: string, purpose: string) => Uint8Array
  /** Signs bytes with Ed25519 by the newest key of a purpose. */
  readonly sign: (data: Uint8Array, purpose: KeyPurpose) => { keyId: string; signature: Uint8Array }
  /** Public keys of a purpose, newest first; retired keys stay so that old signatures verify. */
  readonly publicKeys: (purpose: KeyPurpose) => readonly PublicKey[]
  /** Unguessable text, `bits` of randomness (≥ 128 for links), base32 without look-alikes. */
  readonly secret: (bits: number) => string
  /** A code of `digits` decimal digits. */
  readonly code: (digits: number) => string
  /** A keyed hash of a code or token, for storing it. */
  readonly fingerprint: (text: string, purpose: string) => Uint8Array
}

export type KeyPurpose = 'card' | 'ledger' | 'decision'
export type PublicKey = {
  readonly keyId: string
  /** 32 bytes, Ed25519. */
  readonly bytes: Uint8Array
  readonly from: string
  readonly until: string | null
}
