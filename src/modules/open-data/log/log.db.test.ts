import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import { grown, leafHash, rootOf, sprout } from '../../../kernel/merkle.ts'
import { tilePath, tilesOf } from '../../../kernel/tile.ts'
import { instant } from '../../../kernel/time.ts'
import { thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openCheckpoint } from '../../../platform/ledger/note.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { type Receipt, receiptFor, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import { readReceipt } from '../../../platform/ledger/receipt-text.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { readLogFile } from '../../../platform/ledger/tiles.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import { entriesOf } from '../proof/entries.ts'

const origin = 'bekal.test/log'
const now = instant('2026-11-23T02:00:00Z')
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys = { origin, keys: seal.publicKeys('ledger') }
const file = '019a0000-0000-7000-8000-0000000000a1' as ApplicationId
const worker = { ...thePublic, role: 'worker', person: '019a0000-0000-7000-8000-000000000001' as PersonId } as const

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await db.as(worker, async (tx) => {
    for (let i = 0; i < 300; i += 1)
      await tx.record({
        act: i % 100 === 0 ? 'placements.submit' : 'test.act',
        record: i % 100 === 0 ? { kind: 'application', id: file } : { kind: 'thing', id: String(i) },
        payload: { i },
      })
  })
  await sequence(db.database.sealer, seal, { origin, now })
})
afterAll(async () => await db.close())

const read = async (path: string): Promise<Buffer> =>
  await db.as(thePublic, async (tx) => {
    const found = await readLogFile(readerOf(tx), path)
    if (!found) throw new Error(`no ${path}`)
    return Buffer.from(found.body)
  })

describe('the public log, read by somebody who has not signed in,', () => {
  it('hashes to the signed root: from its entries, and from its tiles', async () => {
    const checkpoint = openCheckpoint((await read('checkpoint')).toString(), keys)
    const size = checkpoint?.size ?? 0
    expect(size).toBe(300)
    let [fromEntries, fromTiles] = [sprout, sprout]
    for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
      const hashes = await read(tilePath(tile))
      const entries = await read(tilePath({ ...tile, level: 'entries' }))
      for (let i = 0; i < tile.width; i += 1) {
        expect(entries.readUInt16BE(i * 34)).toBe(32)
        fromEntries = grown(fromEntries, leafHash(entries.subarray(i * 34 + 2, (i + 1) * 34))).tree
        fromTiles = grown(fromTiles, hashes.subarray(i * 32, (i + 1) * 32)).tree
      }
    }
    expect(Buffer.from(rootOf(fromEntries))).toEqual(Buffer.from(checkpoint?.root ?? []))
    expect(Buffer.from(rootOf(fromTiles))).toEqual(Buffer.from(checkpoint?.root ?? []))
  })

  it('has no tile past what was signed', async () => {
    await expect(read('tile/0/001.p/45')).rejects.toThrow('no tile')
    await expect(read('tile/0/../../etc')).rejects.toThrow('no tile')
  })
})

describe('a receipt', () => {
  const receipts = async (): Promise<Receipt[]> =>
    await db.as(worker, async (tx) => {
      const entries = await entriesOf(tx, file)
      const found = await Promise.all(entries.map(async ({ id }) => await receiptFor(readerOf(tx), id)))
      return found.filter((receipt) => receipt !== undefined)
    })

  it('is there for every entry of the file, and for no other', async () => {
    const all = await receipts()
    expect(all.map(({ entry }) => [entry.act, entry.recordId])).toEqual(
      Array.from({ length: 3 }, () => ['placements.submit', file]),
    )
  })

  it('survives being downloaded and pasted, and holds with the public keys alone', async () => {
    for (const receipt of await receipts()) {
      const pasted = readReceipt(JSON.stringify(receipt, null, 2))
      expect(pasted && verifyReceipt(pasted, keys)).toBe(true)
    }
  })

  it('does not hold with any member changed, another salt, place, path or key', async () => {
    const [receipt] = await receipts()
    if (!receipt) throw new Error('no receipt')
    const spoiled: Receipt[] = [
      { ...receipt, entry: { ...receipt.entry, act: 'placements.withdraw' } },
      { ...receipt, entry: { ...receipt.entry, person: null } },
      { ...receipt, entry: { ...receipt.entry, ground: 'Pasal 1' } },
      { ...receipt, entry: { ...receipt.entry, at: instant('2026-11-23T02:00:01Z') } },
      { ...receipt, entry: { ...receipt.entry, payload: 'ab'.repeat(32) } },
      { ...receipt, salt: '00'.repeat(16) },
      { ...receipt, position: receipt.position + 1 },
      { ...receipt, proof: receipt.proof.toReversed() },
      { ...receipt, checkpoint: receipt.checkpoint.replace('\n300\n', '\n301\n') },
    ]
    for (const one of spoiled) {
      const pasted = readReceipt(JSON.stringify(one))
      expect(pasted).toBeDefined()
      expect(pasted && verifyReceipt(pasted, keys)).toBe(false)
    }
    const others = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    expect(verifyReceipt(receipt, { origin, keys: others.publicKeys('ledger') })).toBe(false)
  })

  it('is nothing but a whole receipt', () => {
    for (const text of ['', '{}', 'null', '[]', '{"entry":', '{"entry":{},"salt":"00"}'])
      expect(readReceipt(text)).toBeUndefined()
  })
})
