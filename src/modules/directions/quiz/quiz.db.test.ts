import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fewestTold } from '../../../kernel/disclosure.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { forgetAnswers, keepAnswer, practisedBy, totalsByRule } from './store.ts'

const officer = (number: number): Actor => ({
  ...thePublic,
  role: 'counter-officer',
  person: `019a0000-0000-7000-8000-00000000000${number}` as PersonId,
})
const [ratna, bayu, centre] = [officer(1), officer(2), { ...officer(3), role: 'centre' } as const]
const exercise = 'a'.repeat(64)
let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(async () => await db.close())

const answer = async (by: Actor, isRight: boolean, of = exercise): Promise<void> =>
  await db.as(
    by,
    async (tx) => await keepAnswer(tx, { person: by.person as PersonId, exercise: of, rule: 'r', isRight }),
  )
const seenBy = async (by: Actor, whose: Actor) =>
  await db.as(by, async (tx) => await practisedBy(tx, whose.person as PersonId))

describe('what an officer answered', () => {
  it('is theirs alone, by SQL either', async () => {
    await answer(ratna, false)
    expect(await seenBy(ratna, ratna)).toMatchObject([{ exercise, isRight: false }])
    for (const other of [bayu, centre]) expect(await seenBy(other, ratna)).toEqual([])
    expect(await db.asSystem(async (tx) => await practisedBy(tx, ratna.person as PersonId))).toEqual([])
    await expect(
      db.as(
        bayu,
        async (tx) =>
          await keepAnswer(tx, {
            person: ratna.person as PersonId,
            exercise: 'b'.repeat(64),
            rule: 'r',
            isRight: true,
          }),
      ),
    ).rejects.toThrow('row-level security')
  })

  it('can become right, and counts in the total as it was first', async () => {
    await answer(ratna, true)
    expect(await seenBy(ratna, ratna)).toMatchObject([{ isRight: true }])
    for (let left = 1; left < fewestTold; left += 1) await answer(officer(3 + left), true)
    expect(await db.as(centre, totalsByRule)).toEqual([{ rule: 'r', answers: fewestTold, wrongs: 1 }])
  })

  it('is deleted when they want; the totals say of nobody and stay', async () => {
    await db.as(ratna, async (tx) => await forgetAnswers(tx, ratna.person as PersonId))
    expect(await seenBy(ratna, ratna)).toEqual([])
    expect(await db.as(centre, totalsByRule)).toHaveLength(1)
  })

  it('is not told by a total of few', async () => {
    const alone = await testDatabase()
    await alone.as(
      bayu,
      async (tx) => await keepAnswer(tx, { person: bayu.person as PersonId, exercise, rule: 'r', isRight: false }),
    )
    expect(await alone.as(centre, totalsByRule)).toEqual([])
    await alone.close()
  })
})
