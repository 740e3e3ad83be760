import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leafHash, verifyConsistency } from '../../kernel/merkle.ts'
import { nodesOfTile, tilePath, tilesOf } from '../../kernel/tile.ts'
import { instant } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../db/testing/database.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { keepCheckpoint, keptNotes, newestKept } from './keep.ts'
import { openCheckpoint, signCheckpoint, verifierKey } from './note.ts'
import { openLedger } from './open.ts'
import { consistencyFor, receiptFor } from './receipt.ts'
import { LedgerWentBack, sequence } from './sequence.ts'
import { readLogFile } from './tiles.ts'
import { verifyLedger } from './verify.ts'

const origin = 'bekal.test/log'
const now = instant('2026-11-23T02:00:00Z')
const signing = [newSigningKey('ledger', now)]
const seal = sealOf({ master: new Uint8Array(32), signing })
const keys = { origin, keys: seal.publicKeys('ledger') }
const sizes = [256, 600]

let db: TestDatabase
let folder: string

const write = async (many: number): Promise<void> =>
  await db.asSystem(async (tx) => {
    for (let i = 0; i < many; i += 1)
      await tx.record({ act: 'test.act', record: { kind: 'thing', id: String(i) }, payload: { i } })
  })

beforeAll(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'log-'))
  let written = 0
  for (const size of sizes) {
    await write(size - written)
    written = size
    const { note } = await sequence(db.database.sealer, seal, { origin, now })
    await keepCheckpoint(folder, note ?? '', `2026-11-${23 + sizes.indexOf(size)}`)
  }
})
afterAll(async () => await db.close())

const read = async (path: string): Promise<Buffer | undefined> => {
  const file = await readLogFile(db.database.app, path)
  return file && Buffer.from(file.body)
}

describe('the public log, as the application reads it,', () => {
  it('has the signed checkpoint and every tile of its size', async () => {
    expect(openCheckpoint((await read('checkpoint'))?.toString() ?? '', keys)?.size).toBe(600)
    for (const tile of tilesOf(600)) expect((await read(tilePath(tile)))?.length).toBe(tile.width * 32)
  })

  it('shows in its entries what its lowest tiles hash, and nothing else about anybody', async () => {
    for (const tile of tilesOf(600).filter(({ level }) => level === 0)) {
      const bundle = await read(tilePath({ ...tile, level: 'entries' }))
      const hashes = await read(tilePath(tile))
      expect(bundle?.length).toBe(tile.width * 34)
      nodesOfTile(tile).forEach((_, i) => {
        expect(bundle?.readUInt16BE(i * 34)).toBe(32)
        const entry = bundle?.subarray(i * 34 + 2, i * 34 + 34) ?? new Uint8Array()
        expect(hashes?.subarray(i * 32, i * 32 + 32).equals(leafHash(entry))).toBe(true)
      })
    }
  })

  it('keeps the narrow tiles of earlier checkpoints', async () => {
    expect((await read('tile/1/000.p/1'))?.length).toBe(32)
    expect((await read('tile/0/002.p/17'))?.length).toBe(17 * 32)
  })

  it.each([
    'tile/0/003',
    'tile/0/002',
    'tile/0/002.p/89',
    'tile/1/000.p/3',
    'tile/2/000.p/1',
    'tile/63/000.p/1',
    'tile/entries/002.p/89',
    'tile/0/x999/x999/x999/x999/999',
    'Checkpoint',
    'entries/000',
    '',
  ])('does not have %s', async (path) => {
    expect(await read(path)).toBeUndefined()
  })

  it('proves to a witness that it only grew', async () => {
    const [old, size] = [256, 600]
    const [first, second] = (await keptNotes(folder)).map((note) => openCheckpoint(note, keys))
    if (!first || !second) throw new Error('no checkpoints')
    const proof = (await consistencyFor(db.database.app, old, size)).map((hash) => Buffer.from(hash, 'hex'))
    expect(verifyConsistency(proof, { old, size, oldRoot: first.root, root: second.root })).toBe(true)
    expect(verifyConsistency(proof, { old, size, oldRoot: second.root, root: first.root })).toBe(false)
  })

  it('gives no receipt for an entry that waits, and a checkpoint over every other', async () => {
    const { rows } = await db.database.app.query<{ id: string }>(
      'select entry as id from ledger.leaf where position = 0',
    )
    expect(await receiptFor(db.database.app, rows[0]?.id ?? '')).toMatchObject({ position: 0, size: 600 })
    expect(await receiptFor(db.database.app, '019a0000-0000-7000-8000-000000000000')).toBeUndefined()
  })
})

