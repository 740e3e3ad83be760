import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Demonstration } from '../src/app/demo/load.ts'
import { type Bekal, root as checkout, openBekal } from '../src/app/open.ts'
import { seed } from '../src/app/seed.ts'
import { serve } from '../src/app/serve.ts'
import type { Config } from '../src/platform/config/config.ts'
import { readConfig } from '../src/platform/config/read.ts'
import { cloneDatabase, dropDatabase } from '../src/platform/db/testing/database.ts'
import type { Root } from '../src/platform/db/testing/global.ts'
import { type Clock, runningClock } from './clock.ts'

/** A Bekal of this test file alone, with the demonstration's people, on a port of its own. */
export type App = {
  /** Without a trailing slash. */
  readonly url: string
  readonly bekal: Bekal
  readonly clock: Clock
  /** The folder where messages, files and keys are. */
  readonly dataDir: string
  /** Who lives in it; `null` when nobody was asked for. */
  readonly demonstration: Demonstration | null
  readonly close: () => Promise<void>
}

type Demo = { readonly root: Root; readonly database: string; readonly dataDir: string }

/** Fills a migrated database and an empty data folder with the demonstration. */
export async function prepareDemo(demo: Demo): Promise<void> {
  const bekal = await openBekal(configOf(demo, 0))
  try {
    await seed(bekal, () => undefined, { files: 0 })
  } finally {
    await bekal.close()
  }
}

/** Starts a clone of the demonstration, with as many files as asked for. Limits of requests are a thousand times wider: a test is not an attack. */
export async function startApp({ files = 0 } = {}): Promise<App> {
  const server = inject('server')
  const demo = inject('demo')
  const database = `e2e_${randomBytes(6).toString('hex')}`
  const dataDir = await mkdtemp(join(tmpdir(), 'bekal-e2e-'))
  await Promise.all([
    cloneDatabase({ ...server, template: demo.database }, database),
    cp(demo.dataDir, dataDir, { recursive: true }),
  ])
  const clock = runningClock()
  const config = configOf({ root: server.root, database, dataDir }, await freePort())
  const bekal = await openBekal(config, { now: clock.now })
  const { demonstration } = await seed(bekal, () => undefined, { files })
  const served = await serve(bekal, { limitFactor: 1_000 })
  return {
    url: served.address,
    bekal,
    clock,
    dataDir,
    demonstration,
    close: async () => {
      await served.close()
      await bekal.close()
      await dropDatabase(server, database)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const configOf = ({ root, database, dataDir }: Demo, port: number): Config =>
  readConfig({ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: urlOf(root, database) }, checkout)

const urlOf = ({ host, port, user, password }: Root, database: string): string =>
  `postgres://${user}${password === undefined ? '' : `:${encodeURIComponent(password)}`}@localhost/${database}` +
  `?host=${encodeURIComponent(host)}&port=${port}`

const freePort = async (): Promise<number> =>
  await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
