import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, DecisionId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { JobWorld } from '../../../platform/jobs/jobs.ts'
import {
  lastMonth,
  monthsOf,
  type StoredTally,
  situationsOf,
  talliesOf,
  totalsOf,
} from '../../directions/consistency/store.ts'
import { decisionsOf } from '../decisions.ts'
import { holdFile, releaseFile } from '../hold/act.ts'
import { head, jateng, openDesk, other, personNo, ratna, seal, sendFile } from '../queue/files.examples.ts'
import { approveFile, returnFile, undoDecision } from './act.ts'
import { settle } from './settle.job.ts'

let db: TestDatabase
let files: ApplicationId[]
const november = day('2026-11-01')
const passport = 'uu-18-2017.pasal-13.e'
const centre: Actor = { ...thePublic, role: 'centre', person: personNo(0xf5) }
const auditor: Actor = { ...centre, role: 'auditor' }

beforeAll(async () => {
  db = await testDatabase()
  const ground = { ...db, seal }
  await openDesk(ground)
  files = []
  for (const number of [1, 2, 3, 4])
    files.push(
      await sendFile(ground, {
        number,
        name: `Pekerja ${number}`,
        nik: `350599410596000${number}`,
        passport: `X000000${number}`,
      }),
    )
}, 120_000)
afterAll(async () => await db?.close())

const file = (index: number): ApplicationId => files[index] as ApplicationId
const last = async (index: number): Promise<DecisionId> => {
  const [record] = await db.asSystem(async (tx) => await decisionsOf(tx, file(index), 1))
  if (!record) throw new Error('no decision')
  return record.id
}
const tools = { seal, config: { publicUrl: 'https://bekal.go.id' } } as JobWorld['tools']
let second = 0
/** Time goes on, so that the last decision on a file is the last one. */
const tick = (): void => db.at(`2026-11-23T02:00:${String((second += 1)).padStart(2, '0')}Z`)
const settled = async (index: number): Promise<DecisionId> => {
  const decision = await last(index)
  await settle(file(index), decision, { tools, now: db.world.now, inTx: async (work) => await db.asSystem(work) })
  return decision
}
const tallies = async (as: Actor = centre): Promise<StoredTally[]> =>
  await db.as(as, async (tx) => await talliesOf(tx, november))
const ofPassport = async () =>
  (await tallies())
    .filter(({ rule }) => rule === passport)
    .map(({ outcome, decisions, latest }) => ({ outcome, decisions, latest }))
const giveBack = async (index: number) => {
  tick()
  const item = { rule: passport, citation: 'UU 18/2017 Pasal 13 huruf e', document: 'passport', text: 'Foto ulang.' }
  return await db.as(ratna, async (tx) => await returnFile(tx, file(index), [item]))
}

