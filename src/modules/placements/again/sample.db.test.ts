import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openQuestions } from '../../directions/ask/store.ts'
import { decideAgain, weighedAgain } from '../../directions/blind/act.ts'
import { groundsFor } from '../../directions/blind/decide.ts'
import { askBetween } from '../../directions/blind/disagree.job.ts'
import { firstOf, pairsSince, sampleById, samplesOf, secondOf } from '../../directions/blind/store.ts'
import { jateng, jatim, openDesk, other, ratna, seal, sendFile, workerNo } from '../queue/files.examples.ts'
import { approveFile, undoDecision } from '../verify/act.ts'
import { sampleMonth } from './sample.job.ts'

const month = day('2026-11-01')
let db: TestDatabase
let ids: string[]
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  const files: ApplicationId[] = []
  for (const number of [1, 2, 3])
    files.push(
      await sendFile(
        { ...db, seal },
        { number, name: `Siti ${number}`, nik: `350599410501000${number}`, passport: `X000000${number}` },
      ),
    )
  for (const id of files) await db.as(ratna, async (tx) => await approveFile(tx, id, { reason: 'Cocok.' }))
  await db.as(ratna, async (tx) => await undoDecision(tx, files[2] as ApplicationId))
  ids = []
}, 120_000)
afterAll(async () => await db.close())

const reason = 'Keadaannya sudah jelas dari data.'

describe('decisions of a month', () => {
  it('are given to an office elsewhere, each once, without the person and without those undone', async () => {
    expect(await db.asSystem(async (tx) => await sampleMonth(tx, month))).toBe(2)
    await db.asSystem(async (tx) => await sampleMonth(tx, month))
    expect(await db.as(ratna, async (tx) => await samplesOf(tx, jatim))).toEqual([])
    const given = await db.as(other, async (tx) => await samplesOf(tx, jateng))
    expect(given).toHaveLength(2)
    ids = given.map(({ id }) => id)
    const sample = await db.as(other, async (tx) => await sampleById(tx, ids[0] ?? ''))
    expect(JSON.stringify(sample?.facts)).not.toMatch(/Siti|1996-05|X0000|3505/)
    expect(await db.as(workerNo(1), async (tx) => await sampleById(tx, ids[0] ?? ''))).toBeUndefined()
  })

  it('hide the first outcome until there is a second, by SQL either', async () => {
    for (const id of ids) expect(await db.as(other, async (tx) => await firstOf(tx, id))).toBeUndefined()
    expect(await db.as(ratna, async (tx) => await firstOf(tx, ids[0] ?? ''))).toBeUndefined()
  })

  it('are decided once, by the office they were given to', async () => {
    const [id = ''] = ids
    const approved = { outcome: 'approved', rule: null, reason } as const
    expect((await db.as(ratna, async (tx) => await decideAgain(tx, id, approved))).ok).toBe(false)
    expect(
      await db.as(
        other,
        async (tx) => await decideAgain(tx, id, { ...approved, reason: 'NIK 3505994105010001 cocok.' }),
      ),
    ).toMatchObject({ refusal: { code: 'directions.personal' } })
    expect(await db.as(other, async (tx) => await decideAgain(tx, id, approved))).toMatchObject({
      events: [{ agrees: true }],
    })
    expect(await db.as(other, async (tx) => await decideAgain(tx, id, approved))).toMatchObject({
      refusal: { code: 'directions.wrong-state' },
    })
    expect(await db.as(other, async (tx) => await firstOf(tx, id))).toEqual({ outcome: 'approved', rules: [] })
    expect(await db.as(ratna, async (tx) => await secondOf(tx, id))).toBeUndefined()
  })

  it('that differ are asked of the centre by Bekal, once', async () => {
    const [, id = ''] = ids
    const [ground] = await db.as(other, async (tx) => {
      const sample = await sampleById(tx, id)
      return sample ? groundsFor('returned', (await weighedAgain(tx, sample)).findings) : []
    })
    if (!ground) throw new Error('nothing to return for')
    const returned = { outcome: 'returned', rule: ground.rule, reason } as const
    expect(await db.as(other, async (tx) => await decideAgain(tx, id, returned))).toMatchObject({
      events: [{ agrees: false }],
    })
    expect(db.queued.at(-1)).toEqual({ job: 'directions.disagree', payload: { sample: id } })
    const asked = await db.asSystem(async (tx) => await askBetween(tx, id))
    expect(asked).toBeDefined()
    expect(await db.asSystem(async (tx) => await askBetween(tx, id))).toBeUndefined()
    const [question] = await db.asSystem(openQuestions)
    expect(question).toMatchObject({ id: asked, rule: ground.rule, asker: { office: null, person: null, about: null } })
    expect(await db.asSystem(async (tx) => await pairsSince(tx, month))).toHaveLength(2)
  })
})
