import type { Value } from './expression.ts'

/**
 * What is known of a file, by path: `{ worker: { birthDate: '2008-03-01' }, documents: { passport: { verified: true } } }`.
 * What is not there is unknown. Days are text, `YYYY-MM-DD`; numbers are whole. A document or a step is one piece:
 * once it is there, a field it has not is known to be absent.
 */
export type Facts = { readonly [key: string]: FactValue | undefined }
export type FactValue = Value | Facts

/** What a fact may hold. */
export const factTypes = ['bool', 'int', 'string', 'Day'] as const
export type FactType = (typeof factTypes)[number]

/** Roots whose members are whole pieces of a catalogue, and the fields each piece may have. */
export const pieces: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
  documents: { verified: 'bool', validUntil: 'Day', issuedOn: 'Day' },
  steps: { done: 'bool' },
}

/** Whether a place in the facts holds further facts rather than a value. */
export const isGroup = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What to ask for when a fact is missing: the fact, or the whole document or step it is a field of. */
export const needOf = (keys: readonly string[]): string =>
  (Object.hasOwn(pieces, keys[0] ?? '') ? keys.slice(0, 2) : keys).join('.')
