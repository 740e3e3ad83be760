import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bekal, declared, gone, onRoll } from '../modules/crisis/crisis.examples.ts'
import { newCode } from '../modules/crisis/roll/enter.ts'
import { answersOf } from '../modules/crisis/roll/store.ts'
import { openDesk, seal } from '../modules/placements/queue/files.examples.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing/database.ts'
import { type Edge, edgeOf } from './edge.examples.ts'

let db: TestDatabase
let handle: Edge
let event: string
let roll: string
let code: string
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  event = await declared(db)
  roll = await onRoll(db, event, await gone(db, { number: 0x800, name: 'Siti' }))
  code = await db.as(bekal, async (tx) => await newCode(tx, seal, roll))
  handle = edgeOf({ world: db.world, seal, dataDir: mkdtempSync(join(tmpdir(), 'crisis-')) })
}, 120_000)
afterAll(async () => await db.close())

const ask = async (path: string, from: string, body?: Record<string, string>) =>
  await handle(
    new Request(`http://localhost:8080${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        host: 'localhost:8080',
        'sec-fetch-site': 'same-origin',
        ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(body ? { body: String(new URLSearchParams(body)) } : {}),
    }),
    from,
  )
const wrong = (count: number): string => String(count).padStart(16, '0')

describe('where people turn in need', () => {
  it('stays open to a whole dormitory, however one telephone behind the same address behaves', async () => {
    for (let count = 0; count < 300; count += 1) await ask('/', '10.0.0.9')
    expect((await ask('/', '10.0.0.9')).status).toBe(429)
    const typed = { nomor: 'ADU-26-000001', kode: 'ABCD-ABCD-ABCD-ABCD' }
    for (let count = 0; count < 100; count += 1) await ask('/pengaduan/masuk', '10.0.0.9', typed)
    expect((await ask('/pengaduan/masuk', '10.0.0.9', typed)).status).not.toBe(429)
    for (const path of ['/darurat', '/krisis', '/pengaduan', '/pengaduan/masuk'])
      expect((await ask(path, '10.0.0.9')).status, path).toBe(200)
  })
})

describe('guessing at links', () => {
  it('is stopped for the address it comes from, and locks out nobody else', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 40; count += 1) statuses.push((await ask(`/k/${wrong(count)}`, '10.0.0.1')).status)
    expect(statuses[0]).toBe(404)
    expect(statuses.at(-1)).toBe(429)
    expect((await ask(`/k/${code}`, '10.0.0.2')).status).toBe(200)
    db.at('2026-11-23T02:05:00Z')
    expect((await ask(`/k/${code}`, '10.0.0.1')).status).toBe(200)
    db.at('2026-11-23T02:00:00Z')
  })

  it('does not count who opens their own: a dormitory of hundreds behind one address is heard', async () => {
    for (let count = 0; count < 100; count += 1) expect((await ask(`/k/${code}`, '10.0.0.3')).status).toBe(200)
  })

  it('tells nothing: a wrong link, a link that is none, and one of no event look the same', async () => {
    const texts = await Promise.all(
      [wrong(1), 'x', encodeURIComponent("' or 1=1"), 'A'.repeat(500)].map(async (typed) => {
        const answer = await ask(`/k/${typed}`, '10.0.0.4')
        return [answer.status, (await answer.text()).includes('Tautan ini tidak kami kenal')]
      }),
    )
    for (const text of texts) expect(text).toEqual([404, true])
  })
})

describe('an answer over the wire', () => {
  it('sent twice is once, and is kept by no cache', async () => {
    const answer = { _key: 'kunci-uji-jawaban', jawab: 'aman', kata: '', tempat: '' }
    for (const _ of [1, 2])
      expect((await ask(`/k/${code}`, '10.0.0.5', answer)).headers.get('location')).toBe(`/k/${code}`)
    expect((await ask(`/k/${code}`, '10.0.0.5', { ...answer, _key: 'kunci-uji-lain' })).status).toBe(303)
    expect(await db.as(bekal, async (tx) => await answersOf(tx, roll))).toHaveLength(1)
    expect((await ask(`/k/${code}`, '10.0.0.5')).headers.get('cache-control')).toBe('no-store')
  })

  it('that says neither is told so, and what was written stays', async () => {
    for (const jawab of ['', 'mungkin']) {
      const response = await ask(`/k/${code}`, '10.0.0.6', { jawab, kata: 'Di atap.' })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('Di atap.')
    }
  })

  it('is never asked for a NIK, on any page', async () => {
    for (const path of [`/k/${code}`, `/krisis/${event}/saya`, `/krisis/${event}`, '/krisis', '/krisis/pesan']) {
      const text = await (await ask(path, '10.0.0.7')).text()
      expect(text, path).not.toMatch(/name="nik"|KTP/i)
    }
  })

  it('of a stranger needs a name, a place and a telephone, and is heard without a link', async () => {
    const path = `/krisis/${event}/saya`
    const said = { jawab: 'bantuan', kata: '', nama: 'Tono', tempat: 'Taipei', hp: '+886 912 345 678' }
    for (const name of ['nama', 'tempat', 'hp'] as const)
      expect((await ask(path, '10.0.0.8', { ...said, [name]: '' })).status, name).toBe(422)
    const heard = await ask(path, '10.0.0.8', said)
    expect(heard.headers.get('location')).toMatch(/^\/k\/[0-9A-Z]{16}$/)
    expect(heard.headers.get('set-cookie')).toContain('aduan=')
    const own = await (await ask(heard.headers.get('location') ?? '', '10.0.0.8')).text()
    expect(own).toMatch(/ADU-26-\d{6}/)
    expect(own).not.toContain('Tono')
    const again = await ask(path, '10.0.0.8', { ...said, _key: 'kunci-lain-sekali' })
    expect(again.headers.get('location')).toBe(`/krisis/${event}/saya/diterima`)
  })
})
