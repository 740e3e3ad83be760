import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../kernel/time.ts'
import { cloudDelivery, standardHeaders } from '../modules/cases/inbound/inbound.examples.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing/database.ts'
import { openSeal } from '../platform/seal/open.ts'
import { edgeOf } from './edge.examples.ts'

const appSecret = 'a'.repeat(32)
const secret = 'b'.repeat(32)
const now = '2026-11-23T02:00:00.000Z' as Instant
let db: TestDatabase
type Asking = { readonly body?: string; readonly headers?: Record<string, string>; readonly doors?: boolean }
let ask: (path: string, asking?: Asking) => Promise<{ readonly status: number; readonly text: string }>

beforeAll(async () => {
  db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'inbound-'))
  const seal = await openSeal(dataDir, now)
  const doors = {
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_TOKEN: 't',
    WHATSAPP_VERIFY_TOKEN: 'ours',
    INBOUND_SECRET: secret,
  }
  const [open, shut] = [doors, {}].map((env) =>
    edgeOf({ world: db.world, seal, dataDir, env: { BEKAL_DEMO: '0', ...env } }),
  )
  ask = async (path, { body, headers = {}, doors: isOpen = true } = {}) => {
    const request = new Request(`http://localhost:8080${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { host: 'localhost:8080', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const response = await (isOpen ? open : shut)?.(request, '127.0.0.1')
    return { status: response?.status ?? 0, text: (await response?.text()) ?? '' }
  }
}, 120_000)
afterAll(async () => await db.close())
beforeEach(() => db.at(now))

const keptOf = async (external: string): Promise<number> => {
  const client = await db.client('postgres')
  const { rows } = await client.query('select from cases.inbound where external = $1', [external])
  await client.end()
  return rows.length
}
const text = (id: string) => ({ from: '886912345678', id, timestamp: '1795399200', type: 'text', text: { body: 'x' } })

describe('the door for WhatsApp', () => {
  it('answers the one question by which WhatsApp knows it', async () => {
    const path = '/pesan-masuk/whatsapp?hub.mode=subscribe&hub.challenge=12345&hub.verify_token='
    expect(await ask(`${path}ours`)).toEqual({ status: 200, text: '12345' })
    expect((await ask(`${path}theirs`)).status).toBe(404)
    expect((await ask('/pesan-masuk/whatsapp')).status).toBe(404)
  })

  it('keeps what WhatsApp signed, sent again once', async () => {
    const { body, signature } = cloudDelivery([text('w1'), text('w2')], appSecret)
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    for (const _ of [1, 2, 3])
      expect(await ask('/pesan-masuk/whatsapp', { body, headers })).toEqual({ status: 200, text: 'kept' })
    expect(await keptOf('whatsapp:w1')).toBe(1)
    expect(await keptOf('whatsapp:w2')).toBe(1)
  })

  it('keeps nothing that somebody else made, or that is nothing, and says so', async () => {
    const { body } = cloudDelivery([text('w9')], appSecret)
    const forged = cloudDelivery([text('w9')], 'x'.repeat(32)).signature
    for (const signature of ['', forged])
      expect((await ask('/pesan-masuk/whatsapp', { body, headers: { 'x-hub-signature-256': signature } })).status).toBe(
        401,
      )
    expect(await keptOf('whatsapp:w9')).toBe(0)
    const { signature } = cloudDelivery([], appSecret)
    expect(
      (await ask('/pesan-masuk/whatsapp', { body: '{}', headers: { 'x-hub-signature-256': signature } })).status,
    ).toBe(401)
  })

  it('lets no endless body in', async () => {
    expect((await ask('/pesan-masuk/whatsapp', { body: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('the doors for SMS and e-mail', () => {
  const sms = JSON.stringify({ id: 's1', from: '0812 3456 0121', text: 'Tolong', at: now })
  const mail = 'From: Siti <siti@contoh.id>\r\nMessage-ID: <m1@contoh.id>\r\n\r\nGajiku belum dibayar.'

  it('keep what our own servers signed', async () => {
    expect(await ask('/pesan-masuk/sms', { body: sms, headers: standardHeaders(sms, { secret, now }) })).toEqual({
      status: 200,
      text: 'kept',
    })
    expect(await ask('/pesan-masuk/email', { body: mail, headers: standardHeaders(mail, { secret, now }) })).toEqual({
      status: 200,
      text: 'kept',
    })
    expect(await keptOf('sms:s1')).toBe(1)
    expect(await keptOf('email:<m1@contoh.id>')).toBe(1)
  })

  it('keep no delivery of another day, of another secret, or changed on the way', async () => {
    const other = JSON.stringify({ id: 's2', from: '0812 3456 0121', text: 'Tolong' })
    const wrong = [
      standardHeaders(other, { secret, now: '2026-11-22T02:00:00.000Z' as Instant }),
      standardHeaders(other, { secret: 'c'.repeat(32), now }),
      standardHeaders(sms, { secret, now }),
      {},
    ]
    for (const headers of wrong) expect((await ask('/pesan-masuk/sms', { body: other, headers })).status).toBe(401)
    expect(await keptOf('sms:s2')).toBe(0)
  })

  it('keep nothing of the machines of others', async () => {
    const body = `Auto-Submitted: auto-replied\r\n${mail.replace('m1', 'm2')}`
    const { status } = await ask('/pesan-masuk/email', { body, headers: standardHeaders(body, { secret, now }) })
    expect(status).toBe(200)
    expect(await keptOf('email:<m2@contoh.id>')).toBe(0)
  })
})

describe('a door that was not set up', () => {
  it.each(['whatsapp', 'sms', 'email'])('is not there: %s', async (name) => {
    const body = '{}'
    const headers = standardHeaders(body, { secret, now })
    expect((await ask(`/pesan-masuk/${name}`, { body, headers, doors: false })).status).toBe(404)
  })
})
