import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceAt } from '../pool.ts'
import { findIdentity } from './as-user.ts'
import { findBinaries } from './binaries.ts'
import { type Embedded, reachEmbedded, startEmbedded } from './embedded.ts'
import { reap } from './reap.ts'

let dataDir: string
const children: ChildProcess[] = []
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'bekal-embedded-'))))
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await reap(join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true, force: true })
})

async function ask({ host, port, database }: Embedded, sql: string, role = 'owner'): Promise<unknown[]> {
  const source = sourceAt(host, port, database)
  const client = new pg.Client(role === 'app' ? source.app : source.owner)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

/** Another process that starts the same folder, through a wrapper if any; answers with what it said. */
async function elsewhere(wrapper: readonly string[] = []) {
  const words = [...wrapper, process.execPath, join(import.meta.dirname, 'holder.examples.ts'), dataDir]
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(child)
  const started = performance.now()
  const [said] = await once(child.stdout, 'data')
  const answer = JSON.parse(String(said)) as { host?: string; problem?: string }
  return { child, answer, ms: performance.now() - started }
}

const postmasterPid = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])

describe('the embedded PostgreSQL', () => {
  it('is a real one: no TCP, checksums, writes that are kept, roles without power', async () => {
    const server = await startEmbedded({ dataDir })
    expect(await ask(server, 'show server_version')).toEqual(['18.4'])
    for (const [setting, value] of Object.entries({
      listen_addresses: '',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
    }))
      expect(await ask(server, `show ${setting}`), setting).toEqual([value])
    expect(
      await ask(
        server,
        `select rolname || rolsuper || rolbypassrls || rolcreaterole from pg_roles where rolname like 'bekal_%' order by 1`,
      ),
    ).toEqual(['bekal_appfalsefalsefalse', 'bekal_ownerfalsefalsefalse', 'bekal_sealerfalsefalsefalse'])
    expect(await ask(server, `select to_tsvector('indonesian', 'melindungi')::text`)).toEqual(["'lindung':1"])
    await server.stop()
    expect(existsSync(server.host)).toBe(false)
  })

  it('keeps what it was told from one start to the next', async () => {
    const first = await startEmbedded({ dataDir })
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await startEmbedded({ dataDir })
    expect(await ask(second, 'select answer from kept')).toEqual([42])
    await second.stop()
  })

  it('refuses a second start on the folder within two seconds and names the first', async () => {
    const server = await startEmbedded({ dataDir })
    const { answer, ms } = await elsewhere()
    expect(answer.problem).toContain(`is in use by process ${process.pid} since 20`)
    expect(ms).toBeLessThan(2_000)
    await server.stop()
  })

  it('is joined by a command of a folder that is in use, and left running after', async () => {
    const server = await startEmbedded({ dataDir })
    await ask(server, 'create table kept as select 5 as answer')
    // The lock is this very process's; the command would be another.
    const joined = await reachEmbedded({ dataDir })
    expect(await ask(joined, 'select answer from kept')).toEqual([5])
    await joined.stop()
    expect(await ask(server, 'select 1')).toEqual([1])
    await server.stop()
    const alone = await reachEmbedded({ dataDir })
    expect(await ask(alone, 'select answer from kept')).toEqual([5])
    await alone.stop()
  })

  it('clears up after a kill -9: the server left running is stopped, its log recovered, the lock taken over', async () => {
    const { child, answer } = await elsewhere()
    await ask(
      { host: answer.host ?? '', port: 5432, database: 'bekal', stop: async () => undefined },
      'create table kept as select 7 as answer',
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    const orphan = await postmasterPid()
    expect(existsSync(`/proc/${orphan}`)).toBe(true)
    const server = await startEmbedded({ dataDir })
    expect(await postmasterPid()).not.toBe(orphan)
    expect(await ask(server, 'select answer from kept')).toEqual([7])
    await server.stop()
  })

  it('touches no other process that got the number of the dead server', async () => {
    await (await startEmbedded({ dataDir })).stop()
    const bystander = spawn('sleep', ['60'])
    children.push(bystander)
    await writeFile(
      join(dataDir, 'postgres/postmaster.pid'),
      `${bystander.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n`,
    )
    await (await startEmbedded({ dataDir })).stop()
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  })

  it('is started again when it dies alone', async () => {
    const server = await startEmbedded({ dataDir })
    await ask(server, 'create table kept as select 9 as answer')
    process.kill(await postmasterPid(), 'SIGKILL')
    let answer: unknown[] = []
    for (let left = 100; left > 0 && answer.length === 0; left -= 1) {
      await wait(50)
      answer = await ask(server, 'select answer from kept').catch(() => [])
    }
    expect(answer).toEqual([9])
    await server.stop()
  })

  it('begins anew when its making was cut off', async () => {
    await mkdir(join(dataDir, 'postgres.unfinished'))
    await writeFile(join(dataDir, 'postgres.unfinished/PG_VERSION'), '18')
    const server = await startEmbedded({ dataDir })
    expect(await ask(server, 'select 1')).toEqual([1])
    await server.stop()
  })

  it('says what is wrong with a folder that is damaged', async () => {
    await (await startEmbedded({ dataDir })).stop()
    await rm(join(dataDir, 'postgres/global'), { recursive: true })
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/^PostgreSQL would not start in .*postgres: .*global/)
  })

  it('says that the folder cannot be written', async () => {
    await chmod(dataDir, 0o555)
    const { answer } = await elsewhere(
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [],
    )
    expect(answer.problem).toBe(
      `The data folder ${dataDir} cannot be written (EACCES). Give this user write access, or set DATA_DIR.`,
    )
    await chmod(dataDir, 0o755)
  })

  it.runIf(canMount())('says that the disk is full', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8M', 'none', dataDir])
    try {
      await expect(startEmbedded({ dataDir })).rejects.toThrow(/the disk is full\. Make room/)
    } finally {
      execFileSync('umount', [dataDir])
    }
  })

  it('asks for DATABASE_URL where no PostgreSQL runs', async () => {
    await expect(findBinaries('sunos', 'sparc')).rejects.toThrow(
      /^There is no embedded PostgreSQL for sunos-sparc\. Set DATABASE_URL/,
    )
  })

  it.runIf(process.getuid?.() === 0)('runs for root without giving files away, in a closed folder too', async () => {
    await chmod(dataDir, 0o700)
    const server = await startEmbedded({ dataDir })
    expect(findIdentity().kind).toBe('user-namespace')
    await server.stop()
  })
})

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
