import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, DocumentId, PersonId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { newSigningKey } from '../../platform/seal/keys.ts'
import { sealOf } from '../../platform/seal/open.ts'
import { loadReference, officeId } from '../offices/index.ts'
import { loadRegulations, publish } from '../regulations/index.ts'
import { putDocument } from '../workers/index.ts'
import { insertWorker } from '../workers/store.ts'
import { beginApplication } from './apply/begin.ts'
import { decisionsOf, replayDecision, storeDecision } from './decisions.ts'
import { findingsOf } from './facts.ts'
import { viewOf } from './journey/view.ts'
import { applicationById, changeApplication } from './store.ts'
import { sendApplication } from './submit/send.ts'
import { approve } from './verify/decide.ts'
import { withdraw } from './withdraw/withdraw.ts'

let db: TestDatabase
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00Z')] })
const siti = '019a0000-0000-7000-8000-000000000001' as PersonId
const budi = '019a0000-0000-7000-8000-000000000002' as PersonId
const officer = '019a0000-0000-7000-8000-00000000000f' as PersonId
const jatim = officeId('bp3mi-jawa-timur')
const as = (role: Actor['role'], person: PersonId, office: Actor['office'] = null): Actor => ({
  ...thePublic,
  role,
  person,
  office,
})
const worker = as('worker', siti)
const counter = as('counter-officer', officer, jatim)

const addWorker = async (tx: Tx, id: PersonId, name: string): Promise<void> => {
  await insertWorker(tx, {
    id,
    name,
    nikHidden: seal.hide('3505994105010004', `workers.worker/nik/${id}`),
    nikIndex: seal.blindIndex(id, 'nik'),
    nikLast4: '0004',
    phoneHidden: seal.hide('+6281000000000', `workers.worker/phone/${id}`),
    phoneLast4: '0000',
    birthDate: day('2001-05-01'),
    sex: 'female',
    birthPlace: 'Blitar',
    maritalStatus: 'single',
    education: 'sma',
    village: '3505012001',
    addressHidden: null,
    photo: null,
    createdAt: tx.now,
    changedAt: tx.now,
  })
}

/** Shows every document a file is asked for, as if photographed. */
const showAll = async (tx: Tx, id: ApplicationId): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    const application = await applicationById(tx, id)
    if (!application) throw new Error('no application')
    const { findings } = await findingsOf(tx, application, 'shown')
    for (const { document, outcome } of findings)
      if (document !== null && outcome !== 'met')
        await putDocument(tx, {
          id: tx.newId<DocumentId>(),
          worker: application.worker,
          kind: document,
          state: 'uploaded',
          source: 'upload',
          file: 'x'.repeat(26),
          mime: 'image/webp',
          size: 1000,
          pages: 1,
          sha256: 'a'.repeat(64),
          numberHidden: null,
          numberIndex: null,
          numberLast4: null,
          issuedOn: day('2026-11-01'),
          validUntil: day('2029-01-01'),
          uploadedAt: tx.now,
          uploadedBy: application.worker,
          reviewedAt: null,
          reviewedBy: null,
          reviewReason: null,
        })
  }
}

const form = { ke: 'TW', kerja: 'elderly-carer', jalur: 'p2p', bulan: 24, majikan: null, perusahaan: null }
let id: ApplicationId

beforeAll(async () => {
  db = await testDatabase()
  await db.asSystem(loadReference)
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await db.asSystem(async (tx) => {
    await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' })
    await addWorker(tx, siti, 'Siti Nuraeni')
    await addWorker(tx, budi, 'Budi')
  })
  const begun = await db.as(worker, async (tx) => await beginApplication(tx, form, { person: siti }))
  if (!begun.ok) throw new Error(begun.refusal.code)
  id = begun.events[0].application
}, 120_000)
afterAll(async () => await db.close())

const application = async (actor: Actor) => await db.as(actor, async (tx) => await applicationById(tx, id))

