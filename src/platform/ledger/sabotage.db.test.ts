import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grown, leafHash, rootOf, sprout } from '../../kernel/merkle.ts'
import { instant } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { entryColumns } from './columns.ts'
import { commitmentOf, type EntryMembers } from './commitment.ts'
import { signCheckpoint } from './note.ts'
import { sequence } from './sequence.ts'
import { type Verified, verifyLedger } from './verify.ts'

const origin = 'bekal.test/log'
const now = instant('2026-11-23T02:00:00Z')
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys = { origin, keys: seal.publicKeys('ledger') }
const places = 21
/** Checkpoints stand after these many entries. */
const signed = [1, 8, 16, 21]

let db: TestDatabase
let root: pg.Client
const notes: string[] = []

beforeAll(async () => {
  db = await testDatabase()
  root = await db.client('postgres')
  let written = 0
  for (const size of signed) {
    await db.asSystem(async (tx) => {
      for (; written < size; written += 1)
        await tx.record({
          act: 'test.act',
          record: { kind: 'thing', id: String(written) },
          ground: 'UU 18/2017 Pasal 5',
          payload: { written },
        })
    })
    const { note } = await sequence(db.database.sealer, seal, { origin, now })
    if (note) notes.push(note)
  }
})
afterAll(async () => {
  await root.end()
  await db.close()
})

/** Does something as a superuser with triggers and foreign keys off, looks, and undoes it. */
async function sabotage(work: string | (() => Promise<unknown>), kept: readonly string[] = []): Promise<Verified> {
  await root.query('begin')
  await root.query('set local session_replication_role = replica')
  try {
    await (typeof work === 'string' ? root.query(work) : work())
    return await verifyLedger(root, keys, kept)
  } finally {
    await root.query('rollback')
  }
}

const entryAt = (position: number): string => `(select entry from ledger.leaf where position = ${position})`
const every = <T>(work: (position: number) => T): T[] => Array.from({ length: places }, (_, i) => work(i))

/** What a forger who knows our program but not our key does: makes every hash fit again. */
async function recompute(): Promise<void> {
  const { rows } = await root.query<{ commitment: Buffer }>(
    'select commitment from ledger.leaf l join ledger.entry e on e.id = l.entry order by position',
  )
  await root.query('delete from ledger.node')
  let tree = sprout
  for (const { commitment } of rows) {
    const { tree: next, full } = grown(tree, leafHash(commitment))
    for (const [level, hash] of full.entries())
      await root.query('insert into ledger.node values ($1, $2, $3)', [level, Math.floor(tree.size / 2 ** level), hash])
    tree = next
    await root.query('update ledger.checkpoint set root = $1 where size = $2', [rootOf(tree), tree.size])
  }
}

/** The same, signing every checkpoint anew with a key of the forger's own. */
async function recomputeAndSign(): Promise<void> {
  await recompute()
  const forger = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
  const { rows } = await root.query<{ size: number; root: Buffer }>('select size, root from ledger.checkpoint')
  for (const { size, root: top } of rows)
    await root.query('update ledger.checkpoint set note = $1 where size = $2', [
      signCheckpoint(forger, { origin, size, root: top }),
      size,
    ])
}

const coveredBefore = (position: number): number => Math.max(0, ...signed.filter((size) => size <= position))

describe('an untouched ledger', () => {
  it('is whole, with all its checkpoints kept outside', async () => {
    expect(await sabotage('select 1', notes)).toEqual({ whole: true, size: places, waiting: 0, checkpoints: 4 })
  })
})

