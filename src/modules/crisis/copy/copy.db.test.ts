import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { thePublic, theSystem } from '../../../platform/access/actor.ts'
import { transact } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import type { Tools } from '../../../platform/tools.ts'
import { openDesk, seal } from '../../placements/queue/files.examples.ts'
import { declared, dewi, gone, sri } from '../crisis.examples.ts'
import { proposeMessage, signMessage } from '../mass/act.ts'
import { sendSigned } from '../mass/send.job.ts'
import { messageById } from '../mass/store.ts'
import { type MessageProof, proofHolds, proofOf } from './receipt.ts'

const [origin, log] = ['http://localhost:8080', 'bekal.test/log']
const now = instant('2026-11-23T02:00:00Z')
const signer = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys = { origin: log, keys: signer.publicKeys('ledger') }
const tools = { seal, config: { publicUrl: origin } } as unknown as Tools

let db: TestDatabase
let message: string
let proof: MessageProof
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await gone(db, { number: 0x900, name: 'Siti' })
  const event = await declared(db)
  const texts = { id: 'Bekal: Bandara Hualien ditutup.', en: 'Bekal: Hualien airport is closed.' }
  const wanted = { event, kind: 'notice', texts, country: 'TW', province: null, scheme: null } as const
  const made = await db.as(sri, async (tx) => await proposeMessage(tx, wanted, origin))
  message = made.ok ? made.events[0].message : ''
  await db.as(dewi, async (tx) => await signMessage(tx, seal, { message, seen: 1 }))
  const inTx = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    await transact(db.world, theSystem('job:crisis'), work)
  await sendSigned(inTx, tools)
  await sequence(db.database.sealer, signer, { origin: log, now })
  const found = await db.as(thePublic, async (tx) => {
    const standing = await messageById(tx, message)
    return standing && (await proofOf(tx, standing.message))
  })
  if (!found) throw new Error('no proof')
  proof = found
}, 120_000)
afterAll(async () => await db.close())

describe('the public copy of a message', () => {
  it('is proven by the signed log alone, and names no officer and no receiver', () => {
    expect(proofHolds(proof, keys)).toBe(true)
    const text = JSON.stringify(proof)
    for (const person of [sri.person, dewi.person, 'Siti']) expect(text).not.toContain(person)
  })

  it('is refuted by every letter that is changed, and by every other claim', () => {
    const { message: words, receipt } = proof
    const text = words.texts['id'] ?? ''
    for (let place = 0; place < text.length; place += 1) {
      const letter = text[place] === 'x' ? 'y' : 'x'
      const texts = { ...words.texts, id: `${text.slice(0, place)}${letter}${text.slice(place + 1)}` }
      expect(proofHolds({ receipt, message: { ...words, texts } }, keys), `letter ${place}`).toBe(false)
    }
    const { en: _, ...less } = words.texts as { id: string; en: string }
    for (const change of [
      { receivers: 2 },
      { country: 'SA' },
      { province: '35' },
      { texts: less },
      { message: words.event },
    ])
      expect(proofHolds({ receipt, message: { ...words, ...change } }, keys)).toBe(false)
    const entry = { ...receipt.entry, act: 'crisis.propose-message' }
    expect(proofHolds({ message: words, receipt: { ...receipt, entry } }, keys)).toBe(false)
    const foreign = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    expect(proofHolds(proof, { origin: log, keys: foreign.publicKeys('ledger') })).toBe(false)
  })

  it('is entered once, however often the sender runs', async () => {
    const inTx = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      await transact(db.world, theSystem('job:crisis'), work)
    await Promise.all([sendSigned(inTx, tools), sendSigned(inTx, tools)])
    const client = await db.client('postgres')
    const { rows } = await client.query("select 1 from ledger.entry where act = 'crisis.publish-message'")
    await client.end()
    expect(rows).toHaveLength(1)
  })
})
