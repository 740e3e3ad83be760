import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, assert, asyncProperty, constantFrom, tuple } from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { sealOf } from '../seal/open.ts'
import { joined, jpeg } from './bytes.examples.ts'
import type { Own } from './files.ts'
import { openFiles } from './open.ts'

vi.setConfig({ testTimeout: 60_000 })
const seal = sealOf({ master: randomBytes(32), signing: [] })
const dir = await mkdtemp(join(tmpdir(), 'bekal-parts-'))
let now = Date.parse('2026-11-23T08:00:00Z')
const open = (limits = {}) => openFiles({ dir, seal, limits, now: () => now })
const files = open()
const { parts } = files
afterAll(async () => {
  files.close()
  await rm(dir, { recursive: true })
})

const photo = joined(await jpeg(), Buffer.alloc(150_000))
const size = photo.length
const cut = (step: number): [number, Buffer][] =>
  Array.from({ length: Math.ceil(size / step) }, (_, n) => [n * step, photo.subarray(n * step, (n + 1) * step)])
const owner = 'ana'
async function begun(where = parts): Promise<Own> {
  const answer = await where.begin({ size, name: 'paspor.jpg', owner })
  if (!('upload' in answer)) throw new Error(answer.code)
  return { upload: answer.upload, owner }
}

describe('an upload in parts', () => {
  it('comes in pieces of 64 KB and is taken like any other file', async () => {
    const upload = await begun()
    expect(await parts.received(upload)).toBe(0)
    for (const [offset, bytes] of cut(65_536))
      expect(await parts.append(upload, offset, bytes)).toEqual({ received: offset + bytes.length })
    const accepted = await parts.finish(upload)
    expect(accepted).toMatchObject({ ok: true, kind: 'image' })
    if (accepted.ok) expect((await files.open(accepted.id)).length).toBe(accepted.size)
  })

  it('is nobody else’s, even with its name', async () => {
    const { upload } = await begun()
    const other = { upload, owner: 'budi' }
    expect(await parts.received(other)).toBeUndefined()
    expect(await parts.append(other, 0, photo.subarray(0, 10))).toMatchObject({ code: 'file.expired' })
    expect(await parts.finish(other)).toMatchObject({ code: 'file.expired' })
    expect(await parts.received({ upload, owner })).toBe(0)
  })

  it('goes on after the server was started again', async () => {
    const upload = await begun()
    await parts.append(upload, 0, photo.subarray(0, 50_000))
    const later = open()
    expect(await later.parts.received(upload)).toBe(50_000)
    await later.parts.append(upload, 50_000, photo.subarray(50_000, 110_000))
    for (const [offset, bytes] of cut(55_000)) if (offset >= 110_000) await later.parts.append(upload, offset, bytes)
    expect(await later.parts.finish(upload)).toMatchObject({ ok: true })
    later.close()
  })

  it('takes the same part twice as once, and never another in its place', async () => {
    const upload = await begun()
    const part = photo.subarray(0, 60_000)
    await parts.append(upload, 0, part)
    expect(await parts.append(upload, 0, part)).toEqual({ received: 60_000 })
    expect(await parts.append(upload, 0, Buffer.alloc(60_000))).toEqual({ expected: 60_000 })
    expect(await parts.append(upload, 10, photo.subarray(10, 60_000))).toEqual({ expected: 60_000 })
    expect(await parts.received(upload)).toBe(60_000)
  })

  it('says what it expects when a part is missing', async () => {
    const upload = await begun()
    for (const offset of [1, 65_536, size, -1, 0.5, Number.NaN])
      expect(await parts.append(upload, offset, photo.subarray(0, 10))).toEqual({ expected: 0 })
    expect(await parts.finish(upload)).toMatchObject({ ok: false, code: 'file.damaged' })
    expect(await parts.received(upload)).toBe(0)
  })

  it('is safe when the same parts are sent many times at once, to two servers', async () => {
    const other = open()
    const upload = await begun()
    for (const [offset, bytes] of cut(65_536)) {
      const answers = await Promise.all(
        [parts, other.parts, parts, other.parts].map(async (place) => await place.append(upload, offset, bytes)),
      )
      for (const answer of answers) expect(answer).toEqual({ received: offset + bytes.length })
    }
    expect(await parts.finish(upload)).toMatchObject({ ok: true })
    other.close()
  })

  it('finished twice is one file, even at the same time', async () => {
    const upload = await begun()
    for (const [offset, bytes] of cut(65_536)) await parts.append(upload, offset, bytes)
    const [first, second] = await Promise.all([parts.finish(upload), parts.finish(upload)])
    expect(second).toEqual(first)
    expect(await parts.finish(upload)).toEqual(first)
    expect(await parts.received(upload)).toBe(size)
    expect(await parts.append(upload, 0, photo.subarray(0, 10))).toEqual({ received: size })
    expect(await readdir(join(dir, 'uploads', upload.upload))).not.toContain('parts')
  })

  it('arrives whole whatever order, repetition and loss the line makes of it', async () => {
    const pieces = cut(60_000)
    const sent = array(tuple(constantFrom(...pieces), constantFrom('arrives', 'twice', 'lost')), { maxLength: 20 })
    await assert(
      asyncProperty(sent, async (line) => {
        const upload = await begun()
        for (const [[offset, bytes], fate] of line)
          for (let copy = fate === 'lost' ? 0 : fate === 'twice' ? 2 : 1; copy > 0; copy -= 1)
            await parts.append(upload, offset, bytes)
        for (let have = await parts.received(upload); have !== undefined && have < size; ) {
          const answer = await parts.append(upload, have, photo.subarray(have, have + 60_000))
          have = 'received' in answer ? answer.received : undefined
        }
        expect(await parts.received(upload)).toBe(size)
      }),
      { numRuns: 15 },
    )
  })
})

