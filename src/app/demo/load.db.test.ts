import { mkdtempSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../kernel/time.ts'
import { loadInventedCompanies } from '../../modules/companies/index.ts'
import { loadReference } from '../../modules/offices/index.ts'
import { decisionsAfter, replayDecision } from '../../modules/placements/index.ts'
import { loadRegulations, publish } from '../../modules/regulations/index.ts'
import { readConfig } from '../../platform/config/read.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { openFiles } from '../../platform/files/open.ts'
import { openGateways } from '../../platform/gateways/open.ts'
import { openSeal } from '../../platform/seal/open.ts'
import { root } from '../open.ts'
import { type Simulators, startSimulators } from '../simulators.ts'
import { type Demonstration, type Ground, loadDemonstration } from './load.ts'
import { signInsOf } from './sign-ins.ts'

let db: TestDatabase
let simulators: Simulators | null
let ground: Ground
let loaded: Demonstration
let stopped: { readonly lived: number; readonly rows: readonly number[]; readonly unfinished: number }
let keptWhenStopped: ReadonlySet<string>
const dataDir = mkdtempSync(join(tmpdir(), 'demo-'))
const said: string[] = []
const say = (text: string): void => void said.push(text)
const wanted = { files: 22, aheadOnly: true }
const lived: number[] = []

beforeAll(async () => {
  db = await testDatabase()
  const config = readConfig({ DATA_DIR: dataDir }, root)
  const seal = await openSeal(dataDir, db.world.now())
  simulators = await startSimulators(config)
  const there = { url: simulators?.url ?? '', timeoutMs: 4_000, retries: 1 }
  const files = openFiles({ dir: join(dataDir, 'files'), seal })
  const tools = { config, seal, files, gateways: openGateways({ dukcapil: there, imigrasi: there }) }
  ground = { world: db.world, tools, asSystem: db.asSystem, simulators }
  await db.asSystem(loadReference)
  await db.asSystem(loadInventedCompanies)
  const { ruleSet } = await loadRegulations(join(root, 'regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await db.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
  await stopHalfway()
  const { rest } = await loadDemonstration(ground, wanted, say)
  lived.push(await count('demo.lived'))
  rest.begin()
  await rest.stop()
  lived.push(await count('demo.lived'))
  const { demonstration } = await loadDemonstration(ground, { ...wanted, aheadOnly: false }, say)
  lived.push(await count('demo.lived'))
  if (!demonstration) throw new Error('nobody lives here')
  loaded = demonstration
}, 240_000)
afterAll(async () => {
  await simulators?.stop()
  await db.close()
})

const told = [
  'accounts.account',
  'workers.worker',
  'workers.document',
  'placements.application',
  'placements.event',
  'placements.decision',
  'ledger.entry',
  'outbox.message',
]

const rows = async (): Promise<number[]> => await Promise.all(told.map(async (table) => await count(table)))

/** Stops a first start in the middle of a file: where something gets its three hundredth id since the officers. */
async function stopHalfway(): Promise<void> {
  let ids = -1
  const randomBytes = (length: number): Uint8Array => {
    if (ids >= 0) ids += 1
    if (ids === 300) throw new Error('stopped halfway')
    return ground.world.randomBytes(length)
  }
  const began = (text: string): void => {
    say(text)
    ids = 0
  }
  const stopping = loadDemonstration({ ...ground, world: { ...ground.world, randomBytes } }, wanted, began)
  await expect(stopping).rejects.toThrow('stopped halfway')
  stopped = {
    lived: await count('demo.lived'),
    rows: await rows(),
    unfinished: await count('workers.worker', unfinished),
  }
  keptWhenStopped = await keptFiles()
}

/** Somebody without a file, or whose history has no beginning. */
const unfinished = `not exists (select from placements.application a join placements.event e on e.application = a.id
  where a.worker = workers.worker.id and e.type = 'placements.begun')`

/** Ids of the pictures that lie in the folder. */
const keptFiles = async (): Promise<ReadonlySet<string>> =>
  new Set(
    (await readdir(join(dataDir, 'files', 'kept'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  )

const count = async (table: string, where = 'true'): Promise<number> =>
  await db.asSystem(async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.raw(table)} where ${sql.raw(where)}`.execute(tx.db())
    return rows[0]?.n ?? 0
  })

describe('the demonstration', () => {
  it('is everybody it says, each where their history ends', async () => {
    expect(loaded.files.length).toBe(22)
    expect(await count('workers.worker')).toBe(loaded.people.length)
    expect(await count('placements.application')).toBe(loaded.files.length)
    const rows = await db.asSystem(
      async (tx) =>
        (
          await sql<{
            state: string
            name: string
          }>`select state, worker_name as name from placements.application`.execute(tx.db())
        ).rows,
    )
    const nameOf = new Map(loaded.people.map(({ key, name }) => [key, name]))
    const wanted = loaded.files.map(({ person, state }) => `${nameOf.get(person)}: ${state}`)
    expect(rows.map(({ name, state }) => `${name}: ${state}`).toSorted()).toEqual(wanted.toSorted())
  })

  it('has a card for each card decision, and every decision gives the same when run again', async () => {
    const decisions = await db.asSystem(async (tx) => await decisionsAfter(tx, null))
    expect(decisions.length).toBeGreaterThan(10)
    expect(await count('placements.card')).toBe(decisions.filter(({ kind }) => kind === 'card').length)
    for (const decision of decisions) {
      const { same } = await db.asSystem(async (tx) => await replayDecision(tx, decision))
      expect(same, `${decision.kind} ${decision.outcome} of ${decision.decidedOn}`).toBe(true)
    }
  })

  it('lets no message of the past leave', async () => {
    expect(await count('outbox.message', 'sent_at is null')).toBe(0)
  })

  it('has one of each state one can sign in with, and the number each got when it was begun', async () => {
    const states = ['draft', 'returned', 'submitted', 'held', 'verified', 'scheduled', 'oriented', 'issued', 'refused']
    expect(loaded.files.slice(0, 9).map(({ state }) => state)).toEqual(states)
    const found = await db.asSystem(
      async (tx) =>
        (
          await sql<{
            number: string
            at: string
          }>`select number, created_at as at from placements.application`.execute(tx.db())
        ).rows,
    )
    const numberAt = new Map(found.map(({ number, at }) => [number, new Date(at).toISOString()]))
    expect(numberAt).toEqual(new Map(loaded.files.map(({ number, steps }) => [number, steps[0].at])))
    for (const one of numberAt.keys())
      for (const other of numberAt.keys())
        if (one.slice(0, 7) === other.slice(0, 7) && one < other)
          expect(`${numberAt.get(one)}` < `${numberAt.get(other)}`, `${one}, ${other}`).toBe(true)
  })

  it('that is stopped in the middle of a file keeps the files before it whole, and nothing of this one', () => {
    expect(stopped.lived).toBeGreaterThan(1)
    expect(stopped.lived).toBeLessThan(loaded.files.length)
    const [, workers, , applications] = stopped.rows
    expect([workers, applications, stopped.unfinished]).toEqual([stopped.lived, stopped.lived, 0])
  })

  it('lives first what somebody needs to begin, then one after another of the rest, and what was left after a stop', () => {
    const { ahead } = loaded
    expect(ahead).toBeGreaterThan(9)
    expect(lived).toEqual([ahead, ahead + 1, 22])
  })

  it('goes on where it was stopped: everybody once, and every picture is on some document', async () => {
    expect(await count('demo.lived')).toBe(22)
    expect(await count('workers.worker')).toBe(22)
    const kept = await keptFiles()
    const named = await db.asSystem(
      async (tx) =>
        (
          await sql<{ file: string }>`select distinct file from workers.document where file is not null`.execute(
            tx.db(),
          )
        ).rows,
    )
    expect([...keptWhenStopped].filter((id) => !kept.has(id))).toEqual([])
    expect([...kept].toSorted()).toEqual(named.map(({ file }) => file).toSorted())
  })

  it('changes nothing at a second start, whatever number is asked for', async () => {
    const before = await rows()
    const again = await loadDemonstration(ground, { files: 40, aheadOnly: false }, say)
    expect(again.demonstration).toEqual(loaded)
    expect(again.rest.left).toBe(0)
    expect(await rows()).toEqual(before)
  })

  it('leaves alone what an earlier version filled in', async () => {
    const other = await testDatabase()
    try {
      await other.asSystem(
        async (tx) =>
          await sql`insert into demo.loaded (seed, moment, files, at) values ('bekal', ${tx.now}, 80, ${tx.now})`.execute(
            tx.db(),
          ),
      )
      const found = await loadDemonstration({ ...ground, world: other.world, asSystem: other.asSystem }, wanted, say)
      expect([found.demonstration, found.rest.left]).toEqual([null, 0])
      expect(said.at(-1)).toContain('an earlier version filled it in')
    } finally {
      await other.close()
    }
  })

  it('says who one can be, who witnesses in their village, and where codes arrive', () => {
    const lines = signInsOf(loaded)('http://localhost:1')
    expect(lines).toContain('http://localhost:1/kotak')
    const shown = [...loaded.people.slice(0, 0), ...loaded.strangers.slice(0, 3)]
    for (const { nik, village } of shown) {
      expect(lines).toContain(nik)
      const officer = loaded.staff.find((one) => one.village === village)
      expect(lines).toContain(officer?.officerNumber)
    }
    for (const state of ['held', 'verified', 'oriented', 'refused'])
      expect(lines).toMatch(new RegExp(`^  ${state} +\\d{16} `, 'm'))
  })
})
