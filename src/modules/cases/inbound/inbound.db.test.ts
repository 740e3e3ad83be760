import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../../platform/access/actor.ts'
import { transact } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openFiles } from '../../../platform/files/open.ts'
import { recording } from '../../../platform/files/recordings.examples.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'
import { recentMessages } from '../../../platform/notify/outbox.ts'
import type { Tools } from '../../../platform/tools.ts'
import { openDesk, ratna, seal } from '../../placements/queue/files.examples.ts'
import { endAccess } from '../access/act.ts'
import { kinChannel } from '../access/decide.ts'
import { handCode } from '../access/hand.ts'
import { accessesOf } from '../access/store.ts'
import { filed } from '../cases.examples.ts'
import { closeCase } from '../handle/settle.ts'
import { addressIndex } from '../hidden.ts'
import { checkCases } from '../receipt/check.ts'
import { caseById, casesFrom, changeCase } from '../store.ts'
import { threadOf } from '../thread/view.ts'
import { whatsAppOf } from './inbound.examples.ts'
import { receive } from './receive.ts'
import { threadWaiting } from './thread.ts'

let db: TestDatabase
let provider: Server
let asked = 0
let answers: (path: string) => { status: number; body: string | Uint8Array } = () => ({ status: 503, body: '' })
let tools: Tools
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  provider = createServer((request, response) => {
    asked += 1
    const { status, body } = answers(request.url ?? '')
    response.writeHead(status).end(body)
  })
  await new Promise<void>((ready) => provider.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const dir = mkdtempSync(join(tmpdir(), 'inbound-'))
  const whatsApp = { url, token: 't', appSecret: 's', verifyToken: 'v' }
  const config = { publicUrl: 'https://bekal.contoh.id', whatsApp } as Tools['config']
  tools = { seal, config, files: openFiles({ dir, seal }) } as unknown as Tools
}, 120_000)
afterAll(async () => {
  provider.close()
  await db.close()
})
beforeEach(() => db.at('2026-11-23T02:00:00Z'))

const arrives = async (...received: readonly Received[]): Promise<number> =>
  await db.asSystem(async (tx) => await receive(tx, seal, received))
const world = () => ({
  tools,
  inTx: async <T>(work: Parameters<typeof transact<T>>[2]) =>
    await transact(db.world, theSystem('job:cases.thread'), work),
})
const threads = async (): Promise<number> => await threadWaiting(world())
const casesOf = async (from: string) =>
  await db.asSystem(async (tx) => await casesFrom(tx, Buffer.from(addressIndex(seal, from)), 50))
const talkOf = async (id: string) =>
  await db.asSystem(async (tx) => {
    const one = await caseById(tx, id)
    if (!one) throw new Error('no such case')
    return (await threadOf(tx, seal, one)).messages
  })
let numbers = 0
/** A number nobody wrote from before. */
const somebody = (): string => `+88691${String((numbers += 1)).padStart(7, '0')}`
const sentTo = async (to: string): Promise<readonly string[]> =>
  await db.asSystem(async (tx) =>
    (await recentMessages(tx.db(), 500)).filter((sent) => sent.to === to).map(({ text }) => text),
  )

