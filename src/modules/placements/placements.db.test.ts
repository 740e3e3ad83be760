import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { officeId } from '../offices/index.ts'
import { beginApplication } from './apply/begin.ts'
import { decisionsOf, replayDecision, storeDecision } from './decisions.ts'
import { findingsOf } from './facts.ts'
import { viewOf } from './journey/view.ts'
import {
  addWorker,
  jatim,
  openDesk,
  other,
  personNo,
  ratna,
  seal,
  showAll,
  toTaiwan,
  workerNo,
} from './queue/files.examples.ts'
import { applicationById, changeApplication } from './store.ts'
import { sendApplication } from './submit/send.ts'
import { approve } from './verify/decide.ts'
import { withdraw } from './withdraw/withdraw.ts'

let db: TestDatabase
const [siti, budi] = [personNo(1), personNo(2)]
const worker = workerNo(1)
const counter = ratna
const as = (role: Actor['role'], office: Actor['office']): Actor => ({ ...ratna, role, office })
let id: ApplicationId

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await db.asSystem(async (tx) => {
    await addWorker(tx, seal, { number: 1, id: siti, name: 'Siti Nuraeni', nik: '3505994105010004' })
    await addWorker(tx, seal, { number: 2, id: budi, name: 'Budi', nik: '3505994105010005' })
  })
  const begun = await db.as(worker, async (tx) => await beginApplication(tx, toTaiwan, { person: siti }))
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
    const second = await db.as(worker, async (tx) => await beginApplication(tx, toTaiwan, { person: siti }))
    expect(second).toMatchObject({ ok: false, refusal: { code: 'placements.already-open', number: 'JTM-26-000001' } })
  })

  it('is seen by its worker and its office, by nobody else', async () => {
    expect(await application(counter)).toBeDefined()
    expect(await application(workerNo(2))).toBeUndefined()
    expect(await application(other)).toBeUndefined()
    expect(await application(thePublic)).toBeUndefined()
    expect(await application(as('airport-desk', jatim))).toBeUndefined()
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
    await db.asSystem(async (tx) => {
      await showAll(tx, seal, { application: id })
      const answers = { 'family.permitSigner': 'parent', 'family.villageAware': true }
      await changeApplication(tx, id, { answers: { ...(await applicationById(tx, id))?.answers, ...answers } })
    })
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
        read: { notices: [], rulings: [] },
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

  it('that refuses or withdraws is written by the head of office only, and none by who only looks, by SQL too', async () => {
    const copy = async (actor: Actor, outcome: string): Promise<unknown> =>
      await db.as(actor, async (tx) => {
        const columns = sql.raw(
          'application, kind, at, officer, office, decided_on, rule_set, facts, findings, citations, items, digest',
        )
        await sql`insert into placements.decision (id, outcome, ${columns})
          select gen_random_uuid(), ${outcome}, ${columns} from placements.decision where application = ${id} limit 1`.execute(
          tx.db(),
        )
        throw new Error('was written')
      })
    const head: Actor = { ...counter, role: 'head-of-office', person: null }
    for (const outcome of ['refused', 'revoked']) {
      await expect(copy(counter, outcome)).rejects.toThrow('row-level security')
      await expect(copy(head, outcome)).rejects.toThrow('was written')
    }
    await expect(copy(counter, 'returned')).rejects.toThrow('was written')
    for (const role of ['centre', 'auditor'] as const)
      await expect(copy({ ...counter, role, office: null }, 'approved')).rejects.toThrow('row-level security')
  })

  it('of one office cannot be written by another', async () => {
    const elsewhere = as('head-of-office', officeId('bp3mi-bali'))
    await expect(
      db.as(elsewhere, async (tx) => {
        const file = await db.as(counter, async (seen) => await applicationById(seen, id))
        if (file)
          await storeDecision(tx, {
            read: { notices: [], rulings: [] },
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
