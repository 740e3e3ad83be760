import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { bayu, head, jatim, openDesk, other, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import { clockworkOf } from '../clockwork.ts'
import { isOn } from '../desk/list.page.ts'
import type { Filing } from '../file/act.ts'
import { answerSettled, proposeSettled } from '../handle/settle.ts'
import { answerReporter, takeCase } from '../handle/sort.ts'
import { casesInWork } from '../store.ts'
import { boardsFor } from './open.ts'
import { toldCases } from './read.ts'
import { releaseOf } from './release.ts'

let db: TestDatabase
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())

async function file(at: string, change: Partial<Filing> = {}): Promise<string> {
  db.at(at)
  return (await filed({ world: db.world, seal }, change)).case
}

const told = async () =>
  await db.asSystem(async (tx) => await toldCases(tx, { from: instant('2026-01-01'), until: instant('2027-01-01') }))

describe('figures', () => {
  it('are made of the first answer and of the promises as they were made, kept or not', async () => {
    const id = await file('2026-10-05T03:00:00Z')
    const [fresh] = await told()
    expect(fresh).toMatchObject({ id, office: jatim, answeredAt: null, decisionDueAt: null, closedAt: null })
    const due = fresh?.answerDueAt
    expect(due).not.toBeNull()
    db.at('2026-10-06T03:00:00Z')
    await db.as(ratna, async (tx) => await answerReporter(tx, seal, { case: id, text: 'Kami urus.' }))
    db.at('2026-10-08T03:00:00Z')
    await db.as(ratna, async (tx) => await answerReporter(tx, seal, { case: id, text: 'Masih kami urus.' }))
    await db.as(ratna, async (tx) => await proposeSettled(tx, seal, { case: id, text: 'Sudah dibayar.' }))
    db.at('2026-10-09T03:00:00Z')
    await db.asSystem(async (tx) => await answerSettled(tx, seal, { case: id, yes: true }))
    const [done] = await told()
    expect(done).toMatchObject({
      answeredAt: '2026-10-06T03:00:00.000Z',
      answerDueAt: due,
      closedAt: '2026-10-09T03:00:00.000Z',
      confirmed: true,
    })
    expect(done?.decisionDueAt).not.toBeNull()
  })

  it('for everybody tell whole months, held back where they are too few, as they stood at their end', async () => {
    for (let n = 1; n <= 6; n += 1) await file(`2026-10-1${n}T03:00:00Z`, { origin: '33' })
    await file('2026-11-02T03:00:00Z')
    db.at('2026-11-23T02:00:00Z')
    const { months, asOf, since } = await db.asSystem(releaseOf)
    expect([asOf, since]).toEqual(['2026-10-31T17:00:00.000Z', '2025-11-01'])
    expect(months.map(({ month }) => month)).toEqual(['2026-10-01'])
    // One of Jawa Timur is too few; Jawa Tengah goes with it, or it would be the difference.
    expect(months[0]?.offices.map(({ figures }) => figures)).toEqual([null, null])
    expect(months[0]?.all).toMatchObject({ filed: 7, open: 6, decided: 1 })
    db.at('2026-11-30T17:00:00Z')
    expect((await db.asSystem(releaseOf)).months.map(({ month }) => month)).toEqual(['2026-11-01', '2026-10-01'])
  })
})

describe('the board', () => {
  it('is an office’s own, and of every office for the centre', async () => {
    db.at('2026-11-23T02:00:00Z')
    const seen = async (as: Actor) => await db.as(as, boardsFor)
    const open = (boards: Awaited<ReturnType<typeof seen>>, office: OfficeId | null) =>
      boards.find((one) => one.office === office)?.open
    expect((await seen(ratna)).map(({ office }) => office)).toEqual([jatim])
    expect((await seen(other)).map(({ open: count }) => count)).toEqual([6])
    const all = await seen(centre)
    expect(all.length).toBeGreaterThan(15)
    expect([open(all, jatim), open(all, other.office), open(all, null)]).toEqual([1, 6, 0])
  })

  it('has the numbers of the lists behind it', async () => {
    const soon = await file('2026-11-23T02:00:00Z')
    db.at('2026-11-23T03:00:00Z')
    await db.as(bayu, async (tx) => await takeCase(tx, seal, { case: soon }))
    for (const [as, office] of [
      [head, head.office],
      [centre, other.office],
    ] as const) {
      const board = (await db.as(as, boardsFor)).find((one) => one.office === office)
      const lists = await db.as(as, async (tx) => {
        const cases = await casesInWork(tx, office)
        const clockwork = await clockworkOf(tx, cases)
        const count = (list: Parameters<typeof isOn>[0]) =>
          cases.filter((one) => isOn(list, one, { person: null, clockwork })).length
        return { late: count('lewat'), soon: count('segera'), 'in-time': count('tepat'), unread: count('lama') }
      })
      expect(board).toMatchObject(lists)
      expect(board?.open).toBe(lists.late + lists.soon + lists['in-time'])
    }
    const [mine] = await db.as(head, boardsFor)
    expect(mine?.handlers).toEqual([
      { handler: bayu.person, open: 1 },
      { handler: null, open: 1 },
    ])
  })
})
