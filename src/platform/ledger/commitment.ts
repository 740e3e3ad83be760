import { canonical } from '../../kernel/canonical.ts'
import { sha256 } from '../../kernel/digest.ts'
import type { Instant } from '../../kernel/time.ts'

/** The members of an entry that its commitment binds. The payload itself stands elsewhere; here is its hash. */
export type EntryMembers = {
  readonly id: string
  readonly at: Instant
  readonly role: string
  readonly person: string | null
  readonly office: string | null
  readonly onBehalfOf: string | null
  readonly client: string
  readonly act: string
  readonly recordKind: string
  readonly recordId: string
  readonly ground: string | null
  /** SHA-256 of the payload in canonical form, hex. */
  readonly payload: string
}

/**
 * `SHA-256(salt || canonical JSON of the members)`: 32 bytes that bind an entry and, without the salt, say nothing
 * about it. This is the entry of the public tree.
 *
 * @param salt  16 random bytes, kept with the entry, given out with its receipt
 */
export const commitmentOf = (members: EntryMembers, salt: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([salt, Buffer.from(canonical(members))]))
