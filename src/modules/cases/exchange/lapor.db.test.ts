import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/access/actor.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { LaporReport } from '../../../platform/gateways/gateways.ts'
import { openGateways } from '../../../platform/gateways/open.ts'
import { type Simulator, startSimulator } from '../../../platform/gateways/simulator.ts'
import type { Tools } from '../../../platform/tools.ts'
import { head, jatim, openDesk, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { acceptCase } from '../handle/sort.ts'
import { hiddenAt } from '../hidden.ts'
import { checkCases } from '../receipt/check.ts'
import { caseById, caseByNumber, casesInWork } from '../store.ts'
import { messagesOf } from '../thread-store.ts'
import { laporExport, laporImport } from './lapor.command.ts'
import { pull, push } from './lapor.job.ts'
import { reportsWithGaps } from './lapor-store.ts'
import { receiveReport } from './receive.ts'

let db: TestDatabase
let simulator: Simulator
let tools: Tools
let waiting: LaporReport[] = []
const told: { report: string; key: string; update: unknown }[] = []
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  simulator = await startSimulator({
    civil: async () => undefined,
    passport: async () => undefined,
    lapor: {
      waiting: async () => waiting,
      tell: async (report, key, update) => {
        if (!waiting.some(({ id }) => id === report)) return false
        told.push({ report, key, update })
        return true
      },
    },
  })
  const there = { url: simulator.url, timeoutMs: 500, retries: 0 }
  const now = () => Date.parse(db.world.now())
  tools = {
    seal,
    config: { publicUrl: 'https://bekal.contoh' },
    gateways: openGateways({ dukcapil: there, imigrasi: there, lapor: there }, now),
  } as unknown as Tools
}, 120_000)
afterAll(async () => {
  await simulator.stop()
  await db.close()
})
beforeEach(() => {
  simulator.mood('well')
  waiting = []
  told.length = 0
})

const report = (id: string, change: LaporReport = {}): LaporReport => ({
  id,
  category: 'gaji',
  text: 'Gaji KANARI tidak dibayar.',
  country: 'TW',
  province: '35',
  anonymous: true,
  ...change,
})
const receive = async (raw: LaporReport) => await db.asSystem(async (tx) => await receiveReport(tx, tools, raw))
const world = { inTx: (async (work) => await db.asSystem(work)) as TestDatabase['asSystem'] }

