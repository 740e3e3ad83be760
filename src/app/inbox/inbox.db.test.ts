import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Message } from '../../platform/notify/message.ts'
import { openSeal } from '../../platform/seal/open.ts'
import { edgeOf } from '../edge.examples.ts'

let db: TestDatabase
let get: (path: string, demo?: boolean) => Promise<{ readonly status: number; readonly text: string }>

beforeAll(async () => {
  db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'inbox-'))
  const seal = await openSeal(dataDir, '2026-11-23T00:00:00Z')
  const handlers = ['1', '0'].map((demo) =>
    edgeOf({ world: db.world, seal, dataDir, env: { BEKAL_DEMO: demo } }, { limitFactor: 10_000 }),
  )
  get = async (path, demo = true) => {
    const request = new Request(`http://localhost:8080${path}`, { headers: { host: 'localhost:8080' } })
    const response = await handlers[demo ? 0 : 1]?.(request, '127.0.0.1')
    return { status: response?.status ?? 0, text: (await response?.text()) ?? '' }
  }
}, 120_000)
afterAll(async () => await db.close())

const send = async (message: Partial<Message> & { readonly text: string }): Promise<void> =>
  await db.asSystem(
    async (tx) => await tx.notify({ key: message.text, channel: 'sms', to: '+6281234560121', ...message }),
  )

describe('the inbox of a demonstration', () => {
  it('says what to do while nothing was sent', async () => {
    const { status, text } = await get('/kotak')
    expect(status).toBe(200)
    expect(text).toContain('Belum ada pesan')
    expect(text).toContain('Tidak ada pesan yang benar-benar dikirim')
  })

  it('shows the newest first, when and how it would have gone, and only how a number ends', async () => {
    db.at('2026-11-23T02:00:00Z')
    await send({ text: 'Bekal: kode masuk 111111.' })
    db.at('2026-11-23T02:05:00Z')
    await send({ text: 'Bekal: kode masuk 222222.', to: '+6281999990000', channel: 'whatsapp' })
    await send({ text: 'Bekal: surat', to: 'siti@contoh.id', channel: 'email' })
    const { text } = await get('/kotak')
    expect(text.indexOf('222222')).toBeGreaterThan(0)
    expect(text.indexOf('222222')).toBeLessThan(text.indexOf('111111'))
    expect(text).toMatch(/WhatsApp<\/b><small>ke nomor berakhiran 0000 · Senin, 23 Nov 2026, 09\.05 WIB/)
    expect(text).toContain('ke alamat di contoh.id')
    for (const whole of ['81234560121', '81999990000', 'siti@']) expect(text).not.toContain(whole)
  })

  it.each(['0121', '081234560121', '%2B62%20812-3456-0121', '6281234560121'])('finds a number by %s', async (asked) => {
    const { text } = await get(`/kotak?hp=${asked}`)
    expect(text).toContain('111111')
    expect(text).not.toContain('222222')
  })

  it('says that nothing went to a number, and repeats hostile words harmlessly', async () => {
    for (const asked of ['9999', '081234560122', '%22%3E%3Cscript%3E']) {
      const { status, text } = await get(`/kotak?hp=${asked}`)
      expect(status).toBe(200)
      expect(text).toContain('Tidak ada pesan untuk nomor itu')
      expect(text).not.toContain('"><script>')
    }
  })

  it('leads on only where an address is ours, and shows a text as text', async () => {
    await send({
      text: 'Lihat http://localhost:8080/keluarga/abc?x=1. Bukan http://localhost:8080.jahat.id/a <b>x</b>',
    })
    await send({ text: 'Juga bukan http://localhost:8080@jahat.id/b atau http://localhost:8080//jahat.id/c' })
    const { text } = await get('/kotak')
    expect(text).toContain('<a href="/keluarga/abc?x=1">http://localhost:8080/keluarga/abc?x=1</a>.')
    expect(text).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect(text).not.toMatch(/href="[^"]*jahat/)
  })

  it('shows no more than fifty, and finds an older one by its number', async () => {
    db.at('2026-11-23T03:00:00Z')
    for (let index = 0; index < 50; index++) await send({ text: `Bekal: ke-${index}`, to: '+6281777770000' })
    const { text } = await get('/kotak')
    expect(text.match(/ke nomor berakhiran/g)).toHaveLength(50)
    expect(text).not.toContain('111111')
    expect((await get('/kotak?hp=0121')).text).toContain('111111')
  })

  it('is not there outside a demonstration, and nothing leads to it', async () => {
    const { status, text } = await get('/kotak', false)
    expect(status).toBe(404)
    expect(text).not.toMatch(/kode masuk|href="\/kotak"/)
    expect((await get('/', true)).text).toContain('href="/kotak"')
    expect((await get('/', false)).text).not.toContain('/kotak')
  })
})
