import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { signCheckpoint } from './note.ts'
import { receiptFor, verifyReceipt } from './receipt.ts'
import { sequence } from './sequence.ts'
import { verifyLedger } from './verify.ts'

const origin = 'bekal.test/log'
const now = instant('2026-11-23T02:00:00Z')
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys = { origin, keys: seal.publicKeys('ledger') }

let db: TestDatabase
let root: pg.Client

const write = async (many: number): Promise<void> =>
  await db.asSystem(async (tx) => {
    for (let i = 0; i < many; i += 1)
      await tx.record({
        act: 'test.act',
        record: { kind: 'thing', id: String(i) },
        ground: 'UU 18/2017 Pasal 5',
        payload: { i },
      })
  })

beforeAll(async () => {
  db = await testDatabase()
  root = await db.client('postgres')
  await write(7)
  await sequence(db.database.sealer, seal, { origin, now })
  await write(13)
  await sequence(db.database.sealer, seal, { origin, now })
})
afterAll(async () => {
  await root.end()
  await db.close()
})

const verified = async (kept: readonly string[] = []) => await verifyLedger(root, keys, kept)

/** Does something to the ledger as a database administrator with the triggers off, looks, and undoes it. */
async function sabotage(sql: string, kept: readonly string[] = []) {
  await root.query('begin')
  await root.query('set local session_replication_role = replica')
  try {
    await root.query(sql)
    return await verified(kept)
  } finally {
    await root.query('rollback')
  }
}

describe('the ledger', () => {
  it('is whole when nobody touched it', async () => {
    expect(await verified()).toEqual({ whole: true, size: 20, waiting: 0, checkpoints: 2 })
  })

  it('places every entry once, however many sequencers run', async () => {
    await write(40)
    const counts = await Promise.all(
      [1, 2, 3].map(async () => await sequence(db.database.sealer, seal, { origin, now })),
    )
    expect(counts.reduce((total, { added }) => total + added, 0)).toBe(40)
    expect(await verified()).toMatchObject({ whole: true, size: 60, waiting: 0 })
  })

  it('gives a receipt that holds without us, and not when anything in it is altered', async () => {
    const { rows } = await root.query<{ entry: string }>('select entry from ledger.leaf where position = 11')
    const receipt = await receiptFor(root, rows[0]?.entry ?? '')
    if (!receipt) throw new Error('no receipt')
    expect(verifyReceipt(receipt, keys)).toBe(true)
    expect(verifyReceipt({ ...receipt, position: 12 }, keys)).toBe(false)
    for (const name of Object.keys(receipt.entry))
      expect(verifyReceipt({ ...receipt, entry: { ...receipt.entry, [name]: 'x' } }, keys), name).toBe(false)
    expect(verifyReceipt({ ...receipt, salt: receipt.salt.replace(/^./, (c) => (c === '0' ? '1' : '0')) }, keys)).toBe(
      false,
    )
    expect(verifyReceipt(receipt, keys, { i: Number(receipt.entry.recordId) })).toBe(true)
    expect(verifyReceipt(receipt, keys, { i: 99 })).toBe(false)
    expect(verifyReceipt({ ...receipt, proof: receipt.proof.slice(1) }, keys)).toBe(false)
    expect(
      verifyReceipt(
        { ...receipt, checkpoint: receipt.checkpoint.replace(`\n${receipt.size}\n`, `\n${receipt.size - 1}\n`) },
        keys,
      ),
    ).toBe(false)
    expect(verifyReceipt(receipt, { ...keys, keys: [newSigningKey('ledger', now)] })).toBe(false)
  })
})

