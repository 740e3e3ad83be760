import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import { perform } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { JobWorld } from '../../../platform/jobs/jobs.ts'
import { receiptFor, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import { acts } from '../acts.ts'
import { decisionsOf, replayDecision } from '../decisions.ts'
import { holdFile } from '../hold/act.ts'
import { viewOf } from '../journey/view.ts'
import { head, jateng, openDesk, personNo, ratna, seal, sendFile, workerNo } from '../queue/files.examples.ts'
import { fileSubject } from '../review/entry.ts'
import { applicationById, historyOf } from '../store.ts'
import { approveFile, returnFile } from '../verify/act.ts'
import { decidedEntry } from '../verify/route.ts'
import { settle } from '../verify/settle.job.ts'
import { refuseFile } from './act.ts'

let db: TestDatabase
let root: pg.Client
let id: ApplicationId
const minimumAge = 'uu-18-2017.pasal-5.a'
const chief: Actor = { ...head, office: jateng }

beforeAll(async () => {
  db = await testDatabase()
  root = await db.client('postgres')
  const ground = { ...db, seal }
  await openDesk(ground)
  id = await sendFile(ground, { number: 1, name: 'Siti Nuraeni', nik: '3505994105960001' })
}, 120_000)
afterAll(async () => {
  await root?.end()
  await db?.close()
})

const refuse = async (as: Actor, rule: string) =>
  await perform(db.world, as, {
    act: acts.refuse,
    subject: fileSubject(id),
    work: async (tx) => await refuseFile(tx, id, rule),
    entry: decidedEntry(acts.refuse.name),
  })
const file = async () => await db.as(head, async (tx) => await applicationById(tx, id))
const decisions = async () => await db.as(head, async (tx) => await decisionsOf(tx, id))
const bornOn = async (day: string) =>
  await root.query('update workers.worker set birth_date = $1 where id = $2', [day, personNo(1)])

describe('a refusal of a whole file', () => {
  it('of somebody who meets everything is refused, whatever rule is named', async () => {
    for (const rule of [minimumAge, 'ketentuan-taiwan.umur', 'nothing'])
      expect(await refuse(head, rule)).toEqual({ ok: false, refusal: { code: 'placements.no-ground-to-refuse' } })
    expect(await file()).toMatchObject({ state: 'submitted' })
  })

  it('is not for the counter, nor for another office, nor for the worker', async () => {
    await bornOn('2009-06-01')
    expect(await refuse(ratna, minimumAge)).toMatchObject({ refusal: { code: 'access.not-your-role' } })
    expect(await refuse(chief, minimumAge)).toMatchObject({ refusal: { code: 'edge.not-found' } })
    expect(await refuse(workerNo(1), minimumAge)).toMatchObject({ refusal: { code: 'access.not-your-role' } })
  })

  it('does not stand on what the worker can still choose otherwise', async () => {
    expect(await refuse(head, 'ketentuan-taiwan.umur')).toMatchObject({
      refusal: { code: 'placements.no-ground-to-refuse' },
    })
    expect(await decisions()).toEqual([])
  })

  it('of somebody too young is stored with findings, rule set and article, and gives the same when run again', async () => {
    expect(await refuse(head, minimumAge)).toMatchObject({ ok: true })
    expect(await file()).toMatchObject({ state: 'refused', dueAt: null, heldGround: null })
    const [record, ...more] = await decisions()
    expect(more).toEqual([])
    expect(record).toMatchObject({
      kind: 'verification',
      outcome: 'refused',
      officer: head.person,
      citations: ['UU 18/2017 Pasal 5 huruf a'],
      items: [
        { rule: minimumAge, text: 'Umurmu 17 tahun. Paling muda 18 tahun. Kamu bisa mendaftar mulai 1 Juni 2027.' },
      ],
    })
    expect(record?.findings.length).toBeGreaterThan(10)
    const replayed = record && (await db.as(workerNo(1), async (tx) => await replayDecision(tx, record)))
    expect(replayed).toMatchObject({ same: true, differences: [], recordIntact: true })
  })

  it('ends the file: no move is open to anybody, and nothing is promised', async () => {
    const tries = await db.as(head, async (tx) => [
      await refuseFile(tx, id, minimumAge),
      await holdFile(tx, id, minimumAge),
      await approveFile(tx, id, { reason: 'Sudah saya cek sendiri.' }),
      await returnFile(tx, id, [{ rule: 'r', citation: 'c', document: null, text: 't' }]),
    ])
    for (const one of tries)
      expect(one).toMatchObject({ ok: false, refusal: { code: 'placements.wrong-state', state: 'refused' } })
    const clocks = await db.as(head, async (tx) => await clocksOf(tx, id, 5))
    expect(clocks.length).toBeGreaterThan(0)
    expect(clocks.filter(({ stoppedAt }) => stoppedAt === null)).toEqual([])
  })

  it('stands in the ledger with its article, and its receipt holds without us', async () => {
    const now = instant('2026-11-23T02:00:00Z')
    const signer = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    const origin = 'bekal.test/log'
    await sequence(db.database.sealer, signer, { origin, now })
    const { rows } = await root.query("select id, ground from ledger.entry where act = 'placements.refuse'")
    expect(rows).toMatchObject([{ ground: 'UU 18/2017 Pasal 5 huruf a' }])
    const receipt = await receiptFor(root, String(rows[0]?.id))
    expect(receipt && verifyReceipt(receipt, { origin, keys: signer.publicKeys('ledger') })).toBe(true)
  })

  it('tells the worker once, in plain words: why, by which article, and whom to ask', async () => {
    const tools = { seal, config: { publicUrl: 'https://bekal.go.id' } } as JobWorld['tools']
    const [record] = await decisions()
    if (!record) throw new Error('no decision')
    for (let twice = 0; twice < 2; twice += 1)
      await settle(id, record.id, { tools, now: db.world.now, inTx: async (work) => await db.asSystem(work) })
    const { rows } = await root.query('select channel, text from outbox.message order by channel')
    expect(rows.map(({ channel }) => channel)).toEqual(['sms', 'whatsapp'])
    const [sms, whole] = rows.map(({ text }) => String(text))
    expect(sms).toMatch(/^Bekal: berkas JTM-26-000001 ditolak\./)
    expect(sms?.length).toBeLessThanOrEqual(160)
    expect(whole).toContain('Paling muda 18 tahun.')
    expect(whole).toContain('(UU 18/2017 Pasal 5 huruf a)')
    expect(whole).toContain('keberatan ke kepala BP3MI Jawa Timur')
  })

  it('is what the worker sees, with the decision behind it', async () => {
    const application = await file()
    const view = application && (await db.as(workerNo(1), async (tx) => await viewOf(tx, application)))
    expect(view?.decision).toMatchObject({ outcome: 'refused' })
    const history = await db.as(workerNo(1), async (tx) => await historyOf(tx, id))
    expect(history.map(({ type }) => type)).toContain('placements.refused')
  })
})

describe('a refusal by SQL, as the role of the application', () => {
  const insert = async (change: { findings?: string; citations?: string; ruleSet?: string; office?: string }) =>
    await db.as(head, async (tx) => {
      const [record] = await decisionsOf(tx, id)
      const values = {
        id: tx.newId(),
        application: id,
        kind: 'verification',
        outcome: 'refused',
        at: tx.now,
        office: change.office ?? head.office,
        decidedOn: '2026-11-23',
        ruleSet: change.ruleSet ?? record?.ruleSet,
        facts: '{}',
        findings: change.findings ?? '[{}]',
        citations: change.citations ?? '{UU 18/2017}',
        digest: 'a'.repeat(64),
      }
      await tx
        .db<Record<string, Record<string, unknown>>>()
        .insertInto('placements.decision')
        .values(values as never)
        .execute()
    })

  it('cannot be stored without findings, article or a known rule set, nor for another office', async () => {
    await expect(insert({ findings: '[]' })).rejects.toThrow(/check constraint/)
    await expect(insert({ citations: '{}' })).rejects.toThrow(/check constraint/)
    await expect(insert({ citations: '{""}' })).rejects.toThrow(/check constraint/)
    await expect(insert({ ruleSet: 'f'.repeat(64) })).rejects.toThrow(/foreign key/)
    await expect(insert({ office: 'bp3mi-bali' })).rejects.toThrow(/row-level security/)
  })

  it('cannot be altered, taken back or written by nobody', async () => {
    const app = await db.client('bekal_app')
    await expect(app.query("update placements.decision set outcome = 'approved'")).rejects.toThrow(/permission denied/)
    await expect(app.query('delete from placements.decision')).rejects.toThrow(/permission denied/)
    expect((await app.query("update placements.application set state = 'refused'")).rowCount).toBe(0)
    await app.end()
  })
})