describe('a report that comes in', () => {
  it('is a complaint of the office of its home, with a promise, a message and an entry in the ledger', async () => {
    const { outcome, number } = await receive(report('A-1'))
    expect([outcome, number]).toEqual(['filed', expect.stringMatching(/^ADU-26-\d{6}$/)])
    const one = await db.as(ratna, async (tx) => await caseByNumber(tx, number ?? ''))
    expect(one).toMatchObject({ office: jatim, channel: 'lapor', category: 'unpaid-wage', state: 'filed' })
    expect(one?.dueAt).not.toBeNull()
    const [message] = await db.as(ratna, async (tx) => await messagesOf(tx, one?.id ?? ''))
    expect(seal.reveal(message?.body ?? new Uint8Array(), hiddenAt.body(message?.id ?? ''))).toContain('KANARI')
    expect((await db.asSystem(async (tx) => await checkCases(tx, seal))).problems).toEqual([])
  })

  it('tells its reporter the code where they can be reached, once, and nobody who wants to stay unnamed', async () => {
    const sent = async (): Promise<readonly { recipient: string; channel: string; text: string }[]> => {
      const client = await db.client('postgres')
      const { rows } = await client.query(
        `select recipient, channel, text from outbox.message where key like 'case-filed:%'`,
      )
      await client.end()
      return rows
    }
    const before = (await sent()).length
    const named = { anonymous: false, name: 'Sari', phone: '+886912345678' }
    const { number } = await receive(report('A-9', named))
    await receive(report('A-9', named))
    await receive(report('A-10'))
    const [one, ...more] = (await sent()).slice(before)
    expect(more).toEqual([])
    expect(one).toMatchObject({ recipient: '+886912345678', channel: 'sms' })
    expect(one?.text).toContain(number ?? 'no number')
    expect(one?.text).toMatch(/kode \S{4}/)
  })

  it('twice is once, also when two bring it at the same moment', async () => {
    const first = await receive(report('A-2'))
    expect(await receive(report('A-2'))).toMatchObject({ outcome: 'same', number: first.number })
    const both = await Promise.allSettled([receive(report('A-3')), receive(report('A-3'))])
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    await receive(report('A-3'))
    const client = await db.client('postgres')
    const { rows } = await client.query(`select count(*)::int as count from cases.message where external = 'lapor:A-3'`)
    const { rows: cases } = await client.query(
      `select count(*)::int as count from cases."case" c where not exists (select from cases.message m where m."case" = c.id)`,
    )
    await client.end()
    expect([rows, cases]).toEqual([[{ count: 1 }], [{ count: 0 }]])
  })

  it('written anew is one more message of the same complaint', async () => {
    const { number } = await receive(report('A-4'))
    const more = report('A-4', { text: 'Sekarang paspor saya juga ditahan.' })
    expect(await receive(more)).toMatchObject({ outcome: 'added', number })
    expect(await receive(more)).toMatchObject({ outcome: 'same' })
    const one = await db.as(ratna, async (tx) => await caseByNumber(tx, number ?? ''))
    expect(await db.as(ratna, async (tx) => await messagesOf(tx, one?.id ?? ''))).toHaveLength(2)
  })

  it('without a story is kept whole, listed with what is missing, and a complaint once it has one', async () => {
    expect(await receive(report('A-5', { text: '', province: 'Jatim KANARI' }))).toEqual({
      external: 'lapor:A-5',
      outcome: 'waiting',
      number: null,
      missing: ['text', 'province'],
    })
    const listed = await db.as(centre, reportsWithGaps)
    const found = listed.find(({ external }) => external === 'lapor:A-5')
    expect(found).toMatchObject({ case: null, number: null, missing: ['text', 'province'] })
    const came = seal.reveal(found?.body ?? new Uint8Array(), hiddenAt.lapor('lapor:A-5'))
    expect(JSON.parse(came)).toMatchObject({ id: 'A-5', province: 'Jatim KANARI' })
    expect(await receive(report('A-5'))).toMatchObject({ outcome: 'filed', missing: [] })
    expect((await db.as(centre, reportsWithGaps)).some(({ external }) => external === 'lapor:A-5')).toBe(false)
  })

  it('of a kind nobody knows is a complaint all the same, and listed', async () => {
    const { number } = await receive(report('A-6', { category: 'kapal' }))
    const listed = await db.as(centre, reportsWithGaps)
    expect(listed.find((one) => one.external === 'lapor:A-6')).toMatchObject({ number, missing: ['category'] })
  })

  it('is hidden in the tables, and seen by the centre alone', async () => {
    await receive(report('A-7', { text: '', note: 'KANARI' }))
    for (const as of [ratna, head, { ...centre, role: 'auditor' } as const, { ...centre, role: 'public' } as const])
      expect(await db.as(as, reportsWithGaps)).toEqual([])
    await expect(db.as(centre, async (tx) => await receiveReport(tx, tools, report('A-8')))).rejects.toThrow()
    const client = await db.client('postgres')
    const { rows } = await client.query('select row_to_json(l)::text as row from cases.lapor l')
    await client.end()
    expect(JSON.stringify(rows)).not.toContain('KANARI')
  })
})

