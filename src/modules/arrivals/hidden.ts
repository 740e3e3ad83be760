import type { Seal } from '../../platform/seal/seal.ts'
import { nameKey } from '../workers/index.ts'
import type { Told } from './arrival.ts'

/** Where each hidden field lies: bound into its ciphertext, so that it cannot be moved to another row. */
export const hiddenAt = {
  key: (event: string) => `arrivals.event/key/${event}`,
  told: (entry: string) => `arrivals.entry/told/${entry}`,
} as const

/**
 * The same name, year of birth and home give the same value, however the name is spelled; `null` when one of the three is
 * not known, because a name alone is no person.
 */
export function personIndex(seal: Seal, { name, birth }: Told, home: string | null): Uint8Array | null {
  const key = nameKey(name)
  return key === '' || birth === '' || home === null
    ? null
    : seal.blindIndex(`${key} ${birth.slice(0, 4)} ${home}`, 'arrivals-person')
}
