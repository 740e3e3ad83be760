import type { Config } from './config/config.ts'
import type { Files } from './files/files.ts'
import type { Gateways } from './gateways/gateways.ts'
import type { Seal } from './seal/seal.ts'

/** What the platform lends to every handler, job and command. */
export type Tools = {
  readonly config: Config
  readonly seal: Seal
  readonly files: Files
  readonly gateways: Gateways
}
