import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, DecisionId, PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { loadReference, officeId } from '../../offices/index.ts'
import { digestOfRecord } from '../../placements/decision-record.ts'
import { storeDecision } from '../../placements/decisions.ts'
import { applicationById, decisionById } from '../../placements/index.ts'
import { loadRegulations, publish } from '../../regulations/index.ts'
import { decisionReplay } from './command.ts'
import { replayNightly } from './job.ts'
import { lastNights } from './nights.ts'

const office = officeId('bp3mi-jawa-timur')
const person = '019a0000-0000-7000-8000-00000000000f' as PersonId
const counter: Actor = { ...thePublic, role: 'counter-officer', person, office }
const file = '019a0000-0000-7000-8000-0000000000a1' as ApplicationId
const on = day('2026-11-23')
const facts = { placement: { scheme: 'p2p', country: 'TW' }, family: { villageAware: true } }

let db: TestDatabase
let ruleSet: RuleSet
let decision: DecisionId
beforeAll(async () => {
  db = await testDatabase()
  await db.asSystem(loadReference)
  const loaded = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!loaded.ruleSet) throw new Error('the rules do not load')
  ;({ ruleSet } = loaded)
  await db.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
  const client = await db.client('postgres')
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
     values ($1, 'JTM-26-900001', $1, 'X', 'x', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', 'submitted', now(), now(), now())`,
    [file],
  )
  await client.end()
  for (let n = 0; n < 3; n += 1) decision = await decide()
}, 120_000)
afterAll(async () => await db.close())

/** A decision with what the rules find, whatever that is. */
const decide = async (): Promise<DecisionId> =>
  await db.as(counter, async (tx) => {
    const application = await applicationById(tx, file)
    if (!application) throw new Error('no application')
    const findings = evaluate(ruleSet, facts, on)
    const citations = ['UU 18/2017 Pasal 5']
    const decided = {
      kind: 'verification',
      outcome: 'approved',
      ruleSet,
      on,
      facts,
      findings,
      citations,
      read: { notices: [], rulings: [] },
    } as const
    return (await storeDecision(tx, { application, ...decided })).id
  })

/** What the command says and answers. */
async function replay(...words: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const io = { out: (said: string) => void (text += said), err: (said: string) => void (text += said) }
  const command = decisionReplay(async (work) => await work(db.asSystem))
  return { code: await runCommand([command], ['decision', 'replay', ...words], io), text }
}

type Row = { facts: Record<string, unknown>; findings: Record<string, unknown>[]; digest: string; citations: string[] }

/** As the owner of the database, with the table's own guards switched off; put back afterwards. */
async function sabotaged(change: (row: Row) => Partial<Row>, then: () => Promise<void>, rehash = false): Promise<void> {
  const owner = await db.client('bekal_owner')
  const off = ['no force row level security', 'disable row level security', 'disable trigger user']
  const on = ['enable trigger user', 'enable row level security', 'force row level security']
  for (const what of off) await owner.query(`alter table placements.decision ${what}`)
  const { rows } = await owner.query<Row>(
    'select facts, findings, digest, citations from placements.decision where id = $1',
    [decision],
  )
  const [before] = rows
  if (!before) throw new Error('no decision')
  const write = async ({ facts, findings, digest, citations }: Row) =>
    await owner.query(
      'update placements.decision set facts = $2, findings = $3, digest = $4, citations = $5 where id = $1',
      [decision, JSON.stringify(facts), JSON.stringify(findings), digest, citations],
    )
  await write({ ...before, ...change(before) })
  if (rehash) {
    const record = await db.asSystem(async (tx) => await decisionById(tx, decision))
    if (!record) throw new Error('no decision')
    const { digest: _, ...bare } = record
    await owner.query('update placements.decision set digest = $2 where id = $1', [decision, digestOfRecord(bare)])
  }
  for (const what of on) await owner.query(`alter table placements.decision ${what}`)
  try {
    await then()
  } finally {
    for (const what of off) await owner.query(`alter table placements.decision ${what}`)
    await write(before)
    for (const what of on) await owner.query(`alter table placements.decision ${what}`)
    await owner.end()
  }
}

const first = (row: Row): Record<string, unknown> => row.findings[0] ?? {}
const flipped = (row: Row): Record<string, unknown>[] => [
  { ...first(row), outcome: first(row)['outcome'] === 'met' ? 'unmet' : 'met' },
  ...row.findings.slice(1),
]