describe('a database administrator who', () => {
  const column = ['role', 'client', 'act', 'record_kind', 'record_id', 'ground'] as const
  it.each(column)('changes %s of an entry is found, with its place', async (name) => {
    for (const position of [0, 7, 19])
      expect(
        await sabotage(
          `update ledger.entry set ${name} = ${name} || '-x' where id = (select entry from ledger.leaf where position = ${position})`,
        ),
      ).toMatchObject({ whole: false, position })
  })

  it.each([
    [
      'backdates an act',
      `update ledger.entry set at = at - interval '1 day' where id = (select entry from ledger.leaf where position = 3)`,
      3,
    ],
    [
      'names another person',
      `update ledger.entry set person = '019a0000-0000-7000-8000-000000000000' where id = (select entry from ledger.leaf where position = 3)`,
      3,
    ],
    [
      'changes what was decided',
      `update ledger.entry set payload_hash = sha256('x') where id = (select entry from ledger.leaf where position = 3)`,
      3,
    ],
    [
      'changes a commitment',
      `update ledger.entry set commitment = sha256('x') where id = (select entry from ledger.leaf where position = 3)`,
      3,
    ],
    ['deletes an entry', `delete from ledger.entry where id = (select entry from ledger.leaf where position = 5)`, 5],
    ['deletes a place', 'delete from ledger.leaf where position = 5', 5],
    [
      'swaps two places',
      'update ledger.leaf set position = 900 where position = 4; update ledger.leaf set position = 4 where position = 9; update ledger.leaf set position = 9 where position = 900',
      4,
    ],
    ['alters a stored hash', `update ledger.node set hash = sha256('x') where level = 2 and index = 1`, 4],
    ['deletes a stored hash', 'delete from ledger.node where level = 1 and index = 2', 4],
  ])('%s is found', async (_, sql, position) => {
    const found = await sabotage(sql)
    expect(found).toMatchObject({ whole: false, position })
  })

  it('cuts the tail is found by the last checkpoint, and by one kept outside when the checkpoints are cut too', async () => {
    const { rows } = await root.query<{ note: string }>('select note from ledger.checkpoint order by size desc limit 1')
    const cut =
      'delete from ledger.leaf where position >= 7; delete from ledger.node where (index + 1) * (2 ^ level) > 7;'
    expect(await sabotage(cut)).toMatchObject({ whole: false, position: 7 })
    const clean = `${cut} delete from ledger.checkpoint where size > 7; delete from ledger.entry where not exists (select from ledger.leaf l where l.entry = ledger.entry.id)`
    expect(await sabotage(clean)).toMatchObject({ whole: true, size: 7 })
    expect(await sabotage(clean, [rows[0]?.note ?? ''])).toMatchObject({ whole: false, position: 7 })
  })

  it('signs the log anew with another key is found', async () => {
    const forger = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    await root.query('begin')
    await root.query('set local session_replication_role = replica')
    const { rows } = await root.query<{ size: number; root: Buffer }>(
      'select size, root from ledger.checkpoint order by size desc limit 1',
    )
    const note = signCheckpoint(forger, {
      origin,
      size: Number(rows[0]?.size),
      root: rows[0]?.root ?? new Uint8Array(),
    })
    await root.query('update ledger.checkpoint set note = $1 where size = $2', [note, rows[0]?.size])
    expect(await verified()).toMatchObject({ whole: false, what: expect.stringContaining('not signed by us') })
    await root.query('rollback')
  })
})

describe('the application, with its own role,', () => {
  const tables = ['ledger.entry', 'ledger.leaf', 'ledger.node', 'ledger.checkpoint', 'ledger.pending']
  it.each(tables)('can neither change, delete nor empty %s', async (table) => {
    const app = await db.client('bekal_app')
    for (const sql of [
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
      `drop table ${table}`,
    ])
      await expect(app.query(sql)).rejects.toThrow(/permission denied|must be owner/)
    if (table !== 'ledger.pending')
      await expect(
        app.query(
          `update ${table} set ${table === 'ledger.node' ? 'level' : table === 'ledger.leaf' ? 'position' : table === 'ledger.checkpoint' ? 'size' : 'act'} = default`,
        ),
      ).rejects.toThrow(/permission denied/)
    await app.end()
  })

  it('is neither a superuser nor an owner, and cannot pass row security', async () => {
    const { rows } = await root.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ('bekal_app', 'bekal_sealer')`,
    )
    expect(rows).toEqual(
      [1, 2].map(() => ({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })),
    )
    const { rows: owned } = await root.query(
      `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('bekal_app', 'bekal_sealer')`,
    )
    expect(owned).toEqual([])
  })

  it('cannot even be helped by the owner: the triggers refuse', async () => {
    const owner = await db.client('bekal_owner')
    await expect(owner.query('delete from ledger.entry')).rejects.toThrow('the ledger only grows')
    await expect(owner.query(`update ledger.entry set act = 'x.y'`)).rejects.toThrow('the ledger only grows')
    await expect(owner.query('truncate ledger.leaf')).rejects.toThrow('the ledger only grows')
    await owner.end()
  })
})
