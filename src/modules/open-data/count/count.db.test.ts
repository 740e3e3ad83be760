import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationId, type DecisionId, uuidV7 } from '../../../kernel/ids.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { ledgerCount } from './command.ts'
import { countNightly } from './job.ts'

const now = '2026-11-23T02:00:00Z'
const newId = <Id extends string>(): Id => uuidV7(Date.parse(now), randomBytes(10)) as Id

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  for (let n = 0; n < 3; n += 1) await issued()
})
afterAll(async () => await db.close())

/** As the superuser, with every check switched off. */
async function asAdministrator(text: string, values: unknown[]): Promise<void> {
  const client = await db.client('postgres')
  await client.query('set session_replication_role = replica')
  await client.query(text, values)
  await client.end()
}

async function decided(file: string, outcome: 'issued' | 'revoked', id = newId<DecisionId>()): Promise<DecisionId> {
  await asAdministrator(
    `insert into placements.decision (id, application, kind, outcome, at, office, decided_on, rule_set, facts, findings, citations, digest)
     values ($1, $2, $3, $4, $5, 'bp3mi-jawa-timur', '2026-11-23', 'x', '{}', '[{}]', '{UU 18/2017}', $6)`,
    [id, file, outcome === 'issued' ? 'card' : 'revocation', outcome, now, 'a'.repeat(64)],
  )
  return id
}

async function card(file: string, at = now): Promise<void> {
  await asAdministrator(
    `insert into placements.card (id, application, worker, number, decision, code, key_id, valid_from, valid_until, issued_at)
     values ($1, $2, $2, $3, $2, 'x', 'x', '2026-01-01', '2028-01-01', $4)`,
    [newId(), file, randomBytes(6).toString('hex'), at],
  )
}

const entered = async (file: string, act: string): Promise<void> =>
  await db.asSystem(async (tx: Tx) => await tx.record({ act, record: { kind: 'application', id: file }, payload: {} }))

async function newFile(): Promise<ApplicationId> {
  const file = newId<ApplicationId>()
  await asAdministrator(
    `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
     values ($1, $2, $1, 'X', 'x', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', 'issued', now(), now(), now())`,
    [file, randomBytes(6).toString('hex')],
  )
  return file
}

/** A card as it comes about: decided, there, entered. */
async function issued(): Promise<ApplicationId> {
  const file = await newFile()
  await decided(file, 'issued')
  await card(file)
  await entered(file, 'placements.issue-card')
  return file
}

async function count(...words: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const io = { out: (said: string) => void (text += said), err: (said: string) => void (text += said) }
  const command = ledgerCount(async (work) => await work(db.asSystem))
  return { code: await runCommand([command], ['ledger', 'count', ...words], io), text }
}

const nightly = async (): Promise<void> =>
  await countNightly.run({}, { inTx: db.asSystem, now: db.world.now, tools: undefined as never })

describe('the count of cards', () => {
  it('is the same in decisions, cards and ledger, and is itself entered every night', async () => {
    expect(await count()).toMatchObject({ code: 0, text: expect.stringContaining('Same: 3 cards') })
    await nightly()
    const client = await db.client('postgres')
    const { rows } = await client.query(`select record_id from ledger.entry where act = 'open-data.publish-count'`)
    await client.end()
    expect(rows).toEqual([{ record_id: '2026-11-23' }])
  })

  it('names a card that somebody put beside the ledger, decision and all', async () => {
    const file = await newFile()
    await card(file)
    expect((await count()).text).toContain(`${file} issued: decisions 0, cards 1, ledger 0`)
    await decided(file, 'issued')
    const { code, text } = await count()
    expect([code, text]).toEqual([2, expect.stringContaining(`${file} issued: decisions 1, cards 1, ledger 0`)])
    await expect(nightly()).rejects.toThrow(file)
    const { odd, ok } = JSON.parse((await count('--json')).text)
    expect([ok, odd]).toEqual([false, [{ application: file, what: 'issued', decisions: 1, cards: 1, entries: 0 }]])
    await entered(file, 'placements.issue-card')
    expect((await count()).code).toBe(0)
  })

  it('names a card that was taken away, and one withdrawn by a row alone', async () => {
    const [gone, turned] = [await issued(), await issued()]
    await asAdministrator('delete from placements.card where application = $1', [gone])
    await asAdministrator(
      'update placements.card set revoked_at = $2, revoked_by = application where application = $1',
      [turned, now],
    )
    const { code, text } = await count()
    expect(code).toBe(2)
    expect(text).toContain(`${gone} issued: decisions 1, cards 0, ledger 1`)
    expect(text).toContain(`${turned} withdrawn: decisions 0, cards 1, ledger 0`)
    await card(gone)
    await decided(turned, 'revoked')
    await entered(turned, 'placements.revoke-card')
    expect((await count()).code).toBe(0)
  })

  it('is not fooled by a decision whose id lies about its time', async () => {
    const file = await newFile()
    await card(file)
    await decided(file, 'issued', uuidV7(Date.parse('2020-01-01'), randomBytes(10)) as DecisionId)
    await entered(file, 'placements.issue-card')
    expect((await count()).text).toContain(`${file} issued: decisions 0, cards 1, ledger 1`)
  })
})
