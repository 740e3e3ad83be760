import { join } from 'node:path'
import { sessionsOf } from '../modules/accounts/index.ts'
import { threadWaiting } from '../modules/cases/index.ts'
import { hearReply } from '../modules/crisis/index.ts'
import { calendarOf } from '../modules/offices/index.ts'
import { theSystem } from '../platform/access/actor.ts'
import { sweepClocks } from '../platform/clocks/sweep.ts'
import { transact } from '../platform/db/perform.ts'
import { assets } from '../platform/http/assets/assets.ts'
import { renderPage } from '../platform/http/frame/frame.ts'
import { application, listen } from '../platform/http/server.ts'
import { fileChannel, httpChannel } from '../platform/notify/channel.ts'
import { sendWaiting } from '../platform/notify/send.ts'
import { openLog } from '../platform/telemetry/log.ts'
import { climbsOf, jobs, moduleFiles, onRing, routes } from './modules.ts'
import { type Bekal } from './open.ts'
import { sayPort } from './port.ts'
import { refusals } from './refusals.ts'

export type Served = { readonly address: string; readonly close: () => Promise<void> }

/** The request handler of a running Bekal: what `serve` puts on a port, and what tests call. */
export const handlerOf = (
  { world, tools }: Bekal,
  { write = (line: string): void => void process.stderr.write(line), limitFactor = 1 } = {},
) =>
  application({
    parts: {
      world,
      frame: renderPage,
      refusals,
      sessions: sessionsOf(world),
      demo: tools.config.demo,
      secure: tools.config.publicUrl.startsWith('https://'),
    },
    tools,
    routes,
    assets: [...assets, ...moduleFiles],
    log: openLog(write),
    limitFactor,
  })

/** Serves pages and does the work behind them until it is closed. @throws PortProblem */
export async function serve(bekal: Bekal, options: { limitFactor?: number } = {}): Promise<Served> {
  const { config } = bekal.tools
  const log = openLog((line) => process.stderr.write(line))
  const server = await listen(handlerOf(bekal, options), config).catch((problem: unknown) => {
    throw sayPort(problem, config)
  })
  const stopWork = await startWork(bekal, (problem) => log.problem('background work failed', problem))
  return {
    address: config.publicUrl.replace(/:0$/, `:${server.port}`),
    close: async () => {
      await server.close()
      await stopWork()
    },
  }
}

/** The rhythm of the work behind the pages: messages leave, the ledger is sealed, promises ring, jobs run. */
async function startWork(
  { world, tools, queue, ledger }: Bekal,
  failed: (problem: unknown) => void,
): Promise<() => Promise<void>> {
  const { config } = tools
  const channel = config.messages ? httpChannel(config.messages) : fileChannel(join(config.dataDir, 'messages'))
  const asSystem = async <T>(name: string, work: Parameters<typeof transact<T>>[2]): Promise<T> =>
    await transact(world, theSystem(`job:${name}`), work)
  const beats = [
    every(
      1_000,
      async () =>
        void (await asSystem('notify.send', async (tx) => await sendWaiting(tx, channel, { keepsText: config.demo }))),
      failed,
    ),
    every(
      1_000,
      async () =>
        void (await threadWaiting({
          tools,
          hearing: hearReply,
          inTx: async (work) => await asSystem('cases.thread', work),
        })),
      failed,
    ),
    every(2_000, async () => void (await ledger.sequence(world.now())), failed),
    every(
      10_000,
      async () =>
        void (await asSystem(
          'clocks.sweep',
          async (tx) => await sweepClocks(tx, { handlers: onRing, calendarOf, climbs: climbsOf }),
        )),
      failed,
    ),
  ]
  await queue.work(jobs, { tools, now: world.now, inTx: async (work) => await asSystem('queue', work) })
  return async () => void (await Promise.all(beats.map(async (stop) => await stop())))
}

/** Runs work again and again, never twice at once; a failure is said and the rhythm goes on. */
function every(ms: number, work: () => Promise<void>, failed: (problem: unknown) => void): () => Promise<void> {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const beat = (): void => {
    if (stopped) return
    running = work()
      .catch(failed)
      .finally(() => setTimeout(beat, ms).unref())
  }
  setTimeout(beat, ms).unref()
  return async () => {
    stopped = true
    await running
  }
}
