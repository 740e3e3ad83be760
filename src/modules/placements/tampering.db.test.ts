import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, DocumentId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Tools } from '../../platform/tools.ts'
import { describeDocument, documentsOf } from '../workers/index.ts'
import { keepAnswer } from './answer/act.ts'
import { decisionsOf } from './decisions.ts'
import { inProcess, inReview } from './journey/view.ts'
import { openDesk, personNo, ratna, seal, sendFile, workerNo } from './queue/files.examples.ts'
import { findFiles } from './queue/find.ts'
import { giveCode } from './record/codes.ts'
import { changeApplication, moveTo } from './store.ts'
import { approveFile } from './verify/act.ts'
import { settle } from './verify/settle.job.ts'

let db: TestDatabase
let file: ApplicationId
const world = () => ({
  tools: { seal, config: { publicUrl: 'https://bekal.example' } } as unknown as Tools,
  now: db.world.now,
  inTx: db.asSystem,
})
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  file = await sendFile(
    { ...db, seal },
    { number: 1, name: 'Siti Aminah', nik: '3505994105010001', passport: 'X0000001' },
  )
}, 120_000)
afterAll(async () => await db.close())

const worker = workerNo(1)
const answer = async (path: string, value: string | number) =>
  await db.as(worker, async (tx) => await keepAnswer(tx, file, { path, value }))

describe('what an office weighs', () => {
  it('is known to be weighed, so that no paper is replaced under its eyes', async () => {
    const looks = async () =>
      await db.as(worker, async (tx) => [await inReview(tx, personNo(1)), await inProcess(tx, personNo(1))])
    expect(await looks()).toEqual([true, true])
    await db.asSystem(async (tx) => await moveTo(tx, file, 'returned'))
    expect(await looks()).toEqual([false, false])
    await db.asSystem(async (tx) => await moveTo(tx, file, 'submitted'))
  })

  it('stays as the worker told it; what nobody has answered may still be answered', async () => {
    await db.asSystem(async (tx) => await changeApplication(tx, file, { contractMonths: 24 }))
    expect(await answer('placement.contractMonths', 60)).toMatchObject({ refusal: { code: 'placements.wrong-state' } })
    expect(await answer('history.test', 'pertama')).toMatchObject({ ok: true })
    expect(await answer('history.test', 'kedua')).toMatchObject({ refusal: { code: 'placements.wrong-state' } })
  })

  it('is what was there when it was approved: what is copied from a paper afterwards is not part of it', async () => {
    await db.asSystem(async (tx) => await changeApplication(tx, file, { clean: 'match' }))
    const approved = await db.as(ratna, async (tx) => await approveFile(tx, file, { reason: null }))
    expect(approved).toMatchObject({ ok: true })
    db.at('2026-11-23T02:00:05Z')
    const passport = await db.asSystem(async (tx) =>
      (await documentsOf(tx, personNo(1))).find(({ kind }) => kind === 'passport'),
    )
    await db.asSystem(
      async (tx) =>
        await describeDocument(tx, passport?.id as DocumentId, {
          numberHidden: null,
          numberIndex: null,
          numberLast4: '9999',
          issuedOn: null,
          validUntil: day('2034-02-01'),
        }),
    )
    db.at('2026-11-23T02:00:15Z')
    const [decision] = await db.asSystem(async (tx) => await decisionsOf(tx, file, 1))
    if (!decision) throw new Error('nothing was decided')
    await settle(file, decision.id, world())
    const states = await db.asSystem(
      async (tx) => new Map((await documentsOf(tx, personNo(1))).map(({ kind, state }) => [kind, state])),
    )
    expect(states.get('passport')).toBe('uploaded')
    expect([...states.values()]).toContain('verified')
  })
})

it('a decision has five codes at most, also when forty are asked for at one moment', async () => {
  const [decision] = await db.asSystem(async (tx) => await decisionsOf(tx, file, 1))
  if (!decision) throw new Error('nothing was decided')
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => await db.as(worker, async (tx) => await giveCode(tx, decision.id))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5)
})

it('a file that was never sent is found by no officer', async () => {
  const found = async () => (await db.as(ratna, async (tx) => await findFiles(tx, { seal }, await wanted()))).exact
  const wanted = async () => await Promise.resolve({ by: 'nik', nik: '3505994105010001' } as const)
  expect(await found()).toHaveLength(1)
  const owner = await db.client('postgres')
  await owner.query(`update placements.application set state = 'draft', submitted_at = null where id = '${file}'`)
  await owner.end()
  expect(await found()).toEqual([])
})
