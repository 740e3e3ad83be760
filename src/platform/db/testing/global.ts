import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareJobs } from '../../jobs/jobs.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { migrate } from '../migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How a test reaches the server: the superuser's connection, and the template to clone. */
    server: {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string | undefined
      readonly template: string
    }
  }
}

const migrations = join(import.meta.dirname, '../../../../migrations')

/**
 * One PostgreSQL for a whole run: the embedded one, or the programs in `TEST_PG_BIN` (Debian's server), in a temporary
 * folder. A template is migrated once; each test file clones it.
 */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bekal-test-'))
  const binaries = process.env['TEST_PG_BIN']
  const server = await startEmbedded({ dataDir: folder, durable: false, ...(binaries ? { binaries } : {}) })
  const template = `template_${process.pid}_${project.name}`
  const at = { host: server.host, port: server.port }

  const root = new pg.Client({ ...at, user: 'postgres', database: 'postgres' })
  await root.connect()
  await root.query(`create database ${template} owner bekal_owner`)
  await root.end()
  await migrate({ ...at, user: 'bekal_owner', database: template }, migrations)
  const owner = new pg.Pool({ ...at, user: 'bekal_owner', database: template, max: 2 })
  await prepareJobs(owner, [])
  await owner.end()

  project.provide('server', { ...at, user: 'postgres', password: undefined, template })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
