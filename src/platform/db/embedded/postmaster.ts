import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { environment, type RunAs } from './as-user.ts'
import { StartProblem } from './problem.ts'
import { reap } from './reap.ts'

export type Postmaster = {
  readonly bin: string
  readonly identity: RunAs
  /** A finished data folder that nobody else runs. */
  readonly folder: string
  readonly settings: Readonly<Record<string, string>>
  /** How the superuser reaches it. */
  readonly at: pg.ClientConfig
}

const restartsInARow = 5

/**
 * Runs the server until `stop`, and starts it again should it die.
 * @throws StartProblem when it does not start
 */
export async function keepRunning(postmaster: Postmaster): Promise<{ stop: () => Promise<void> }> {
  let stopping = false
  let server = await startServer(postmaster)
  let settled: Promise<void> = Promise.resolve()

  const watch = (): void =>
    void server.exited.then(() => {
      if (!stopping) settled = again()
    })
  const again = async (): Promise<void> => {
    for (let attempt = 1; attempt <= restartsInARow && !stopping; attempt += 1) {
      await reap(postmaster.folder)
      const next = await startServer(postmaster).catch(() => undefined)
      if (next) {
        server = next
        return watch()
      }
      await wait(attempt * 500)
    }
  }
  watch()

  return {
    stop: async () => {
      stopping = true
      await settled
      await server.stop()
    },
  }
}

type Server = { readonly exited: Promise<void>; readonly stop: () => Promise<void> }

async function startServer({ bin, identity, folder, settings, at }: Postmaster): Promise<Server> {
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command, all] = identity.command(join(bin, 'postgres'), args)
  const child = spawn(command, all, {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own session: a Ctrl-C in the terminal reaches Bekal, which closes the database last.
    detached: true,
    ...identity.ids,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-8_000)))
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (problem) => resolve(void (said += problem.message)))
  })
  if (!(await isReady(at, exited))) {
    await stopped(child, exited)
    throw StartProblem.from(said, `PostgreSQL would not start in ${folder}`)
  }
  return { exited, stop: async () => await stopped(child, exited) }
}

/** Asks the server to end its transactions and go; after ten seconds it is told to. */
async function stopped(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    child.kill(signal)
    const gone = await Promise.race([exited.then(() => true), wait(10_000, false, { ref: false })])
    if (gone) return
  }
}

/** Waits until it answers. A long recovery of the log is waited for; a server that ends is not. */
async function isReady(at: pg.ClientConfig, exited: Promise<void>): Promise<boolean> {
  let gone = false
  void exited.then(() => (gone = true))
  for (let left = 6_000; left > 0 && !gone; left -= 1) {
    const client = new pg.Client(at)
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await wait(25)
    }
  }
  return false
}
