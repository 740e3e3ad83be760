import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cloneDatabase, dropDatabase } from '../src/platform/db/testing/database.ts'
import { prepareDemo } from './app.ts'
import { type Chromium, findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium
    /** A demonstration that every browser test clones: its database and its data folder. */
    demo: { readonly database: string; readonly dataDir: string }
  }
}

/** Once for all browser tests: the browser is unpacked, and a demonstration is made to be cloned. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await findChromium())
  const server = project.getProvidedContext().server
  const dataDir = await mkdtemp(join(tmpdir(), 'bekal-demo-'))
  const database = `demo_${process.pid}`
  await cloneDatabase(server, database)
  await prepareDemo({ root: server.root, database, dataDir })
  project.provide('demo', { database, dataDir })
  return async () => {
    await dropDatabase(server, database)
    await rm(dataDir, { recursive: true, force: true })
  }
}