describe('an application', () => {
  it('gets the next number of the office that serves the home', async () => {
    expect(await application(worker)).toMatchObject({
      number: 'JTM-26-000001',
      office: jatim,
      state: 'draft',
      sector: 'household',
      employer: 'household',
    })
  })

  it('is one at a time', async () => {
    const second = await db.as(worker, async (tx) => await beginApplication(tx, form, { person: siti }))
    expect(second).toMatchObject({ ok: false, refusal: { code: 'placements.already-open', number: 'JTM-26-000001' } })
  })

  it('is seen by its worker and its office, by nobody else', async () => {
    expect(await application(counter)).toBeDefined()
    expect(await application(as('worker', budi))).toBeUndefined()
    expect(await application(as('counter-officer', officer, officeId('bp3mi-jawa-tengah')))).toBeUndefined()
    expect(await application(thePublic)).toBeUndefined()
    expect(await application(as('airport-desk', officer, jatim))).toBeUndefined()
  })

  it('cannot be sent while something is missing, and says everything that is', async () => {
    const sent = await db.as(worker, async (tx) => await sendApplication(tx, id))
    expect(sent.ok).toBe(false)
    if (!sent.ok && sent.refusal.code === 'placements.incomplete')
      expect(sent.refusal.missing).toEqual(
        expect.arrayContaining(['documents.passport', 'documents.health-letter', 'family.permitSigner']),
      )
  })

  it('shows a journey whose locked rows say why', async () => {
    const file = await application(worker)
    const view = file && (await db.as(worker, async (tx) => await viewOf(tx, file)))
    const locked = view?.journey.steps.filter(({ state }) => state === 'locked') ?? []
    expect(locked.length).toBeGreaterThan(0)
    expect(
      locked.every((step) => step.locked.length > 0 && step.locked.every(({ citation }) => citation.at !== '')),
    ).toBe(true)
  })

  it('is sent once everything is shown, with a promise of one working day from a rule', async () => {
    await db.as(worker, async (tx) => await showAll(tx, id))
    await db.asSystem(
      async (tx) =>
        await changeApplication(tx, id, { answers: { 'family.permitSigner': 'parent', 'family.villageAware': true } }),
    )
    const sent = await db.as(worker, async (tx) => await sendApplication(tx, id))
    expect(sent).toMatchObject({ ok: true })
    expect(await application(worker)).toMatchObject({ state: 'submitted', dueAt: '2026-11-24T02:00:00.000Z' })
    expect(db.queued).toContainEqual({ job: 'placements.compare', payload: { application: id } })
  })
})

describe('a decision', () => {
  it('is stored with its findings, and gives the identical findings when it is run again', async () => {
    await db.as(counter, async (tx) => {
      const file = await applicationById(tx, id)
      if (!file) throw new Error('no application')
      const found = await findingsOf(tx, file, 'shown')
      const decided = approve({ application: file, findings: found.findings, by: 'counter-officer', reason: null })
      if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
      await storeDecision(tx, {
        ...found,
        application: file,
        kind: 'verification',
        outcome: 'approved',
        citations: decided.events[0].citations,
      })
    })
    const replayed = await db.as(worker, async (tx) => {
      const [record] = await decisionsOf(tx, id)
      return record && (await replayDecision(tx, record))
    })
    expect(replayed).toMatchObject({ same: true, differences: [], recordIntact: true })
  })

  it('cannot be stored by SQL without findings, without a citation or under an unknown rule set, as the role of the application', async () => {
    const insert = async (change: { findings?: string; citations?: string; ruleSet?: string }) =>
      await db.as(counter, async (tx) => {
        const [record] = await decisionsOf(tx, id)
        const client = tx.db<Record<string, Record<string, unknown>>>()
        await client
          .insertInto('placements.decision')
          .values({
            id: tx.newId(),
            application: id,
            kind: 'verification',
            outcome: 'returned',
            at: tx.now,
            office: jatim,
            decidedOn: '2026-11-23',
            ruleSet: change.ruleSet ?? record?.ruleSet,
            facts: '{}',
            findings: change.findings ?? '[{}]',
            citations: change.citations ?? '{UU 18/2017}',
            digest: 'a'.repeat(64),
          } as never)
          .execute()
      })
    await expect(insert({ findings: '[]' })).rejects.toThrow(/check constraint/)
    await expect(insert({ citations: '{}' })).rejects.toThrow(/check constraint/)
    await expect(insert({ citations: '{""}' })).rejects.toThrow(/check constraint/)
    await expect(insert({ ruleSet: 'f'.repeat(64) })).rejects.toThrow(/foreign key/)
  })

  it('cannot be changed or deleted by the application', async () => {
    const app = await db.client('bekal_app')
    await expect(app.query("update placements.decision set outcome = 'issued'")).rejects.toThrow(/permission denied/)
    await expect(app.query('delete from placements.decision')).rejects.toThrow(/permission denied/)
    await app.end()
  })

  it('of one office cannot be written by another', async () => {
    const other = as('head-of-office', officer, officeId('bp3mi-bali'))
    await expect(
      db.as(other, async (tx) => {
        const file = await db.as(counter, async (seen) => await applicationById(seen, id))
        if (file)
          await storeDecision(tx, {
            application: file,
            kind: 'hold',
            outcome: 'held',
            ruleSet: (await findingsOf(tx, file, 'shown')).ruleSet,
            on: day('2026-11-23'),
            facts: {},
            findings: [],
            citations: ['x'],
          })
      }),
    ).rejects.toThrow()
  })
})

describe('a withdrawal', () => {
  it('stops the promise and leaves the documents', async () => {
    const done = await db.as(worker, async (tx) => await withdraw(tx, id))
    expect(done.ok).toBe(true)
    const file = await application(worker)
    expect(file).toMatchObject({ state: 'withdrawn', dueAt: null })
    const again = await db.as(worker, async (tx) => await withdraw(tx, id))
    expect(again).toMatchObject({ ok: false, refusal: { code: 'placements.wrong-state', state: 'withdrawn' } })
  })
})