describe('the line to SP4N-LAPOR', () => {
  const run = { tools: undefined as unknown as Tools, ...world }
  beforeAll(() => void Object.assign(run, { tools }))

  it('takes in what waits and tells the number, once', async () => {
    waiting = [report('B-1'), report('B-2', { text: '' }), { broken: true }]
    expect((await pull(run))?.map(({ outcome }) => outcome)).toEqual(['filed', 'waiting', 'waiting'])
    await push(run)
    const own = told.filter((one) => one.report.startsWith('B-'))
    expect(own).toHaveLength(2)
    expect(own.find((one) => one.report === 'B-2')?.update).toMatchObject({ status: 'incomplete', number: null })
    expect(own.find((one) => one.report === 'B-1')).toMatchObject({
      key: 'lapor:B-1:received:0',
      update: { number: expect.stringMatching(/^ADU-/) as string },
    })
    expect(JSON.stringify(own)).not.toContain('KANARI')
    expect(await push(run)).toBe(0)
  })

  it('tells when a complaint moves on', async () => {
    waiting = [report('B-3')]
    const [received] = (await pull(run)) ?? []
    await push(run)
    const one = await db.as(ratna, async (tx) => await caseByNumber(tx, received?.number ?? ''))
    await db.as(ratna, async (tx) => await acceptCase(tx, seal, { case: one?.id ?? '' }))
    await push(run)
    expect(told.map(({ key }) => key)).toEqual(['lapor:B-3:received:0', 'lapor:B-3:in-progress:0'])
  })

  it('loses nothing while the other side is away, and fails aloud when it is not understood', async () => {
    waiting = [report('B-4')]
    simulator.mood('dead')
    expect(await pull(run)).toBeNull()
    expect(await push(run)).toBe(0)
    simulator.mood('well')
    expect((await pull(run))?.map(({ outcome }) => outcome)).toEqual(['filed'])
    simulator.mood('dead')
    expect(await push(run)).toBeNull()
    simulator.mood('well')
    expect(await push(run)).toBe(1)
    simulator.mood('wrong')
    await expect(pull(run)).rejects.toThrow('not as agreed')
  })
})

describe('the exchange by file', () => {
  async function say(...words: string[]): Promise<{ code: number; text: string }> {
    let text = ''
    const io = { out: (said: string) => void (text += said), err: (said: string) => void (text += said) }
    const using = async <T>(work: (exchange: { tools: Tools; inTx: TestDatabase['asSystem'] }) => Promise<T>) =>
      await work({ tools, ...world })
    return { code: await runCommand([laporImport(using), laporExport(using)], ['cases', ...words], io), text }
  }

  it('takes a file in, names what is missing, and the same file again changes nothing', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'lapor-')), 'laporan.json')
    await writeFile(path, JSON.stringify({ reports: [report('C-1'), report('C-2', { text: '' })] }))
    const first = await say('lapor-import', path)
    expect(first.code).toBe(2)
    expect(first.text).toContain('2 reports: 1 new complaints')
    expect(first.text).toContain('lapor:C-2 no complaint yet: missing text')
    expect((await say('lapor-import', path)).text).toContain('0 new complaints, 0 with more words, 2 the same')
    await writeFile(path, JSON.stringify([report('C-1')]))
    expect((await say('lapor-import', path)).code).toBe(0)
    await writeFile(path, '{')
    expect((await say('lapor-import', path)).code).toBe(1)
  })

  it('prints what is to be told until it counts as told', async () => {
    const updates = async (...more: string[]) =>
      (JSON.parse((await say('lapor-export', ...more)).text) as { updates: readonly { report: string }[] }).updates
    expect((await updates()).map((one) => one.report)).toEqual(expect.arrayContaining(['C-1', 'C-2']))
    expect((await updates('--told')).length).toBeGreaterThanOrEqual(2)
    expect(await updates()).toEqual([])
  })
})

it('no complaint is without its message, whatever came', async () => {
  const cases = await db.asSystem(async (tx) => await casesInWork(tx, null))
  for (const { id } of cases) {
    expect(await db.asSystem(async (tx) => await messagesOf(tx, id))).not.toEqual([])
    expect(await db.asSystem(async (tx) => await caseById(tx, id))).toMatchObject({ channel: 'lapor' })
  }
})
