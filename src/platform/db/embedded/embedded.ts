import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findIdentity, give } from './as-user.ts'
import { findBinaries } from './binaries.ts'
import { lockFolder } from './folder-lock.ts'
import { initialise } from './initialise.ts'
import { keepRunning } from './postmaster.ts'
import { StartProblem } from './problem.ts'
import { socketOf } from './reap.ts'

/** A PostgreSQL that Bekal started in its own data folder. Reached only through a private socket; no TCP. */
export type Embedded = {
  /** The folder of the Unix socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly stop: () => Promise<void>
}

export type Starting = {
  readonly dataDir: string
  /** `false` only for tests: nothing survives a power cut then. */
  readonly durable?: boolean
  /** Another PostgreSQL's programs (tests run against Debian's). */
  readonly binaries?: string
}

const port = 5432
const database = 'bekal'

/**
 * Starts PostgreSQL in `<dataDir>/postgres`, making it on the first start. What a crash left behind is cleared up:
 * a server of ours that still runs is stopped, and PostgreSQL recovers its log. One that dies is started again.
 *
 * @throws StartProblem with one clear sentence
 */
export async function startEmbedded({ dataDir, durable = true, binaries }: Starting): Promise<Embedded> {
  const bin = binaries ?? (await findBinaries())
  const identity = findIdentity()
  const lock = await lockFolder(dataDir)
  const socket = await mkdtemp(join(shortTemp(), 'bekal-'))
  const letGo = async (): Promise<void> => {
    await rm(socket, { recursive: true, force: true })
    await lock.release()
  }
  try {
    await give(identity, socket)
    const folder = await initialise({ bin, identity, dataDir })
    const running = await keepRunning({ bin, identity, folder, settings: settings(socket, durable), at: at(socket) })
    try {
      await prepare(socket)
    } catch (problem) {
      await running.stop()
      throw problem
    }
    return {
      host: socket,
      port,
      database,
      stop: async () => {
        await running.stop()
        await letGo()
      },
    }
  } catch (problem) {
    await letGo()
    throw problem
  }
}

/**
 * For a command that only needs the database: starts it, or joins the one that a running Bekal of this folder has
 * started; then `stop` leaves it running.
 *
 * @throws StartProblem with one clear sentence
 */
export async function reachEmbedded(starting: Starting): Promise<Embedded> {
  try {
    return await startEmbedded(starting)
  } catch (problem) {
    if (!(problem instanceof StartProblem) || problem.code !== 'folder-in-use') throw problem
    const host = await socketOf(join(starting.dataDir, 'postgres'))
    if (host === undefined || !(await answers(host))) throw problem
    return { host, port, database, stop: async () => undefined }
  }
}

const answers = async (socket: string): Promise<boolean> => {
  const client = new pg.Client({ ...at(socket), database })
  client.on('error', () => undefined)
  return await client
    .connect()
    .then(async () => await client.end())
    .then(
      () => true,
      () => false,
    )
}

/** A socket's path may have 107 bytes, so it stands in a short folder, not under the data folder. */
const shortTemp = (): string => (existsSync('/tmp') ? '/tmp' : tmpdir())

const at = (socket: string): pg.ClientConfig => ({ host: socket, port, user: 'postgres', database: 'postgres' })

const settings = (socket: string, durable: boolean): Readonly<Record<string, string>> => ({
  listen_addresses: '',
  unix_socket_directories: socket,
  unix_socket_permissions: '0700',
  port: String(port),
  max_connections: '60',
  shared_buffers: '128MB',
  log_destination: 'stderr',
  log_min_messages: 'warning',
  ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
})

/** The three roles and the database; nothing when they are there. */
async function prepare(socket: string): Promise<void> {
  const client = new pg.Client(at(socket))
  await client.connect()
  try {
    for (const role of ['bekal_owner', 'bekal_app', 'bekal_sealer']) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0)
        await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`)
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database} owner bekal_owner`)
  } finally {
    await client.end()
  }
}