describe('a program that shares nothing with ours', () => {
  const run = promisify(execFile)
  const script = join(import.meta.dirname, '../../../scripts/verify-ledger.py')
  const key = verifierKey(origin, signing[0] ?? { bytes: new Uint8Array(32) })

  /** Copies the log to a folder, spoils a file, and asks the Python script. */
  async function asked(spoil?: { path: string; at: number }, kept: readonly string[] = []) {
    const log = await mkdtemp(join(tmpdir(), 'copy-'))
    const tiles = tilesOf(600)
    const bundles = tiles.filter(({ level }) => level === 0).map((tile) => ({ ...tile, level: 'entries' as const }))
    for (const path of ['checkpoint', ...[...tiles, ...bundles].map(tilePath)]) {
      await mkdir(dirname(join(log, path)), { recursive: true })
      await writeFile(join(log, path), (await read(path)) ?? '')
    }
    if (spoil) {
      const bytes = await readFile(join(log, spoil.path))
      bytes.writeUInt8(bytes.readUInt8(spoil.at) ^ 1, spoil.at)
      await writeFile(join(log, spoil.path), bytes)
    }
    const answer = await run('python3', [
      script,
      log,
      key,
      '--json',
      ...(kept.length > 0 ? ['--kept', ...kept] : []),
    ]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (problem: { code: number; stdout: string }) => problem,
    )
    return { code: answer.code, ...(JSON.parse(answer.stdout) as { whole: boolean; size?: number; what?: string }) }
  }

  it('agrees that the log is whole, and contains what was kept', async () => {
    const kept = [23, 24].map((day) => join(folder, 'ledger', `2026-11-${day}.txt`))
    expect(await asked(undefined, kept)).toEqual({ code: 0, whole: true, size: 600 })
  })

  it.each([
    ['an entry', 'tile/entries/001', 100],
    ['a length', 'tile/entries/001', 34],
    ['a hash', 'tile/0/000', 5000],
    ['a hash of hashes', 'tile/1/000.p/2', 40],
    ['the last hash', 'tile/0/002.p/88', 87 * 32],
    ['the size that was signed', 'checkpoint', origin.length + 1],
    ['the root that was signed', 'checkpoint', origin.length + 10],
    ['the signature', 'checkpoint', 120],
  ])('finds one bit changed in %s', async (_, path, at) => {
    expect(await asked({ path, at })).toMatchObject({ code: 2, whole: false })
  })

  it('finds a log that does not contain what was kept', async () => {
    const path = join(folder, 'other.txt')
    await writeFile(path, signCheckpoint(seal, { origin, size: 300, root: new Uint8Array(32) }))
    expect(await asked(undefined, [path])).toMatchObject({ code: 2, whole: false })
    await writeFile(path, signCheckpoint(seal, { origin, size: 601, root: new Uint8Array(32) }))
    expect(await asked(undefined, [path])).toMatchObject({ code: 2, whole: false })
  })
})

describe('checkpoints kept outside', () => {
  it('are read back: the newest, and the last of each day', async () => {
    expect(await keptNotes(folder)).toHaveLength(3)
    expect((await newestKept(folder, keys))?.size).toBe(600)
    expect(await newestKept(await mkdtemp(join(tmpdir(), 'none-')), keys)).toBeUndefined()
    await expect(newestKept(folder, { ...keys, keys: [] })).rejects.toThrow('is not a checkpoint')
  })

  it('keep the sequencer from signing on top of a log that went back', async () => {
    await write(3)
    const ahead = { origin, size: 601, root: new Uint8Array(32) }
    const other = { origin, size: 256, root: new Uint8Array(32) }
    for (const kept of [ahead, other])
      await expect(sequence(db.database.sealer, seal, { origin, now, kept })).rejects.toThrow(LedgerWentBack)
    const kept = await newestKept(folder, keys)
    expect(await sequence(db.database.sealer, seal, { origin, now, kept })).toMatchObject({ added: 3, size: 603 })
    expect(await sequence(db.database.sealer, seal, { origin, now })).toEqual({ added: 0, size: 603, note: null })
    expect(await verifyLedger(db.database.app, keys, await keptNotes(folder))).toMatchObject({ whole: true, size: 603 })
  })

  it('are followed by others: entries not yet committed are left for the next time', async () => {
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => void (goOn = resolve))
    const slow = db.asSystem(async (tx) => {
      await tx.record({ act: 'test.slow', record: { kind: 'thing', id: 's' }, payload: null })
      await held
    })
    await write(2)
    expect(await sequence(db.database.sealer, seal, { origin, now })).toMatchObject({ added: 2, size: 605 })
    goOn()
    await slow
    expect(await sequence(db.database.sealer, seal, { origin, now })).toMatchObject({ added: 1, size: 606 })
    expect(await verifyLedger(db.database.app, keys)).toMatchObject({ whole: true, size: 606, waiting: 0 })
  })
})

describe('the ledger of an installation', () => {
  it('keeps its name, its checkpoints and its proof when its address changes', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'data-'))
    const own = await testDatabase()
    const opening = { dataDir, database: own.database, seal }
    const ledger = await openLedger({ ...opening, origin: 'localhost:8080/log' })
    await own.asSystem(async (tx) => {
      await tx.record({ act: 'test.act', record: { kind: 'thing', id: '1' }, payload: null })
    })
    expect(await ledger.sequence(now)).toMatchObject({ added: 1, size: 1 })
    const again = await openLedger({ ...opening, origin: 'localhost:9090/log' })
    expect(again.origin).toBe('localhost:8080/log')
    expect(again.verifierKeys()).toEqual([verifierKey('localhost:8080/log', signing[0] ?? { bytes: new Uint8Array() })])
    expect(await again.sequence(now)).toMatchObject({ added: 0, size: 1 })
    expect(await again.verify()).toEqual({ whole: true, size: 1, waiting: 0, checkpoints: 1 })
    await own.close()

    const emptied = await testDatabase()
    const restored = await openLedger({ ...opening, database: emptied.database, origin: '' })
    await expect(restored.sequence(now)).rejects.toThrow(
      'The ledger has 0 entries; a checkpoint over 1 has been signed.',
    )
    expect(await restored.verify()).toMatchObject({ whole: false, position: 0 })
    await emptied.close()
  })
})
