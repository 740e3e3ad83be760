import type { Seal } from '../../../platform/seal/seal.ts'
import { phoneOf } from '../../accounts/index.ts'
import { plainName } from './decide.ts'

/** Somebody by name, and by telephone when it is known. */
export type Somebody = { readonly name: string; readonly phone: string }

export const indexesOf = (seal: Seal, of: string, { name, phone }: Somebody) => {
  const number = phoneOf(phone)
  return {
    nameIndex: seal.blindIndex(`${of} ${plainName(name)}`, 'case-relative'),
    phoneIndex: number === undefined ? null : seal.blindIndex(`${of} ${number}`, 'case-relative'),
  }
}
