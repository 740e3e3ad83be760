import { hash } from 'node:crypto'
import { canonical, type Json } from './canonical.ts'

/**
 * SHA-256 of bytes or of a UTF-8 text: 32 bytes. In one shot and through a text of one-byte characters, because a digest
 * given as bytes is a new piece of memory outside the heap, which costs more than the hash itself.
 */
export const sha256 = (data: Uint8Array | string): Uint8Array => Buffer.from(hash('sha256', data, 'binary'), 'binary')

/** SHA-256 of a value in canonical form, as 64 lower-case hex digits. */
export const digestOf = (value: Json): string => hash('sha256', canonical(value), 'hex')
