import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openFiles } from '../../../platform/files/open.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'
import { type OutboxTables, recentMessages } from '../../../platform/notify/outbox.ts'
import type { Tools } from '../../../platform/tools.ts'
import { addressIndex } from '../../cases/hidden.ts'
import { whatsAppOf } from '../../cases/inbound/inbound.examples.ts'
import { receiveInbound, threadWaiting } from '../../cases/index.ts'
import { caseById, casesFrom } from '../../cases/store.ts'
import { messagesOf } from '../../cases/thread-store.ts'
import { openDesk, seal } from '../../placements/queue/files.examples.ts'
import { bekal, declared, gone, onRoll } from '../crisis.examples.ts'
import { askedIndex } from '../hidden.ts'
import { hearReply } from './hear.ts'
import { answersOf, changeRoll, rollById } from './store.ts'

let db: TestDatabase
let tools: Tools
let event: string
let next = 0x500
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  event = await declared(db)
  const config = { publicUrl: 'https://bekal.contoh.id' } as Tools['config']
  tools = { seal, config, files: openFiles({ dir: mkdtempSync(join(tmpdir(), 'hear-')), seal }) } as unknown as Tools
}, 120_000)
afterAll(async () => await db.close())

/** Somebody who was asked by a message to a number. */
async function asked(phone: string): Promise<string> {
  next += 1
  const roll = await onRoll(db, event, await gone(db, { number: next, name: `Kanari ${next}` }))
  await db.as(bekal, async (tx) =>
    changeRoll(tx, roll, { asked: 1, askedAt: tx.now, askedIndex: askedIndex(seal, phone) }),
  )
  return roll
}
let deliveries = 0
async function replies(from: string, text: string, change: Partial<Received> = {}): Promise<void> {
  deliveries += 1
  const external = change.external ?? `reply-${deliveries}`
  await db.asSystem(async (tx) => await receiveInbound(tx, seal, [whatsAppOf({ from, text, ...change, external })]))
  await threadWaiting({ tools, hearing: hearReply, inTx: async (work) => await db.asSystem(work) })
}
const row = async (roll: string) => await db.as(bekal, async (tx) => await rollById(tx, roll))
const answers = async (roll: string) => await db.as(bekal, async (tx) => await answersOf(tx, roll))
const casesOf = async (from: string) =>
  await db.asSystem(async (tx) => await casesFrom(tx, Buffer.from(addressIndex(seal, from)), 50))
const sentTo = async (to: string) =>
  (await db.asSystem(async (tx) => await recentMessages(tx.db<OutboxTables>(), 500)))
    .filter((one) => one.to === to)
    .map(({ text }) => text)

describe('a reply to a roll-call', () => {
  it('that says safe stands on the roll, is answered, and is no complaint; delivered twice it is once', async () => {
    const [phone, roll] = ['+886900000001', await asked('+886900000001')]
    await replies(phone, 'Aman pak', { channel: 'sms', external: 'sms-1' })
    await replies(phone, 'Aman pak', { channel: 'sms', external: 'sms-1' })
    expect(await row(roll)).toMatchObject({ says: 'safe' })
    expect((await answers(roll)).map(({ via }) => via)).toEqual(['sms'])
    expect(await casesOf(phone)).toEqual([])
    expect(await sentTo(phone)).toEqual(['Bekal: tercatat kamu aman. Kalau berubah, balas BANTU.'])
  })

  it('that asks for help opens one case of danger with the words in it, and tells its code', async () => {
    const [phone, roll] = ['+886900000002', await asked('+886900000002')]
    await replies(phone, 'Tolong, kaki saya KANARI luka')
    await replies(phone, 'tolong cepat')
    const { says, case: id = null } = (await row(roll)) ?? {}
    expect(says).toBe('help')
    const one = await db.asSystem(async (tx) => await caseById(tx, id ?? ''))
    expect(one).toMatchObject({ level: 'danger', channel: 'whatsapp' })
    expect(await db.asSystem(async (tx) => await messagesOf(tx, id ?? ''))).toHaveLength(3)
    expect((await sentTo(phone)).filter((text) => /kode \S{4}/.test(text))).toHaveLength(1)
  })

  it('that says more than safe goes on to somebody who reads it, and notes nothing', async () => {
    const [phone, roll] = ['+886900000003', await asked('+886900000003')]
    await replies(phone, 'saya aman tapi paspor saya masih ditahan majikan')
    expect(await answers(roll)).toEqual([])
    expect(await casesOf(phone)).toHaveLength(1)
  })

  it('from a number two people share, or that nobody was asked at, is an ordinary message', async () => {
    const shared = '+886900000004'
    const both = [await asked(shared), await asked(shared)]
    await replies(shared, 'aman')
    await replies('+886900000005', 'aman')
    for (const roll of both) expect(await answers(roll)).toEqual([])
    expect(await casesOf(shared)).toHaveLength(1)
    expect(await casesOf('+886900000005')).toHaveLength(1)
  })
})