describe('a message that comes by WhatsApp', () => {
  it('is a case with a number, a code told once, a clock and an entry in the ledger', async () => {
    const from = somebody()
    await arrives(whatsAppOf({ external: 'w:1', from }))
    await threads()
    const [one, ...more] = await casesOf(from)
    expect(more).toEqual([])
    expect(one).toMatchObject({ category: 'unsorted', level: 'serious', channel: 'whatsapp', country: 'TW' })
    expect(one?.dueAt).not.toBeNull()
    const told = await sentTo(from)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^Bekal: pesanmu masuk, nomor ADU-26-\d{6}, kode (\w{4}-){3}\w{4}\./)
    expect(await db.asSystem(async (tx) => await checkCases(tx, seal))).toMatchObject({
      cases: 1,
      messages: 1,
      problems: [],
    })
  })

  it('goes on in the conversation it belongs to, and twice is once', async () => {
    const from = somebody()
    await arrives(whatsAppOf({ external: 'w:2', from }))
    await threads()
    expect(await arrives(whatsAppOf({ external: 'w:3', from, text: 'Sudah tiga bulan.' }))).toBe(1)
    expect(await arrives(whatsAppOf({ external: 'w:3', from, text: 'Sudah tiga bulan.' }))).toBe(0)
    await threads()
    await threads()
    const [one, ...more] = await casesOf(from)
    expect(more).toEqual([])
    expect((await talkOf(one?.id ?? '')).map(({ text }) => text)).toEqual([
      'Gajiku belum dibayar.',
      'Sudah tiga bulan.',
    ])
    expect(await sentTo(from)).toHaveLength(1)
  })

  it('of two that come in the wrong order reads in the order in which they were said', async () => {
    const from = somebody()
    await arrives(whatsAppOf({ external: 'w:4', from, text: 'satu' }))
    await threads()
    db.at('2026-11-23T02:10:00Z')
    await arrives(whatsAppOf({ external: 'w:6', from, text: 'tiga', saidAt: '2026-11-23T02:08:00.000Z' as never }))
    await threads()
    await arrives(whatsAppOf({ external: 'w:5', from, text: 'dua', saidAt: '2026-11-23T02:05:00.000Z' as never }))
    await threads()
    const [one] = await casesOf(from)
    expect((await talkOf(one?.id ?? '')).map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga'])
  })

  it('that speaks of danger is danger before anybody has looked', async () => {
    const from = somebody()
    await arrives(whatsAppOf({ external: 'w:7', from, text: 'Tolong, saya DIKURUNG dan tidak dikasih makan!' }))
    await threads()
    expect((await casesOf(from))[0]).toMatchObject({ level: 'danger', signs: ['locked-in', 'no-care'] })
  })

  it('to a case that is closed belongs to it; months later it begins another', async () => {
    const from = somebody()
    await arrives(whatsAppOf({ external: 'w:8', from }))
    await threads()
    const [one] = await casesOf(from)
    const id = one?.id ?? ''
    const centre = { ...ratna, role: 'centre', office: null } as const
    await db.as(centre, async (tx) =>
      closeCase(tx, seal, { case: id, ground: 'handed-over', text: 'Diteruskan.', receiver: 'Kemlu' }),
    )
    db.at('2026-12-20T02:00:00Z')
    await arrives(whatsAppOf({ external: 'w:9', from, text: 'Belum ada kabar.' }))
    await threads()
    expect(await casesOf(from)).toHaveLength(1)
    expect(await talkOf(id)).toHaveLength(3)
    db.at('2027-06-20T02:00:00Z')
    await arrives(whatsAppOf({ external: 'w:10', from, text: 'Masalah baru.' }))
    await threads()
    expect(await casesOf(from)).toHaveLength(2)
  })
})

describe('a message of somebody who told a case for somebody else', () => {
  it('is the helper’s once the person has the case, and their own when the access ended', async () => {
    const from = somebody()
    const contact = { channel: 'whatsapp', address: from, name: 'Bu Tini', hours: '' } as const
    const { case: id, number } = await filed({ world: db.world, seal }, { filedBy: 'family', contact })
    const handed = await db.as(ratna, async (tx) => {
      const reach = { channel: null, address: '', name: '', hours: '' } as const
      await changeCase(tx, id, { officeAt: tx.now, unreadSince: null })
      return await handCode(tx, seal, { case: id, reason: 'Datang sendiri.', reach })
    })
    expect(handed.ok).toBe(true)
    const heard = (await db.asSystem(async (tx) => await caseById(tx, id)))?.reporterAt
    db.at('2026-11-23T05:00:00Z')
    await arrives(whatsAppOf({ external: 'helper:1', from, text: `${number} Ya, setuju dipindah.` }))
    await threads()
    expect((await talkOf(id)).map(({ channel }) => channel)).toEqual(['page', kinChannel])
    const one = await db.asSystem(async (tx) => await caseById(tx, id))
    expect(one?.reporterAt).toBe(heard)
    expect(one?.unreadSince).not.toBeNull()
    await db.asSystem(async (tx) => {
      const [helper] = await accessesOf(tx, id)
      await endAccess(tx, seal, { case: id, access: helper?.id ?? '' })
    })
    await arrives(whatsAppOf({ external: 'helper:2', from, text: `${number} Ya, setuju.` }))
    await threads()
    expect(await talkOf(id)).toHaveLength(2)
    expect(await casesOf(from)).toHaveLength(1)
  })
})

