import { mkdtempSync } from 'node:fs'
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
import type { Tools } from '../../platform/tools.ts'
import { root } from '../open.ts'
import { type Simulators, startSimulators } from '../simulators.ts'
import { type Demonstration, loadDemonstration } from './load.ts'
import { signInsOf } from './sign-ins.ts'

let db: TestDatabase
let simulators: Simulators | null
let load: (from?: Partial<Tools>) => Promise<Demonstration>
let tools: Tools
let stopped: { readonly before: readonly number[]; readonly after: readonly number[] }
let loaded: Demonstration
const said: string[] = []

beforeAll(async () => {
  db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'))
  const config = readConfig({ DATA_DIR: dataDir }, root)
  const seal = await openSeal(dataDir, db.world.now())
  simulators = await startSimulators(config)
  const there = { url: simulators?.url ?? '', timeoutMs: 4_000, retries: 1 }
  tools = {
    config,
    seal,
    files: openFiles({ dir: join(dataDir, 'files'), seal }),
    gateways: openGateways({ dukcapil: there, imigrasi: there }),
  }
  await db.asSystem(loadReference)
  await db.asSystem(loadInventedCompanies)
  const { ruleSet } = await loadRegulations(join(root, 'regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await db.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
  load = async (from = {}) =>
    await loadDemonstration(
      { world: db.world, tools: { ...tools, ...from }, asSystem: db.asSystem, simulators },
      10,
      (text) => void said.push(text),
    )
  stopped = await stoppedHalfway()
  loaded = await load()
}, 240_000)
afterAll(async () => {
  await simulators?.stop()
  await db.close()
})

const told = ['accounts.account', 'workers.worker', 'placements.application', 'placements.event', 'ledger.entry']

const rows = async (): Promise<number[]> => await Promise.all(told.map(async (table) => await count(table)))

/** Stops a first start in the middle of its journeys. @returns how many rows there were before and after */
async function stoppedHalfway(): Promise<typeof stopped> {
  const before = await rows()
  let drawn = 0
  const accept: Tools['files']['accept'] = async (bytes, name) => {
    drawn += 1
    if (drawn > 6) throw new Error('stopped halfway')
    return await tools.files.accept(bytes, name)
  }
  await expect(load({ files: { ...tools.files, accept } })).rejects.toThrow('stopped halfway')
  expect(drawn).toBe(7)
  return { before, after: await rows() }
}

const count = async (table: string, where = 'true'): Promise<number> =>
  await db.asSystem(async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.raw(table)} where ${sql.raw(where)}`.execute(tx.db())
    return rows[0]?.n ?? 0
  })

describe('the demonstration', () => {
  it('is everybody it says, each where their history ends', async () => {
    expect(loaded.files.length).toBeGreaterThanOrEqual(10)
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
    const wanted = loaded.files.map(
      ({ person, state }) => `${nameOf.get(person)}: ${state === 'refused' ? 'held' : state}`,
    )
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

  it('leaves nothing when it is stopped halfway, so that the next start can fill it in', () => {
    expect(stopped.after).toEqual(stopped.before)
  })

  it('changes nothing at a second start', async () => {
    const before = [await count('ledger.entry'), await count('placements.event'), await count('accounts.account')]
    expect((await load()).people).toEqual(loaded.people)
    expect([await count('ledger.entry'), await count('placements.event'), await count('accounts.account')]).toEqual(
      before,
    )
  })

  it('says who one can be, and where codes arrive', () => {
    const lines = signInsOf(loaded)('http://localhost:1')
    expect(lines).toContain('http://localhost:1/kotak')
    expect(lines).toContain('BKL-1001')
    expect(lines).toContain(loaded.strangers[0]?.nik)
  })
})
