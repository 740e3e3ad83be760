import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findIdentity, give, type RunAs, run } from './as-user.ts'
import { findBinaries } from './binaries.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { StartProblem } from './problem.ts'

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
 * a server of ours that still runs is stopped, and PostgreSQL recovers its log.
 *
 * @throws StartProblem with one clear sentence
 */
export async function startEmbedded({ dataDir, durable = true, binaries }: Starting): Promise<Embedded> {
  const bin = binaries ?? (await findBinaries())
  const lock = await lockFolder(dataDir)
  const socket = await mkdtemp(join(shortTemp(), 'bekal-'))
  try {
    return await start({ bin, lock, socket, folder: join(dataDir, 'postgres'), identity: findIdentity(), durable })
  } catch (problem) {
    await rm(socket, { recursive: true, force: true })
    await lock.release()
    throw problem
  }
}

/** A socket's path may have 107 bytes, so it stands in a short folder, not under the data folder. */
const shortTemp = (): string => (existsSync('/tmp') ? '/tmp' : tmpdir())

type Parts = { bin: string; lock: FolderLock; socket: string; folder: string; identity: RunAs; durable: boolean }

async function start({ bin, lock, socket, folder, identity, durable }: Parts): Promise<Embedded> {
  await reapOrphan(folder)
  await give(identity, socket)
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise({ bin, folder, identity })
  else await give(identity, folder)

  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '60',
    shared_buffers: '128MB',
    log_destination: 'stderr',
    log_min_messages: 'warning',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command, all] = identity.command(join(bin, 'postgres'), args)
  const child = spawn(command, all, {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...identity.ids,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-4_000)))
  let gone = false
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve(void (gone = true))))

  await untilReady(socket, () => gone).catch(() => {
    child.kill('SIGQUIT')
    throw new StartProblem('would-not-start', `PostgreSQL would not start in ${folder}: ${lastLine(said)}`)
  })
  child.unref()
  await prepare(socket)
  return {
    host: socket,
    port,
    database,
    stop: async () => {
      if (!gone) child.kill('SIGINT')
      await Promise.race([exited, wait(10_000, undefined, { ref: false }).then(() => child.kill('SIGQUIT'))])
      await rm(socket, { recursive: true, force: true })
      await lock.release()
    },
  }
}

async function initialise({ bin, folder, identity }: { bin: string; folder: string; identity: RunAs }): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await give(identity, folder)
  const args = [
    '-D',
    folder,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--auth=trust',
    '--data-checksums',
    '--no-instructions',
  ]
  const { code, said } = await run(identity, join(bin, 'initdb'), args, environment())
  if (code !== 0)
    throw new StartProblem('would-not-start', `PostgreSQL could not be set up in ${folder}: ${lastLine(said)}`)
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
})

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? 'it said nothing'

async function untilReady(socket: string, isGone: () => boolean): Promise<void> {
  for (let left = 600; left > 0 && !isGone(); left -= 1) {
    const client = new pg.Client({ host: socket, port, user: 'postgres', database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(50)
    }
  }
  throw new Error('not ready')
}

/** The three roles and the database; nothing when they are there. */
async function prepare(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, port, user: 'postgres', database: 'postgres' })
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

/** A server of ours that outlived its Bekal (a `kill -9`) is asked to stop, so that a new one can take the folder. */
async function reapOrphan(folder: string): Promise<void> {
  const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !(await isPostgres(pid))) return
  process.kill(pid, 'SIGINT')
  for (let left = 200; left > 0 && (await isPostgres(pid)); left -= 1) await wait(50)
  if (await isPostgres(pid)) process.kill(pid, 'SIGQUIT')
  for (let left = 100; left > 0 && (await isPostgres(pid)); left -= 1) await wait(50)
}

const isPostgres = async (pid: number): Promise<boolean> =>
  process.platform === 'linux'
    ? await readlink(`/proc/${pid}/exe`).then(
        (path) => basename(path).startsWith('postgres'),
        () => false,
      )
    : false
