/**
 * Identifiers. Every id is a UUIDv7 (RFC 9562 §5.7): sortable by time, no central counter,
 * no secret. A UUID is never a secret; codes that open something are made in `platform/seal`.
 */
declare const brand: unique symbol
/** A string that is only ever made by its own constructor: `Branded<'OfficeId'>` never mixes with another id. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

export type PersonId = Branded<'PersonId'>
export type OfficeId = Branded<'OfficeId'>
export type ApplicationId = Branded<'ApplicationId'>
export type DocumentId = Branded<'DocumentId'>
export type DecisionId = Branded<'DecisionId'>
export type CardId = Branded<'CardId'>
export type EntryId = Branded<'EntryId'>
/** The SHA-256 of a rule set in canonical form, as 64 lower-case hex digits. */
export type RuleSetDigest = Branded<'RuleSetDigest'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text from outside is a UUIDv7 in lower case. */
export const isId = (text: string): boolean => uuid.test(text)

/**
 * Builds a UUIDv7 from its two ingredients, so that it stays pure.
 *
 * @param unixMs  milliseconds since 1970, 0 … 2^48 - 1
 * @param random  at least 10 random bytes; 74 bits of them are used
 * @throws RangeError when `unixMs` is out of range or `random` is too short
 */
export function uuidV7(unixMs: number, random: Uint8Array): string {
  if (!Number.isInteger(unixMs) || unixMs < 0 || unixMs >= 2 ** 48)
    throw new RangeError(`unixMs out of range: ${unixMs}`)
  if (random.length < 10) throw new RangeError(`a UUIDv7 needs 10 random bytes, got ${random.length}`)
  const time = unixMs.toString(16).padStart(12, '0')
  const tail = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(tail.slice(4, 6), 16) & 0x3f) | 0x80).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(6, 8)}-${tail.slice(8, 20)}`
}
