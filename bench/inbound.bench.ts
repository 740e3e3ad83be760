import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { instant } from '../src/kernel/time.ts'
import { whatsAppOf } from '../src/modules/cases/inbound/inbound.examples.ts'
import { receive } from '../src/modules/cases/inbound/receive.ts'
import { threadWaiting } from '../src/modules/cases/inbound/thread.ts'
import { openDesk, seal } from '../src/modules/placements/queue/files.examples.ts'
import { type Actor, theSystem } from '../src/platform/access/actor.ts'
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { transact, type World } from '../src/platform/db/perform.ts'
import { sourceAt } from '../src/platform/db/pool.ts'
import { openFiles } from '../src/platform/files/open.ts'
import type { Tools } from '../src/platform/tools.ts'
import { inTurns, type Report } from './measure.ts'
import { worldOf } from './million/world.ts'

const system: Actor = theSystem('job:cases.thread')

/**
 * A message of somebody, from the provider's delivery until it stands in a conversation: kept, put into its case, the digest
 * in the ledger; and one that begins a case, with its number, code, clock and answer.
 */
export async function bench(): Promise<Report> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bekal-inbound-bench-'))
  const server = await startEmbedded({ dataDir })
  const source = sourceAt(server.host, server.port, server.database)
  await migrate(source.owner, join(import.meta.dirname, '../migrations'))
  const world = worldOf(source)
  try {
    const [raw, message, filed] = await rates(world, { dataDir, owner: source.owner })
    return {
      name: 'a message of somebody, from its delivery to its place in a conversation',
      against: 'one insert of the same row in a transaction of its own',
      rows: [
        { label: 'keep a row, raw', perSecond: raw, ratio: 1 },
        { label: 'keep a message and put it into its conversation', perSecond: message, ratio: message / raw },
        { label: 'keep a message and begin a case: number, code, clock, answer', perSecond: filed, ratio: filed / raw },
      ],
    }
  } finally {
    await world.database.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function rates(
  world: World,
  { dataDir, owner }: { dataDir: string; owner: pg.ClientConfig },
): Promise<readonly [number, number, number]> {
  const asSystem = async <T>(work: Parameters<typeof transact<T>>[2]): Promise<T> => await transact(world, system, work)
  await openDesk({ as: async (actor, work) => await transact(world, actor, work), asSystem, seal })
  const config = { publicUrl: 'https://bekal.example', whatsApp: null }
  const tools = { seal, config, files: openFiles({ dir: dataDir, seal }) } as unknown as Tools
  let number = 0
  const arrives = async (from: string): Promise<void> => {
    const one = whatsAppOf({ external: `bench:${(number += 1)}`, from, saidAt: instant(new Date()) })
    await asSystem(async (tx) => await receive(tx, seal, [one]))
    await threadWaiting({ tools, inTx: asSystem })
  }
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('create table public.kept (id bigint, external text unique, content bytea, at timestamptz)')
  const content = Buffer.alloc(300)
  try {
    return await inTurns(
      [
        async () =>
          await client.query('insert into public.kept values ($1, $2, $3, now())', [
            (number += 1),
            `raw:${number}`,
            content,
          ]),
        // Twenty-nine an hour are no flood: each writer has a number of its own for so long.
        async () => await arrives(`+88691${String(Math.floor((number += 1) / 40)).padStart(7, '0')}`),
        async () => await arrives(`+88692${String((number += 1)).padStart(7, '0')}`),
      ],
      { turns: 150 },
    )
  } finally {
    await client.end()
  }
}
