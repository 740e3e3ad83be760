import { createHash } from 'node:crypto'
import { canonical, type Json } from './canonical.ts'

/** SHA-256 of bytes or of a UTF-8 text: 32 bytes. */
export const sha256 = (data: Uint8Array | string): Uint8Array => createHash('sha256').update(data).digest()

/** SHA-256 of a value in canonical form, as 64 lower-case hex digits. */
export const digestOf = (value: Json): string => createHash('sha256').update(canonical(value)).digest('hex')
