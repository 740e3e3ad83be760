import type { Unacceptable } from './files.ts'
import { foreignFiles } from './foreign.examples.ts'
import { hostileFiles } from './hostile.examples.ts'

/** A file that cannot be taken, with the name it comes under and the code it is refused with. */
export type BadFile = {
  readonly what: string
  readonly name: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  readonly code: Unacceptable['code']
}

export const badFiles: readonly BadFile[] = [...foreignFiles, ...hostileFiles]
