import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant } from '../src/kernel/time.ts'
import { type Actor, theSystem } from '../src/platform/access/actor.ts'
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { transact, type World } from '../src/platform/db/perform.ts'
import { sourceAt } from '../src/platform/db/pool.ts'
import { openLedger } from '../src/platform/ledger/open.ts'
import { newSigningKey } from '../src/platform/seal/keys.ts'
import { sealOf } from '../src/platform/seal/open.ts'
import { inTurns, type Report } from './measure.ts'
import { about, sayRaw } from './million/raw.ts'
import { heardIn, worldOf } from './million/world.ts'

/** Entries of the ledger that is sequenced and verified. */
const entries = 10_000
const actor: Actor = theSystem('cli')
const entry = { act: 'bench.note', record: { kind: 'bench', id: '1' }, payload: { of: 'bench', count: 1 } }

/** The ledger in its database: writing an entry, giving it a place, and recomputing everything. */
export async function bench(): Promise<Report> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bekal-ledger-bench-'))
  const server = await startEmbedded({ dataDir })
  const source = sourceAt(server.host, server.port, server.database)
  await migrate(source.owner, join(import.meta.dirname, '../migrations'))
  const world = worldOf(source)
  try {
    await transact(world, actor, async (tx) => {
      for (let made = 0; made < entries; made += 1) await tx.record(entry)
    })
    const { placed, verified, read } = await wholeRates(world, dataDir)
    // After it: entries written raw keep the commitment of another, which is what verifying finds.
    const written = await writeRates(world)
    return {
      name: `ledger in its database, ${entries.toLocaleString('en')} entries`,
      against: 'the same SQL raw for an entry; for the whole ledger, only reading what is verified',
      rows: [
        { label: 'write an entry, its SQL raw', perSecond: written.raw, ratio: 1 },
        { label: 'write an entry', perSecond: written.ours, ratio: written.ours / written.raw },
        { label: 'read an entry and its hashes, for everything', perSecond: read, ratio: 1 },
        { label: 'verify an entry, its hashes and checkpoint', perSecond: verified, ratio: verified / read },
        { label: 'give an entry its place, in a signed checkpoint', perSecond: placed, ratio: placed / read },
      ],
    }
  } finally {
    await world.database.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function writeRates(world: World): Promise<{ ours: number; raw: number }> {
  const write = async (world: World) => await transact(world, actor, async (tx) => await tx.record(entry))
  const said = await heardIn(world, write)
  const [ours, raw] = await inTurns(
    [async () => await write(world), async () => await sayRaw(world.database.app, about(said, {}))],
    { turns: 200 },
  )
  return { ours, raw }
}

/** Everything is placed once, then read and verified in turns. */
async function wholeRates({ database }: World, dataDir: string) {
  const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', '2026-01-01T00:00:00Z')] })
  const ledger = await openLedger({ dataDir, database, seal, origin: 'bench.example/log' })
  const start = process.hrtime.bigint()
  let [size, added] = [0, 0]
  do {
    ;({ added, size } = await ledger.sequence(instant('2026-11-23T03:00:00Z')))
  } while (added > 0)
  const placed = size / (Number(process.hrtime.bigint() - start) / 1e9)
  const [verified, read] = await inTurns(
    [
      async () => {
        const found = await ledger.verify()
        if (!found.whole) throw new Error(found.what)
      },
      async () => {
        await database.sealer.query(
          'select * from ledger.leaf l join ledger.entry e on e.id = l.entry order by l.position',
        )
        await database.sealer.query('select * from ledger.node order by level, index')
      },
    ],
    { turns: 8 },
  )
  return { placed, verified: verified * size, read: read * size }
}
