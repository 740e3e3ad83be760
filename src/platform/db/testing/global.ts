import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareJobs } from '../../jobs/jobs.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { lockFolder } from '../embedded/folder-lock.ts'
import { reap } from '../embedded/reap.ts'
import { migrate } from '../migrate.ts'

/** The superuser's connection. */
export type Root = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password?: string
}

/** How a test reaches the server, and the template to clone. */
export type Server = { readonly root: Root; readonly template: string }

declare module 'vitest' {
  export interface ProvidedContext {
    server: Server
  }
}

const migrations = join(import.meta.dirname, '../../../../migrations')
const prefix = 'bekal-test-'

/**
 * One PostgreSQL for a whole run: the embedded one, the programs in `TEST_PG_BIN` (Debian's server) in a temporary
 * folder, or a running server at `TEST_DATABASE_URL` (a superuser's address). A template is migrated once; each test
 * file clones it.
 */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const { root, end } = await startServer()
  const template = `template_${process.pid}_${project.name}`
  const owner = { ...root, options: '-c role=bekal_owner', database: template }

  await query(root, `create database ${template} owner bekal_owner`)
  await migrate(owner, migrations)
  const pool = new pg.Pool({ ...owner, max: 2 })
  await prepareJobs(pool, [])
  await pool.end()

  project.provide('server', { root, template })
  return async () => {
    await query(root, `drop database if exists ${template} with (force)`)
    await end()
  }
}

async function startServer(): Promise<{ root: Root; end: () => Promise<void> }> {
  const url = process.env['TEST_DATABASE_URL']
  if (url) return { root: await running(new URL(url)), end: async () => undefined }

  await clearAwayTheDead()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  const binaries = process.env['TEST_PG_BIN']
  const { host, port, stop } = await startEmbedded({
    dataDir: folder,
    durable: false,
    ...(binaries ? { binaries } : {}),
  })
  return {
    root: { host, port, user: 'postgres' },
    end: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A server that somebody else runs gets the roles that the launcher gives ours. */
async function running({ hostname, port, username, password, searchParams }: URL): Promise<Root> {
  const root: Root = {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username) || 'postgres',
    ...(password ? { password: decodeURIComponent(password) } : {}),
  }
  for (const role of ['bekal_owner', 'bekal_app', 'bekal_sealer'])
    await query(root, `do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`)
  return root
}

async function query(root: Root, sql: string): Promise<void> {
  const client = new pg.Client({ ...root, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A run that was killed leaves its server behind: a folder whose lock nobody living holds is cleared away. */
async function clearAwayTheDead(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(prefix) || !existsSync(join(folder, 'bekal.lock'))) continue
    const lock = await lockFolder(folder).catch(() => undefined)
    if (lock === undefined) continue
    await reap(join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true })
  }
}
