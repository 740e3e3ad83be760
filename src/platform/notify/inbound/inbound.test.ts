import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { isSigned } from '../../gateways/webhook.ts'
import { readEmail } from './email.ts'
import { readSms } from './sms.ts'
import { readWhatsApp } from './whatsapp.ts'

const appSecret = 'k'.repeat(32)
const signed = (body: string, secret = appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
const cloud = (...messages: readonly object[]): string =>
  JSON.stringify({
    entry: [
      { changes: [{ value: { contacts: [{ wa_id: '886912345678', profile: { name: 'Siti' } }], messages } }] },
      { changes: [{ value: { statuses: [{ id: 'wamid.0', status: 'read' }] } }] },
    ],
  })
const from = { from: '886912345678', timestamp: '1795399200' }
const read = (body: string, signature: string | null = signed(body)) =>
  readWhatsApp(Buffer.from(body), { signature, appSecret })
const only = (...messages: readonly object[]) => {
  const delivery = read(cloud(...messages))
  if (!delivery.ok) throw new Error(delivery.code)
  return delivery.received
}

describe('a delivery of WhatsApp', () => {
  it('is read: who, when, what', () => {
    expect(only({ ...from, id: 'wamid.1', type: 'text', text: { body: ' Gajiku\0 belum 한국 dibayar ' } })).toEqual([
      {
        external: 'whatsapp:wamid.1',
        channel: 'whatsapp',
        from: '+886912345678',
        name: 'Siti',
        saidAt: '2026-11-23T02:00:00.000Z',
        text: 'Gajiku belum 한국 dibayar',
        media: [],
        untakable: null,
        unproven: false,
      },
    ])
  })

  it.each([
    [
      { type: 'audio', audio: { id: 'm' } },
      { text: '', media: [{ kind: 'fetch', id: 'm', name: 'audio' }] },
    ],
    [
      { type: 'image', image: { id: 'm', caption: 'Lihat' } },
      { text: 'Lihat', untakable: null },
    ],
    [
      { type: 'document', document: { id: 'm', filename: 'a.pdf' } },
      { media: [{ kind: 'fetch', id: 'm', name: 'a.pdf' }] },
    ],
    [{ type: 'button', button: { text: 'Ya' } }, { text: 'Ya' }],
    [{ type: 'interactive', interactive: { button_reply: { title: 'Aman' } } }, { text: 'Aman' }],
    [
      { type: 'location', location: { latitude: 25.03, longitude: 121.5, name: 'Pasar' } },
      { text: 'Pasar\ngeo:25.03,121.5' },
    ],
    [
      { type: 'sticker', sticker: { id: 'm' } },
      { text: '', media: [], untakable: 'sticker' },
    ],
    [{ type: 'video', video: { id: 'm' } }, { untakable: 'video' }],
    [{ type: 'unsupported', errors: [{ code: 131051 }] }, { untakable: 'unsupported' }],
    [{ type: 'text', text: { body: 'x'.repeat(50_000) } }, { text: 'x'.repeat(20_000) }],
  ])('takes what it can, and names what it cannot: %o', (message, expected) => {
    expect(only({ ...from, id: 'wamid.2', ...message })).toMatchObject([expected])
  })

  it('with one unreadable message in it still brings the others', () => {
    const good = { ...from, id: 'wamid.3', type: 'text', text: { body: 'satu' } }
    expect(only({ nonsense: true }, good, { ...good, id: 'wamid.4', timestamp: 'x' })).toHaveLength(1)
  })

  it('of which a single letter was changed, or that somebody else signed, is nothing', () => {
    const body = cloud({ ...from, id: 'wamid.5', type: 'text', text: { body: 'x' } })
    expect(read(body)).toMatchObject({ ok: true })
    fc.assert(
      fc.property(fc.nat(body.length - 1), (at) => {
        const changed = `${body.slice(0, at)}${body[at] === 'a' ? 'b' : 'a'}${body.slice(at + 1)}`
        expect(read(changed, signed(body))).toEqual({ ok: false, code: 'not-signed' })
      }),
    )
    for (const signature of [null, '', 'sha256=', 'sha256=00', signed(body, 'x'.repeat(32))])
      expect(read(body, signature)).toEqual({ ok: false, code: 'not-signed' })
  })

  it('that is signed and is nothing we know is not understood, and never throws', () => {
    fc.assert(fc.property(fc.json(), (body) => void read(body)))
    for (const body of ['', '{', '[]', '{"entry":1}']) expect(read(body)).toEqual({ ok: false, code: 'not-understood' })
  })
})

describe('an SMS', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const sms = (body: object) => readSms(Buffer.from(JSON.stringify(body)), now)
  it('is read, with its sender as the world writes numbers', () => {
    expect(sms({ id: '7', from: '0812-3456-0121', text: 'Tolong' })).toMatchObject({
      received: [{ external: 'sms:7', from: '+6281234560121', text: 'Tolong', unproven: true }],
    })
  })
  it('without a number or an id is not understood', () => {
    for (const body of [
      { id: '7', from: 'BANK', text: 'x' },
      { from: '0812', text: 'x' },
      { id: '7', from: '+62812', text: 1 },
    ])
      expect(sms(body)).toEqual({ ok: false, code: 'not-understood' })
  })
})

