import { afterAll, assert, beforeAll, describe, it } from 'vitest'
import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { JobWorld } from '../../../platform/jobs/jobs.ts'
import { draftById, type Transition } from '../../regulations/index.ts'
import { beginDraft, writeDraft } from '../../regulations/publish/act.ts'
import { draftRaisedAge } from '../../regulations/publish/raised-age.examples.ts'
import { jatim, openDesk, personNo, ratna, seal, sendFile } from '../queue/files.examples.ts'
import { approveFile } from '../verify/act.ts'
import { askSimulation, cancelSimulation } from './act.ts'
import { simulateJob } from './simulate.job.ts'
import { simulationById } from './store.ts'
import { trialsOf } from './trials.ts'

const ani: Actor = { ...thePublic, role: 'centre', person: personNo(0xf5) }
const age = 'uu-18-2017/pasal-5.a.umur.yaml'
const from = day('2027-03-01')
const sentStay: Transition = {
  keeps: 'sent',
  before: from,
  until: null,
  reason: { id: 'Yang sudah dikirim tetap.', en: 'Those sent stay.' },
}

let db: TestDatabase
let files: ApplicationId[]

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  files = []
  for (const number of [1, 2, 3])
    files.push(
      await sendFile(
        { ...db, seal },
        { number, name: `Pekerja ${number}`, nik: `350599410501000${number}`, passport: `X000000${number}` },
      ),
    )
  const [first] = files
  if (!first) throw new Error('no file')
  const approved = await db.as(ratna, async (tx) => await approveFile(tx, first, { reason: 'Cocok.' }))
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal))
}, 120_000)
afterAll(async () => await db.close())

/** A draft that raises the minimum age to 40, which nobody here has. */
const draftWith = async (transition: Transition | 'all'): Promise<string> =>
  await db.as(ani, async (tx) => await draftRaisedAge(tx, { from, years: 40, transition }))

const period = { firstDay: day('2026-11-01'), lastDay: day('2026-11-30') }
const asked = async (draft: string): Promise<string> => {
  const decision = await db.as(ani, async (tx) => await askSimulation(tx, { draft, ...period }))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].simulation
}
const run = async (simulation: string): Promise<void> =>
  await simulateJob.run({ simulation, turn: 0 }, { inTx: db.asSystem } as JobWorld)
const found = async (id: string) => await db.as(ani, async (tx) => await simulationById(tx, id))

describe('trying a change of the rules out', () => {
  it('counts who would be stopped, of those decided and of those on their way, with their offices', async () => {
    const id = await asked(await draftWith('all'))
    await run(id)
    const simulation = await found(id)
    assert.equal(simulation?.total, 4)
    assert.equal(simulation?.state, 'done')
    assert.deepEqual(simulation?.past.all, { same: 0, gains: 0, loses: 1, needs: 0 })
    assert.deepEqual(simulation?.past.rules, { 'uu-18-2017.pasal-5.a': 1 })
    assert.deepEqual(simulation?.past.by.country, { TW: { same: 0, gains: 0, loses: 1, needs: 0 } })
    assert.deepEqual(simulation?.ahead.offices, { [jatim]: 2 })
    assert.deepEqual(simulation?.affected.map(({ number }) => number).toSorted(), ['JTM-26-000002', 'JTM-26-000003'])
  })

  it('counts a file once, by the last word of the office, however often and on however many days it was decided', async () => {
    const client = await db.client('postgres')
    await client.query('set session_replication_role = replica')
    let copied = 0
    for (const [number, on] of [
      [1, '2026-11-02'],
      [2, '2026-11-02'],
      [3, '2026-11-20'],
    ] as const)
      copied +=
        (
          await client.query(
            `insert into placements.decision select (jsonb_populate_record(d, jsonb_build_object('id', $2::text, 'decided_on', $3::text))).*
         from placements.decision d where application = $1 and kind = 'verification' and decided_on = '2026-11-23'`,
            [files[0], `0190000${number}-0000-7000-8000-000000000000`, on],
          )
        ).rowCount ?? 0
    const id = await asked(await draftWith('all'))
    await run(id)
    await client.query(`delete from placements.decision where id < '01910000-0000-7000-8000-000000000000'`)
    await client.end()
    assert.equal(copied, 3)
    assert.deepEqual((await found(id))?.past.all, { same: 0, gains: 0, loses: 1, needs: 0 })
  })

  it('leaves out what a transition keeps', async () => {
    const id = await asked(await draftWith(sentStay))
    await run(id)
    const simulation = await found(id)
    assert.equal(simulation?.ahead.kept, 3)
    assert.deepEqual(simulation?.affected, [])
  })

  it('done twice counts once; stopped, it stays where it was', async () => {
    const draft = await draftWith('all')
    const [id, stopped] = [await asked(draft), await asked(draft)]
    await run(id)
    await run(id)
    assert.equal((await found(id))?.past.all.loses, 1)
    await db.as(ani, async (tx) => await cancelSimulation(tx, stopped))
    await run(stopped)
    const simulation = await found(stopped)
    assert.deepInclude(simulation, { state: 'cancelled', cursor: null })
    assert.equal(simulation?.past.all.loses, 0)
    const again = await db.as(ani, async (tx) => await cancelSimulation(tx, stopped))
    assert.deepEqual(again, { ok: false, refusal: { code: 'placements.nothing-to-cancel' } })
  })

  it('is told to whoever signs, and whether it tried exactly what they sign', async () => {
    const draft = await draftWith('all')
    await run(await asked(draft))
    const told = async () =>
      await db.as(ani, async (tx) => await trialsOf(tx, (await draftById(tx, draft)) ?? assert.fail()))
    assert.deepInclude((await told())[0], { state: 'done', isThisText: true, changed: 3 })
    const version = async () => (await db.as(ani, async (tx) => await draftById(tx, draft)))?.version ?? 0
    const writing = { version: await version(), transition: sentStay }
    await db.as(ani, async (tx) => await writeDraft(tx, draft, writing))
    assert.deepInclude((await told())[0], { isThisText: false })
    assert.lengthOf(await told(), 1)
  })

  it('needs a first day, and rules that load', async () => {
    const said = await db.as(ani, async (tx) => {
      const begun = await beginDraft(tx, 'Belum jadi')
      if (!begun.ok) throw new Error(begun.refusal.code)
      const { draft } = begun.events[0]
      const without = await askSimulation(tx, { draft, ...period })
      await writeDraft(tx, draft, { version: 1, changes: { [age]: 'id: [' }, effectiveFrom: from })
      return [without, await askSimulation(tx, { draft, ...period })]
    })
    assert.deepEqual(said, [
      { ok: false, refusal: { code: 'regulations.no-first-day' } },
      { ok: false, refusal: { code: 'placements.draft-does-not-load' } },
    ])
  })

  it('is seen by the centre and the auditor only', async () => {
    const id = await asked(await draftWith('all'))
    const auditor: Actor = { ...ani, role: 'auditor', person: personNo(0xf6) as PersonId }
    assert.isDefined(await db.as(auditor, async (tx) => await simulationById(tx, id)))
    assert.isUndefined(await db.as(ratna, async (tx) => await simulationById(tx, id)))
  })
})
