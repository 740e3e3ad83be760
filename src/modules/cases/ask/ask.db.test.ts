import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { questionsOf } from '../../directions/ask/store.ts'
import { questionsAbout } from '../../directions/index.ts'
import { jatim, openDesk, other, ratna, seal } from '../../placements/queue/files.examples.ts'
import { filed, unpaid } from '../cases.examples.ts'
import { closeCase } from '../handle/settle.ts'
import { caseById } from '../store.ts'
import { askAboutCase, groundsOf } from './act.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())

const text = 'Apakah upah lembur yang tidak dibayar termasuk gaji yang tidak dibayar?'
const file = async (): Promise<string> =>
  (await filed({ world: db.world, seal }, { ...unpaid, contact: { ...unpaid.contact, name: 'Kanari Sulastri' } })).case
const rulesFor = async (id: string): Promise<readonly string[]> =>
  await db.as(ratna, async (tx) => {
    const one = await caseById(tx, id)
    if (!one) throw new Error('no case')
    return (await groundsOf(tx, one)).findings.map(({ rule }) => rule)
  })
const asks = async (id: string, change: { text?: string; rule?: string } = {}, as: Actor = ratna) => {
  const [rule = ''] = await rulesFor(id)
  return await db.as(as, async (tx) => await askAboutCase(tx, seal, id, { rule, text, urgent: false, ...change }))
}

describe('asking the centre about a complaint', () => {
  it('leaves a question of the office with what its rule reads, and nothing that was told', async () => {
    const id = await file()
    const decision = await asks(id)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const [question] = await db.as(ratna, async (tx) => await questionsOf(tx, jatim))
    expect(question).toMatchObject({ step: 'case', text, state: 'open', asker: { about: id, office: jatim } })
    expect(JSON.stringify(question)).not.toContain('Kanari')
    expect(JSON.stringify(question)).not.toContain(unpaid.story)
    expect(question?.dueAt).not.toBeNull()
    expect(await db.asSystem(async (tx) => await questionsAbout(tx, id))).toHaveLength(1)
  })

  it('masks the name of who complains, asks each rule once, and knows rules of the case alone', async () => {
    const id = await file()
    const named = await asks(id, { text: 'Apakah Kanari Sulastri harus datang sendiri ke kantor kami?' })
    expect(named).toMatchObject({ ok: false, refusal: { code: 'directions.personal' } })
    expect(JSON.stringify(named)).not.toContain('Sulastri')
    expect((await asks(id)).ok).toBe(true)
    expect(await asks(id)).toMatchObject({ ok: false, refusal: { code: 'directions.asked-already' } })
    expect(await asks(id, { rule: 'uu-18-2017.pasal-5.a' })).toMatchObject({
      ok: false,
      refusal: { code: 'directions.no-rule' },
    })
  })

  it('is open to a lesson after the case is closed, and shut to an office that does not have it', async () => {
    const id = await file()
    await db.as(ratna, async (tx) => {
      const done = { case: id, ground: 'handed-over', text: 'Diteruskan.', receiver: 'Kemlu' } as const
      expect((await closeCase(tx, seal, done)).ok).toBe(true)
    })
    expect(await asks(id, {}, other)).toMatchObject({ ok: false })
    expect((await asks(id, { text: 'Batas waktu penjelasan perusahaan terlalu lama bagi pekerja.' })).ok).toBe(true)
  })
})