describe('whoever rules the database and', () => {
  const columns: [string, string][] = [
    [
      'id',
      `overlay(id::text placing translate(right(id::text, 1), '0123456789abcdef', '123456789abcdef0') from 36)::uuid`,
    ],
    ['at', `at + interval '1 millisecond'`],
    ['role', `'auditor'`],
    ['person', `'019a0000-0000-7000-8000-000000000000'`],
    ['office', `'bp3mi-x'`],
    ['on_behalf_of', `'019a0000-0000-7000-8000-000000000000'`],
    ['client', `client || ' '`],
    ['act', `'test.other-act'`],
    ['record_kind', `upper(record_kind)`],
    ['record_id', `record_id || '0'`],
    ['ground', `null`],
    ['payload_hash', `sha256(payload_hash)`],
    ['salt', `substring(sha256(salt) for 16)`],
    ['commitment', `sha256(commitment)`],
  ]

  it.each(columns)('changes %s of any entry is found at its place', async (column, value) => {
    for (const position of every((place) => place)) {
      const also =
        column === 'id'
          ? `update ledger.leaf set entry = ${value.replaceAll('id::', 'entry::')} where position = ${position};`
          : ''
      const id = entryAt(position)
      const sql = `update ledger.entry set ${column} = ${value} where id = ${id}; ${also}`
      expect(await sabotage(sql), sql).toMatchObject({ whole: false, position })
    }
  })

  it('flips a single bit of any hash is found', async () => {
    const { rows } = await root.query<{ level: number; index: number }>('select level, index from ledger.node')
    for (const { level, index } of rows) {
      const bit = (level * 97 + index * 31) % 256
      const found = await sabotage(
        `update ledger.node set hash = set_bit(hash, ${bit}, 1 - get_bit(hash, ${bit})) where level = ${level} and index = ${index}`,
      )
      expect(found).toMatchObject({ whole: false, position: index * 2 ** level })
    }
  })

  it('takes away any entry, place or hash is found', async () => {
    for (const position of every((place) => place)) {
      expect(await sabotage(`delete from ledger.entry where id = ${entryAt(position)}`)).toMatchObject({ position })
      expect(await sabotage(`delete from ledger.leaf where position = ${position}`)).toMatchObject({
        whole: false,
        position,
      })
      expect(await sabotage(`delete from ledger.node where level = 0 and index = ${position}`)).toMatchObject({
        position,
      })
    }
  })

  it('takes an entry out and closes the gap is found', async () => {
    for (const position of every((place) => place)) {
      const gap = `delete from ledger.entry where id = ${entryAt(position)}; delete from ledger.leaf where position = ${position};
        update ledger.leaf set position = position + 1000 where position > ${position}; update ledger.leaf set position = position - 1001 where position > 1000;`
      expect(await sabotage(gap)).toMatchObject({ whole: false, position: Math.min(position, places - 1) })
    }
  })

  it('swaps any two places is found at the first', async () => {
    for (const a of every((place) => place))
      for (const b of every((place) => place).slice(a + 1)) {
        const swap = `update ledger.leaf set position = 1000 where position = ${a}; update ledger.leaf set position = ${a} where position = ${b};
          update ledger.leaf set position = ${b} where position = 1000;`
        expect(await sabotage(swap)).toMatchObject({ whole: false, position: a })
      }
  })

  it('copies an entry into another’s place is found there', async () => {
    await root.query('begin')
    await root.query('set local session_replication_role = replica')
    await root.query('alter table ledger.leaf drop constraint leaf_entry_key')
    for (const position of every((place) => place).slice(1)) {
      await root.query('savepoint one')
      await root.query(`update ledger.leaf set entry = ${entryAt(0)} where position = ${position}`)
      expect(await verifyLedger(root, keys)).toMatchObject({ whole: false, position })
      await root.query('rollback to one')
    }
    await root.query('rollback')
  })

  it('puts an entry at the end, or lets one wait twice or not at all, is found', async () => {
    const made = `insert into ledger.entry select '019a0000-0000-7000-8000-000000000001', at, role, person, office, on_behalf_of, client, act, record_kind, record_id, ground, payload_hash, salt, commitment from ledger.entry limit 1;`
    const placed = `${made} insert into ledger.leaf values (${places}, '019a0000-0000-7000-8000-000000000001')`
    expect(await sabotage(made)).toMatchObject({ whole: false, position: null })
    expect(await sabotage(placed)).toMatchObject({ whole: false, position: places })
    expect(await sabotage(`insert into ledger.pending values (${entryAt(3)})`)).toMatchObject({ whole: false })
    expect(await sabotage(`insert into ledger.node values (0, ${places}, sha256('x'))`)).toMatchObject({
      position: places,
    })
    expect(await sabotage(`insert into ledger.node values (9, 0, sha256('x'))`)).toMatchObject({ position: places })
  })
})