describe('what came with a message', () => {
  it('is fetched, and waits while the provider is away; nothing is lost and nothing is there twice', async () => {
    const from = somebody()
    const voice = await recording('ogg')
    asked = 0
    await arrives(whatsAppOf({ external: 'w:20', from, text: '', media: [{ kind: 'fetch', id: 'm1', name: 'audio' }] }))
    await threads()
    await threads()
    expect(asked).toBe(1)
    expect(await casesOf(from)).toEqual([])
    answers = (path) =>
      path === '/m1'
        ? { status: 200, body: JSON.stringify({ url: `${tools.config.whatsApp?.url}/file` }) }
        : { status: 200, body: voice }
    db.at('2026-11-23T02:01:30Z')
    await threads()
    const [one] = await casesOf(from)
    expect((await talkOf(one?.id ?? ''))[0]?.files).toMatchObject([{ mime: 'audio/ogg' }])
  })

  it('and can never be fetched is said so in the conversation, after a day of trying', async () => {
    const from = somebody()
    answers = () => ({ status: 503, body: '' })
    await arrives(
      whatsAppOf({ external: 'w:21', from, text: 'Lihat ini', media: [{ kind: 'fetch', id: 'm2', name: 'image' }] }),
    )
    for (let hour = 0; hour < 60 && (await casesOf(from)).length === 0; hour += 1) {
      db.at(new Date(Date.parse('2026-11-23T02:00:00Z') + hour * 3_600_000).toISOString())
      await threads()
    }
    const [one] = await casesOf(from)
    expect((await talkOf(one?.id ?? ''))[0]?.text).toBe(
      'Lihat ini\n[Satu kiriman tidak bisa diambil lagi dari penyedia.]',
    )
  })

  it('and is no voice, picture or paper is named, and keeps back nothing else', async () => {
    const from = somebody()
    await arrives(
      whatsAppOf({ external: 'w:22', from, text: '', untakable: 'sticker' }),
      whatsAppOf({
        external: 'w:23',
        from,
        text: 'x',
        media: [{ kind: 'bytes', name: 'a.exe', base64: Buffer.from(`MZ${'\0'.repeat(99)}`).toString('base64') }],
      }),
    )
    await threads()
    const [one] = await casesOf(from)
    const talk = (await talkOf(one?.id ?? '')).map(({ text }) => text)
    expect(talk[0]).toBe('[Kiriman jenis "sticker" tidak bisa diterima.]')
    expect(talk[1]).toMatch(/^x\n\[Satu kiriman tidak bisa diterima: Jenis file/)
  })
})

describe('a flood from one address', () => {
  it('loses nothing, stands as few messages, keeps back nobody, and lets danger through at once', async () => {
    const [loud, other] = [somebody(), somebody()]
    for (let at = 0; at < 200; at += 1)
      await arrives(whatsAppOf({ external: `f:${at}`, from: loud, text: `kata ${at}` }))
    await arrives(whatsAppOf({ external: 'f:danger', from: loud, text: 'saya dipukul' }))
    await arrives(whatsAppOf({ external: 'f:other', from: other }))
    await threads()
    expect(await casesOf(other)).toHaveLength(1)
    const [one] = await casesOf(loud)
    const soon = await talkOf(one?.id ?? '')
    expect(soon.some(({ text }) => text.includes('saya dipukul'))).toBe(true)
    expect(soon.some(({ text }) => text.includes('kata 199'))).toBe(false)
    db.at('2026-11-23T02:10:00Z')
    await threads()
    const all = await talkOf(one?.id ?? '')
    expect(all.length).toBeLessThan(10)
    const words = all.flatMap(({ text }) => text.split('\n'))
    for (let at = 0; at < 200; at += 1) expect(words).toContain(`kata ${at}`)
    expect(await sentTo(loud)).toHaveLength(1)
  })
})

describe('what waits', () => {
  it('is hidden from whoever reads the tables, and from every officer', async () => {
    await arrives(whatsAppOf({ external: 'h:1', from: somebody(), text: 'KANARI' }))
    const client = await db.client('postgres')
    const { rows } = await client.query(
      `select row_to_json(i)::text as one from cases.inbound i where external = 'h:1'`,
    )
    await client.end()
    expect(JSON.stringify(rows)).not.toMatch(/KANARI|8869/)
    const seen = await db.as(
      ratna,
      async (tx) => await tx.db<{ 'cases.inbound': object }>().selectFrom('cases.inbound').selectAll().execute(),
    )
    expect(seen).toEqual([])
    await threads()
    const gone = await db.client('postgres')
    const { rows: left } = await gone.query(`select content from cases.inbound where external = 'h:1'`)
    await gone.end()
    expect(left).toEqual([{ content: null }])
  })

  it('is there once when two do the work at one moment', async () => {
    const from = somebody()
    await arrives(...Array.from({ length: 4 }, (_, at) => whatsAppOf({ external: `p:${at}`, from, text: `p${at}` })))
    await Promise.all([threads(), threads(), threads()])
    await threads()
    const found = await casesOf(from)
    expect(found).toHaveLength(1)
    expect((await talkOf(found[0]?.id ?? '')).map(({ text }) => text).toSorted()).toEqual(['p0', 'p1', 'p2', 'p3'])
  })

  it('and cannot be dealt with keeps back nobody else', async () => {
    const [broken, well] = [somebody(), somebody()]
    await arrives(whatsAppOf({ external: 'b:1', from: broken }))
    const client = await db.client('postgres')
    await client.query(`update cases.inbound set content = '\\x00' where external = 'b:1'`)
    await client.end()
    await arrives(whatsAppOf({ external: 'b:2', from: well }))
    await expect(threads()).rejects.toThrow()
    expect(await casesOf(well)).toHaveLength(1)
  })
})