describe('a decision', () => {
  it('is counted when it can no longer be undone, each rule once, however often the job runs', async () => {
    expect((await db.as(ratna, async (tx) => await approveFile(tx, file(0), { reason: 'Sudah cocok.' }))).ok).toBe(true)
    expect(await tallies()).toEqual([])
    expect(await db.as(centre, lastMonth)).toBeUndefined()
    const decision = await settled(0)
    const counted = await tallies()
    expect(counted.length).toBeGreaterThan(10)
    expect(new Set(counted.map(({ rule }) => rule)).size).toBe(counted.length)
    for (const one of counted)
      expect(one).toMatchObject({ office: ratna.office, outcome: 'passed', decisions: 1, latest: decision })
    await settled(0)
    expect(await tallies()).toEqual(counted)
    expect(await db.as(centre, lastMonth)).toBe(november)
  })

  it('that was undone is not counted; the one in its place is, on the same facts', async () => {
    expect((await giveBack(1)).ok).toBe(true)
    const undone = await last(1)
    tick()
    expect((await db.as(ratna, async (tx) => await undoDecision(tx, file(1)))).ok).toBe(true)
    await settled(1)
    expect(await ofPassport()).toMatchObject([{ outcome: 'passed', decisions: 1 }])
    expect((await giveBack(1)).ok).toBe(true)
    const made = await settled(1)
    expect(made).not.toBe(undone)
    expect(await ofPassport()).toMatchObject([
      { outcome: 'named', decisions: 1, latest: made },
      { outcome: 'passed', decisions: 1 },
    ])
    const found = (await tallies()).filter(({ rule }) => rule === passport)
    expect(new Set(found.map(({ situation }) => situation)).size).toBe(1)
  })

  it('adds to what was counted, and is kept as the last one', async () => {
    expect((await giveBack(2)).ok).toBe(true)
    const made = await settled(2)
    expect(await ofPassport()).toMatchObject([
      { outcome: 'named', decisions: 2, latest: made },
      { outcome: 'passed', decisions: 1 },
    ])
    const totals = await db.as(centre, async (tx) => await totalsOf(tx, november))
    expect(totals.filter(({ rule, outcome }) => rule === passport && outcome === 'named')).toMatchObject([
      { decisions: 2 },
    ])
    const months = await db.as(centre, async (tx) => await monthsOf(tx, passport, { first: november, last: november }))
    expect(months.map(({ outcome, decisions }) => `${outcome} ${decisions}`).toSorted()).toEqual([
      'named 2',
      'passed 1',
    ])
  })

  it('to hold a file names its ground, and to let it go on says nothing', async () => {
    const root = await db.client('postgres')
    await root.query('update workers.worker set birth_date = $1 where id = $2', ['2009-06-01', personNo(4)])
    await root.end()
    const age = 'uu-18-2017.pasal-5.a'
    expect((await db.as(ratna, async (tx) => await holdFile(tx, file(3), age))).ok).toBe(true)
    const made = await settled(3)
    const counted = await tallies()
    expect(counted.filter(({ rule, outcome }) => rule === age && outcome === 'named')).toMatchObject([
      { decisions: 1, latest: made },
    ])
    tick()
    expect((await db.as(ratna, async (tx) => await releaseFile(tx, file(3)))).ok).toBe(true)
    await settled(3)
    expect(await tallies()).toEqual(counted)
  })

  it('keeps of the facts what the rule reads, and no day', async () => {
    const digests = (await tallies()).map(({ situation }) => situation)
    const facts = await db.as(centre, async (tx) => await situationsOf(tx, digests))
    expect(facts.size).toBe(new Set(digests).size)
    const text = JSON.stringify([...facts.values()])
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|Pekerja|35059941/)
    expect([...facts.values()].every(({ finding }) => finding !== undefined)).toBe(true)
  })
})

describe('what was counted', () => {
  it('is for the centre, the auditor and the head of the office it is about, and for nobody else', async () => {
    const all = await tallies()
    expect(await tallies(auditor)).toEqual(all)
    expect(await tallies(head)).toEqual(all)
    for (const actor of [{ ...head, office: jateng }, ratna, other, thePublic]) expect(await tallies(actor)).toEqual([])
  })

  it('is written by the job alone, and taken back by nobody', async () => {
    const [one] = await tallies()
    const again = async (as: Actor) =>
      await db.as(
        as,
        async (tx) =>
          await tx
            .db<Record<string, Record<string, unknown>>>()
            .insertInto('directions.tally')
            .values({ ...one, office: 'bp3mi-bali' } as never)
            .execute(),
      )
    for (const actor of [centre, head, ratna]) await expect(again(actor)).rejects.toThrow('row-level security')
    const app = await db.client('bekal_app')
    expect((await app.query('update directions.tally set decisions = 99')).rowCount).toBe(0)
    await expect(app.query('delete from directions.tally')).rejects.toThrow('permission denied')
    await expect(app.query('update directions.situation set facts = facts')).rejects.toThrow('permission denied')
    await app.end()
  })
})