describe('decisions run again from the command line', () => {
  it('are identical: all, and one', async () => {
    const all = await replay('--all')
    expect(all).toMatchObject({ code: 0 })
    expect(all.text).toMatch(/^Identical: 3 decisions/)
    expect(await replay(decision)).toMatchObject({ code: 0 })
    const { code, text } = await replay('--all', '--json')
    expect([code, JSON.parse(text)]).toMatchObject([0, { ok: true, count: 3, differing: [] }])
  })

  it('say that there is none of that id, and what to name', async () => {
    expect(await replay(file)).toMatchObject({ code: 3, text: `There is no decision ${file}.\n` })
    expect((await replay()).code).toBe(3)
    expect((await replay(decision, '--all')).code).toBe(3)
    expect((await replay('x')).code).toBe(3)
  })

  it('name a finding that the owner of the database turned, and the record that no longer matches its hash', async () => {
    let rule = ''
    let outcome = ''
    await sabotaged(
      (row) => {
        ;[rule, outcome] = [String(first(row)['rule']), String(first(row)['outcome'])]
        return { findings: flipped(row) }
      },
      async () => {
        const turned = outcome === 'met' ? 'unmet' : 'met'
        for (const words of [['--all'], [decision]]) {
          const { code, text } = await replay(...words)
          expect(code).toBe(2)
          expect(text).toMatch(/^DIFFERENT: 1 of [13] decisions/)
          expect(text).toContain(
            `${decision}: ${rule}: stored ${turned}, now ${outcome}; the record does not match its hash`,
          )
        }
        const { code, text } = await replay('--all', '--json')
        expect([code, JSON.parse(text)]).toMatchObject([
          2,
          {
            ok: false,
            count: 3,
            differing: [{ decision, rules: [{ rule, stored: turned, now: outcome }], recordIntact: false }],
          },
        ])
        await expect(nightly()).rejects.toThrow(decision)
      },
    )
    expect((await replay('--all')).code).toBe(0)
    await nightly()
    const centre: Actor = { ...thePublic, role: 'centre', person }
    const nights = async (actor: Actor) => await db.as(actor, async (tx) => await lastNights(tx))
    const found = [
      { decisions: 3, differing: [] },
      { decisions: 3, differing: [decision] },
    ]
    expect((await nights(centre)).toSorted((a, b) => a.differing.length - b.differing.length)).toMatchObject(found)
    expect(await nights(counter)).toEqual([])
  })

  it('are not fooled by an owner who makes the hash anew', async () => {
    let rule = ''
    await sabotaged(
      (row) => {
        rule = String(first(row)['rule'])
        return { findings: flipped(row) }
      },
      async () => {
        const { code, text } = await replay(decision)
        expect(code).toBe(2)
        expect(text).toContain(`${decision}: ${rule}: stored `)
        expect(text).not.toContain('does not match its hash')
        expect(text).toContain('the ledger holds another hash')
      },
      true,
    )
  })

  it('are not fooled by an owner who changes facts, findings and hash together: the ledger holds another', async () => {
    const facts = { placement: { scheme: 'p2p', country: 'TW' }, family: { villageAware: false } }
    const findings = evaluate(ruleSet, facts, on) as unknown as Row['findings']
    await sabotaged(
      () => ({ facts, findings }),
      async () => {
        const { code, text } = await replay('--all')
        expect([code, text]).toEqual([2, expect.stringContaining(`${decision}: the ledger holds another hash\n`)])
        const { differing } = JSON.parse((await replay('--all', '--json')).text)
        expect(differing).toEqual([{ decision, rules: [], recordIntact: true, ledger: 'other' }])
      },
      true,
    )
  })

  it('name a decision that was put beside the ledger', async () => {
    const owner = await db.client('postgres')
    const invented = '019a0000-0000-7000-8000-0000000000d1'
    await owner.query(`create temporary table copy as select * from placements.decision where id = $1`, [decision])
    await owner.query(`update copy set id = $1`, [invented])
    await owner.query(`insert into placements.decision select * from copy`)
    const record = await db.asSystem(async (tx) => await decisionById(tx, invented as DecisionId))
    const { digest: _, ...bare } = record ?? { digest: '' }
    await owner.query('set session_replication_role = replica')
    await owner.query('update placements.decision set digest = $2 where id = $1', [
      invented,
      digestOfRecord(bare as never),
    ])
    const { code, text } = await replay('--all')
    await owner.query('delete from placements.decision where id = $1', [invented])
    await owner.end()
    expect([code, text]).toEqual([2, expect.stringContaining(`${invented}: the ledger knows no such decision`)])
  })

  it('name a finding that was taken away, added, or changed in its details only', async () => {
    let rules: string[] = []
    const of = (row: Row): string[] => row.findings.map((finding) => String(finding['rule']))
    await sabotaged(
      (row) => {
        rules = of(row)
        return { findings: row.findings.slice(1) }
      },
      async () => expect((await replay(decision)).text).toContain(`${rules[0]}: stored not at all, now `),
    )
    await sabotaged(
      (row) => ({ findings: [...row.findings, { ...first(row), rule: 'invented' }] }),
      async () => expect((await replay(decision)).text).toMatch(/invented: stored \w+, now not there/),
    )
    await sabotaged(
      (row) => ({ findings: [{ ...first(row), confidence: 'invented' }, ...row.findings.slice(1)] }),
      async () => expect((await replay(decision)).text).toContain(' as stored, with other details'),
    )
    await sabotaged(
      () => ({ findings: [{ nothing: true }] }),
      async () => expect((await replay(decision)).code).toBe(2),
    )
  })

  it('name a record whose facts or articles were changed', async () => {
    await sabotaged(
      () => ({ facts: { ...facts, family: { villageAware: false } } }),
      async () => {
        const { code, text } = await replay(decision)
        expect(code).toBe(2)
        expect(text).toMatch(/: stored \w+, now \w+/)
        expect(text).toContain('the record does not match its hash')
      },
    )
    await sabotaged(
      () => ({ citations: ['UU 18/2017 Pasal 6'] }),
      async () => expect((await replay(decision)).text).toContain(`${decision}: the record does not match its hash`),
    )
  })
})

const nightly = async (): Promise<void> =>
  await replayNightly.run({}, { inTx: db.asSystem, now: db.world.now, tools: undefined as never })
