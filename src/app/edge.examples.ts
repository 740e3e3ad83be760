import { join } from 'node:path'
import { readConfig } from '../platform/config/read.ts'
import type { World } from '../platform/db/perform.ts'
import { openFiles } from '../platform/files/open.ts'
import { openGateways } from '../platform/gateways/open.ts'
import type { Seal } from '../platform/seal/seal.ts'
import { root } from './open.ts'
import { handlerOf } from './serve.ts'

export type Edge = ReturnType<typeof handlerOf>

type Opening = {
  readonly world: World
  readonly seal: Seal
  readonly dataDir: string
  /** What the environment says besides the data folder. */
  readonly env?: Readonly<Record<string, string>>
}

/** The whole application as a function from request to answer, over a database of a test. Its neighbours are away. */
export function edgeOf(
  { world, seal, dataDir, env = {} }: Opening,
  options: Parameters<typeof handlerOf>[1] = {},
): Edge {
  const nowhere = { url: 'http://127.0.0.1:9', timeoutMs: 200, retries: 0 }
  const tools = {
    config: readConfig({ DATA_DIR: dataDir, ...env }, root),
    seal,
    files: openFiles({ dir: join(dataDir, 'files'), seal }),
    gateways: openGateways({ dukcapil: nowhere, imigrasi: nowhere }),
  }
  return handlerOf({ world, tools } as unknown as Parameters<typeof handlerOf>[0], {
    write: () => undefined,
    ...options,
  })
}