describe('the bounds of an upload', () => {
  it('are told before the first byte', async () => {
    expect(await parts.begin({ size: 0, name: '', owner })).toMatchObject({ code: 'file.empty' })
    expect(await parts.begin({ size: -5, name: '', owner })).toMatchObject({ code: 'file.empty' })
    expect(await parts.begin({ size: 9 * 1024 * 1024, name: '', owner })).toEqual({
      ok: false,
      code: 'file.too-large',
      detail: { megabytes: 9, most: 8 },
    })
  })

  it('hold for each part, for the whole, and for the number of parts', async () => {
    const upload = await begun()
    expect(await parts.append(upload, 0, Buffer.alloc(65_537))).toMatchObject({ code: 'file.too-large' })
    for (const [offset, bytes] of cut(65_536)) await parts.append(upload, offset, bytes)
    expect(await parts.append(upload, size, Buffer.alloc(1))).toMatchObject({ code: 'file.too-large' })

    const crumbs = open({ parts: 3 })
    const other = await begun(crumbs.parts)
    for (const offset of [0, 1, 2]) await crumbs.parts.append(other, offset, photo.subarray(offset, offset + 1))
    expect(await crumbs.parts.append(other, 3, photo.subarray(3, 4))).toMatchObject({ code: 'file.no-room' })
    crumbs.close()
  })

  it('hold for the number of uploads that are open', async () => {
    const few = open({ uploads: 1 })
    expect(await few.parts.begin({ size, name: 'a.jpg', owner })).toMatchObject({ code: 'file.no-room' })
    few.close()
  })

  it('hold for each person, and keep no other from sending', async () => {
    const few = open({ ownUploads: 2 })
    const mine = async (whose: string) => await few.parts.begin({ size, name: 'a.jpg', owner: whose })
    for (const _ of [1, 2]) expect(await mine('citra')).toHaveProperty('upload')
    expect(await mine('citra')).toMatchObject({ code: 'file.no-room' })
    expect(await mine('dewi')).toHaveProperty('upload')
    few.close()
  })

  it('end after 24 hours, and then nothing is left of it', async () => {
    const upload = await begun()
    await parts.append(upload, 0, photo.subarray(0, 1000))
    now += 24 * 3_600_000 - 1
    expect(await parts.received(upload)).toBe(1000)
    now += 1
    expect(await parts.received(upload)).toBeUndefined()
    expect(await parts.append(upload, 1000, photo.subarray(1000, 2000))).toMatchObject({ code: 'file.expired' })
    expect(await parts.finish(upload)).toMatchObject({ code: 'file.expired' })
    expect(await parts.sweep()).toBeGreaterThan(0)
    expect(await readdir(join(dir, 'uploads'))).toEqual([])
    expect(await parts.sweep()).toBe(0)
  })

  it('an upload nobody began is expired, whatever it is called', async () => {
    for (const upload of ['', '../kept', '0'.repeat(32), `${'a'.repeat(32)}/x`]) {
      expect(await parts.received({ upload, owner })).toBeUndefined()
      expect(await parts.append({ upload, owner }, 0, photo.subarray(0, 9))).toMatchObject({ code: 'file.expired' })
      expect(await parts.finish({ upload, owner })).toMatchObject({ code: 'file.expired' })
    }
  })

  it('a part on disk tells nothing without the key', async () => {
    const upload = await begun()
    await parts.append(upload, 0, photo.subarray(0, 60_000))
    const folder = join(dir, 'uploads', upload.upload)
    expect((await readFile(join(folder, 'declared'))).includes('paspor')).toBe(false)
    const [name = ''] = await readdir(join(folder, 'parts'))
    expect((await readFile(join(folder, 'parts', name))).includes(photo.subarray(0, 20))).toBe(false)
  })

  it('a bad file sent in parts is refused like any other, and asked again gives the same answer', async () => {
    const html = Buffer.from('<!doctype html><html>')
    const answer = await parts.begin({ size: html.length, name: 'ktp.jpg', owner })
    if (!('upload' in answer)) throw new Error('not begun')
    const own = { upload: answer.upload, owner }
    await parts.append(own, 0, html)
    const no = { ok: false, code: 'file.not-what-it-says', detail: { says: 'JPG' } }
    expect(await parts.finish(own)).toEqual(no)
    expect(await parts.finish(own)).toEqual(no)
  })
})