describe('whoever also makes every hash fit again', () => {
  it('after rewriting an entry and its commitment is found by the first checkpoint over it', async () => {
    for (const position of every((place) => place)) {
      const found = await sabotage(async () => {
        const { rows } = await root.query<EntryMembers & { salt: Buffer }>(
          `update ledger.entry e set ground = 'UU 39/2004', person = '019a0000-0000-7000-8000-000000000000' where id = ${entryAt(position)}
           returning ${entryColumns}, e.salt`,
        )
        for (const { salt, ...entry } of rows)
          await root.query('update ledger.entry set commitment = $1 where id = $2', [
            commitmentOf(entry, salt),
            entry.id,
          ])
        await recompute()
      })
      expect(found).toMatchObject({ whole: false, position: coveredBefore(position) })
    }
  })

  it('is found by the first checkpoint that covers what was moved', async () => {
    for (const position of every((place) => place).slice(0, -1)) {
      const found = await sabotage(async () => {
        await root.query(
          `update ledger.leaf set position = 1000 where position = ${position}; update ledger.leaf set position = ${position} where position = ${position + 1};
           update ledger.leaf set position = ${position + 1} where position = 1000;`,
        )
        await recompute()
      })
      expect(found).toMatchObject({ whole: false, position: coveredBefore(position) })
    }
  })

  it('and signs it with another key is found', async () => {
    const found = await sabotage(async () => {
      await root.query(
        `delete from ledger.leaf where position = ${places - 1}; delete from ledger.entry where record_id = 'x'`,
      )
      await root.query(`update ledger.checkpoint set size = ${places - 1} where size = ${places}`)
      await recomputeAndSign()
    })
    expect(found).toMatchObject({ whole: false, position: 0 })
    expect(found).toHaveProperty('what', 'the checkpoint of size 1 is not signed by us')
  })
})

describe('checkpoints', () => {
  it('that are changed for others, or say another size, are found', async () => {
    for (const [i, size] of signed.entries()) {
      const [covered, other] = [signed[i - 1] ?? 0, notes[(i + 1) % notes.length] ?? '']
      const swap = async () => await root.query('update ledger.checkpoint set note = $1 where size = $2', [other, size])
      expect(await sabotage(swap)).toMatchObject({ whole: false, position: covered })
      expect(await sabotage(`update ledger.checkpoint set root = sha256(root) where size = ${size}`)).toMatchObject({
        whole: false,
        position: covered,
      })
    }
    const grownPast = `update ledger.checkpoint set size = size + 1 where size = ${places}`
    expect(await sabotage(grownPast)).toMatchObject({ whole: false, position: places })
    expect(await sabotage(`delete from ledger.checkpoint where size = ${places}`)).toMatchObject({ position: 16 })
  })

  it('kept outside show that an older state was brought back', async () => {
    const older = `delete from ledger.entry where id in (select entry from ledger.leaf where position >= 8); delete from ledger.leaf where position >= 8;
      delete from ledger.node where (index + 1) * 2 ^ level > 8; delete from ledger.checkpoint where size > 8;`
    expect(await sabotage(older)).toMatchObject({ whole: true, size: 8 })
    expect(await sabotage(older, notes)).toMatchObject({ whole: false, position: 8 })
  })

  it('kept outside that are not ours are said to be so', async () => {
    expect(await sabotage('select 1', ['nonsense'])).toMatchObject({ whole: false, position: null })
  })
})
