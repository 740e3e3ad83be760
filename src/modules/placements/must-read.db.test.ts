import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, RuleSetDigest } from '../../kernel/ids.ts'
import { day, instant } from '../../kernel/time.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { insertReading, readersOf, readingsOf } from '../regulations/notices/store.ts'
import { publishRaisedAge, raisedRule } from '../regulations/publish/raised-age.examples.ts'
import { insertWithdrawal } from '../regulations/publish/store.ts'
import { decisionsOf, replayDecision } from './decisions.ts'
import { holdFile } from './hold/act.ts'
import { bayu, head, openDesk, personNo, ratna, seal, sendFile } from './queue/files.examples.ts'
import { refuseFile } from './refuse/act.ts'
import { changeApplication } from './store.ts'
import { approveFile, approveMany, returnFile } from './verify/act.ts'

const title = 'Umur paling muda 19 tahun'
let db: TestDatabase
let files: ApplicationId[]
let changed: RuleSetDigest

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  files = []
  for (const number of [1, 2, 3, 4])
    files.push(
      await sendFile(
        { ...db, seal },
        { number, name: `Pekerja ${number}`, nik: `350599410501000${number}`, passport: `X000000${number}` },
      ),
    )
  const raised = { from: day('2026-11-01'), years: 19 }
  changed = await db.asSystem(async (tx) => await publishRaisedAge(tx, raised))
}, 120_000)
afterAll(async () => await db.close())

const file = (index: number): ApplicationId => files[index] as ApplicationId
const approve = async (by: Actor, index: number) =>
  await db.as(by, async (tx) => await approveFile(tx, file(index), { reason: 'Cocok.' }))
const confirmAs = async (by: Actor): Promise<unknown> =>
  await db.as(by, async (tx) => await insertReading(tx, changed, by.person ?? personNo(0)))
const mustRead = { ok: false, refusal: { code: 'placements.must-read', titles: [title] } }

describe('an officer who has not read what changed', () => {
  it('decides nothing by it: neither approves, nor returns, nor approves many', async () => {
    await db.asSystem(async (tx) => await changeApplication(tx, file(0), { clean: 'match' }))
    const item = { rule: raisedRule, citation: 'UU 18/2017 Pasal 5', document: null, text: 'Perbaiki.' }
    expect(await approve(ratna, 0)).toEqual(mustRead)
    expect(await db.as(ratna, async (tx) => await returnFile(tx, file(0), [item]))).toEqual(mustRead)
    expect(await db.as(ratna, async (tx) => await approveMany(tx, [file(0)], { reason: 'Cocok semua.' }))).toEqual(
      mustRead,
    )
    expect(await db.as(ratna, async (tx) => await decisionsOf(tx, file(0)))).toEqual([])
  })

  it('decides once they have, and the decision holds what was read and when', async () => {
    await confirmAs(ratna)
    await confirmAs(ratna)
    expect((await approve(ratna, 0)).ok).toBe(true)
    const [made] = await db.as(ratna, async (tx) => await decisionsOf(tx, file(0)))
    if (!made) throw new Error('no decision')
    expect(made.read).toEqual([{ ruleSet: changed, at: instant(db.world.now()) }])
    expect((await db.asSystem(async (tx) => await replayDecision(tx, made))).same).toBe(true)
    const forged = { ...made, read: [] }
    expect((await db.asSystem(async (tx) => await replayDecision(tx, forged))).recordIntact).toBe(false)
  })

  it('is each for themselves, and nobody confirms for another', async () => {
    expect(await approve(bayu, 1)).toEqual(mustRead)
    for (const another of [ratna, head])
      await expect(
        db.as(bayu, async (tx) => await insertReading(tx, changed, another.person ?? personNo(0))),
      ).rejects.toThrow('row-level security')
    expect(await approve(bayu, 1)).toEqual(mustRead)
    await confirmAs(bayu)
    expect((await approve(bayu, 1)).ok).toBe(true)
    const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
    expect(await db.as(centre, async (tx) => await readersOf(tx, changed))).toBe(2)
    expect(await db.as(bayu, async (tx) => await readingsOf(tx, ratna.person ?? personNo(0)))).toEqual([])
  })

  it('need not read what was withdrawn', async () => {
    expect(await approve(head, 2)).toEqual(mustRead)
    await db.asSystem(
      async (tx) => await insertWithdrawal(tx, { digest: changed, by: personNo(1), reason: 'Angkanya salah.' }),
    )
    expect((await approve(head, 2)).ok).toBe(true)
    const [made] = await db.as(head, async (tx) => await decisionsOf(tx, file(2)))
    expect(made && 'read' in made).toBe(false)
  })

  it('neither holds nor refuses on a ground that the change made', async () => {
    const raised = { from: day('2026-11-02'), years: 90 }
    const newer = await db.asSystem(async (tx) => await publishRaisedAge(tx, raised))
    const hold = async () => await db.as(ratna, async (tx) => await holdFile(tx, file(3), raisedRule))
    const refuse = async () => await db.as(head, async (tx) => await refuseFile(tx, file(3), raisedRule))
    const unread = { ok: false, refusal: { code: 'placements.must-read', titles: ['Umur paling muda 90 tahun'] } }
    expect([await hold(), await refuse()]).toEqual([unread, unread])
    await db.as(ratna, async (tx) => await insertReading(tx, newer, ratna.person ?? personNo(0)))
    expect(await hold()).toMatchObject({ ok: true })
    expect(await refuse()).toEqual(unread)
    await db.as(head, async (tx) => await insertReading(tx, newer, head.person ?? personNo(0)))
    expect(await refuse()).toMatchObject({ ok: true })
  })
})

it('notices and readings are never changed, by SQL either', async () => {
  const owner = await db.client('bekal_owner')
  for (const table of ['regulations.notice', 'regulations.reading'])
    await expect(owner.query(`delete from ${table}`)).rejects.toThrow('cannot be changed')
  await owner.end()
})