describe('an e-mail', () => {
  const mail = async (headers: readonly string[], text: string) =>
    await readEmail(Buffer.from([...headers, '', text].join('\r\n')), new Date('2026-11-23T02:00:00Z'))
  const usual = ['From: Siti <Siti@Contoh.id>', 'Subject: =?utf-8?Q?Tolong?=', 'Message-ID: <a@b>']

  it('is read: subject and words, and whether its sender is proven', async () => {
    expect(await mail([...usual, 'Authentication-Results: mx.bekal; dkim=pass'], 'Gajiku')).toMatchObject({
      received: [
        { external: 'email:<a@b>', from: 'siti@contoh.id', name: 'Siti', text: 'Tolong\n\nGajiku', unproven: false },
      ],
    })
    expect(await mail(usual, 'Gajiku')).toMatchObject({ received: [{ unproven: true }] })
  })

  it('of nothing but markup is read as words', async () => {
    const answer = await mail(
      [...usual, 'Content-Type: text/html'],
      '<p>Gaji <b>saya</b></p><script>x()</script><p>dua</p>',
    )
    expect(answer).toMatchObject({ received: [{ text: 'Tolong\n\nGaji saya\n\ndua' }] })
  })

  it('brings what hangs on it', async () => {
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Ini',
      '--b',
      'Content-Type: image/png; name="a.png"',
      'Content-Disposition: attachment; filename="a.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b--',
      '',
    ]
    const answer = await mail(
      [...usual, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      body.join('\r\n'),
    )
    expect(answer).toMatchObject({ received: [{ media: [{ kind: 'bytes', name: 'a.png', base64: 'iVBORw0KGgo=' }] }] })
  })

  it.each(['Auto-Submitted: auto-replied', 'Precedence: bulk'])(
    'written by a machine is passed over: %s',
    async (header) => {
      expect(await mail([...usual, header], 'x')).toEqual({ ok: true, received: [] })
    },
  )

  it('from nobody is not understood, and no bytes throw', async () => {
    expect(await mail(['From: nobody'], 'x')).toEqual({ ok: false, code: 'not-understood' })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => void (await readEmail(bytes, new Date(0)))),
      { numRuns: 200 },
    )
  })
})

describe('a signed delivery', () => {
  const secret = 's'.repeat(24)
  const now = instant('2026-11-23T02:00:00Z')
  const seconds = Date.parse(now) / 1_000
  const headersOf = (at: number, body = 'x', id = 'd1') =>
    new Headers({
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': `v1,AAAA v1,${createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')}`,
    })
  const holds = (headers: Headers, body = 'x', key = secret) =>
    isSigned(headers, Buffer.from(body), { secret: key, now })

  it('holds for its own bytes, its own secret, and five minutes', () => {
    expect(holds(headersOf(seconds))).toBe(true)
    expect(holds(headersOf(seconds), 'y')).toBe(false)
    expect(holds(headersOf(seconds), 'x', 'other secret of 24 letters')).toBe(false)
    expect(holds(headersOf(seconds - 299))).toBe(true)
    expect(holds(headersOf(seconds - 301))).toBe(false)
    expect(holds(headersOf(seconds + 301))).toBe(false)
    expect(holds(new Headers())).toBe(false)
  })
})
