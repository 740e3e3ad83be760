import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../platform/access/actor.ts'
import { theSystem } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { jateng, openDesk, personNo, ratna, seal } from '../../placements/queue/files.examples.ts'
import { endAccess, giveAccess, markUnsafe } from '../access/act.ts'
import { handCode } from '../access/hand.ts'
import { filed } from '../cases.examples.ts'
import { answerSettled, closeCase, proposeSettled, reopenCase } from '../handle/settle.ts'
import { acceptCase, moveCase, takeCase } from '../handle/sort.ts'
import { writeAsReporter } from '../thread/write.ts'
import { checkCases } from './check.ts'

let db: TestDatabase
const web = theSystem('web')
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const nowhere = { channel: null, address: '', name: '', hours: '' } as const
const mother = { name: 'Bu Sulastri', phone: '', scope: 'messages', days: 30, reason: '' } as const
const done = async (as: Actor, work: (tx: Tx) => Promise<{ readonly ok: boolean }>): Promise<void> =>
  expect(await db.as(as, work)).toMatchObject({ ok: true })
const problems = async (): Promise<readonly string[]> =>
  (await db.asSystem(async (tx) => await checkCases(tx, seal))).problems.map(({ what }) => what)

/** A case that lived: taken, settled, reopened, moved away and back; with somebody let in, and somebody not safe. */
async function lived(): Promise<string> {
  const { case: id } = await filed({ world: db.world, seal }, { country: null, filedBy: 'family' })
  const of = { case: id }
  await done(ratna, async (tx) => await takeCase(tx, seal, of))
  await done(ratna, async (tx) => await acceptCase(tx, seal, of))
  await done(web, async (tx) => await writeAsReporter(tx, seal, { ...of, text: 'Masih.', channel: 'page', files: [] }))
  await done(ratna, async (tx) => await proposeSettled(tx, seal, { ...of, text: 'Sudah dibayar.' }))
  await done(web, async (tx) => await answerSettled(tx, seal, { ...of, yes: true }))
  await done(web, async (tx) => await reopenCase(tx, seal, of))
  await done(centre, async (tx) => await moveCase(tx, seal, { ...of, office: jateng, why: 'Rumahnya di sana.' }))
  await done(centre, async (tx) => await moveCase(tx, seal, { ...of, office: ratna.office, why: 'Kembali.' }))
  await done(ratna, async (tx) => await handCode(tx, seal, { ...of, reason: 'Datang sendiri.', reach: nowhere }))
  await done(web, async (tx) => await giveAccess(tx, seal, { ...of, ...mother }))
  await done(web, async (tx) => await giveAccess(tx, seal, { ...of, ...mother, name: 'Mbak Rini' }))
  await done(web, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from cases.access where "case" = ${id} and kind = 'relative' order by at, id limit 1`.execute(tx.db())
    return await endAccess(tx, seal, { ...of, access: rows[0]?.id ?? '' })
  })
  await done(web, async (tx) => await markUnsafe(tx, seal, { ...of, name: 'Pak Kanari', phone: '' }))
  return id
}

let id = ''
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())
beforeEach(async () => {
  const owner = await db.client('postgres')
  await owner.query('set session_replication_role = replica')
  for (const table of ['look', 'unsafe', 'access', 'step', 'message', 'contact', 'case'])
    await owner.query(`delete from cases."${table}"`)
  await owner.query(`delete from ledger.entry`)
  await owner.end()
  db.at('2026-11-23T02:00:00Z')
  id = await lived()
})

describe('the check of all cases', () => {
  it('finds nothing in a case that lived, nor in one that was closed on a ground', async () => {
    await done(ratna, async (tx) => {
      const closing = { case: id, ground: 'handed-over', text: 'Diserahkan.', receiver: 'Polda Jatim' } as const
      return await closeCase(tx, seal, closing)
    })
    expect(await problems()).toEqual([])
  })

  it.each<[string, RawBuilder<unknown>, string]>([
    [
      'closes it',
      sql`update cases."case" set state = 'closed', ground = 'settled', confirmed = true, closed_at = now()`,
      'standing-altered',
    ],
    ['takes it into no office', sql`update cases."case" set office = null`, 'standing-altered'],
    [
      'gives it another code',
      sql`update cases."case" set code = decode('00', 'hex'), version = version + 9`,
      'standing-altered',
    ],
    ['calls it harmless', sql`update cases."case" set category = 'other', level = 'serious'`, 'standing-altered'],
    [
      'adds a step',
      sql`insert into cases.step (id, "case", at, step, data)
      select gen_random_uuid(), id, now(), 'reached', '{}' from cases."case"`,
      'step-altered',
    ],
    [
      'lets somebody in',
      sql`insert into cases.access (id, "case", kind, scope, code, name_hidden, name_index, at, until, given_by)
      select gen_random_uuid(), id, 'relative', 'write', decode('00', 'hex'), decode('00', 'hex'), decode('00', 'hex'), now(),
        now() + interval '9 days', 'reporter' from cases."case"`,
      'access-altered',
    ],
    [
      'marks somebody',
      sql`insert into cases.unsafe (id, "case", name_hidden, name_index, at)
      select gen_random_uuid(), id, decode('00', 'hex'), decode('01', 'hex'), now() from cases."case"`,
      'mark-altered',
    ],
  ])('names what the application does without saying so: %s', async (_, sabotage, what) => {
    // biome-ignore format: a table
    expect(await problems()).toEqual([])
    await db.asSystem(async (tx) => await sabotage.execute(tx.db()))
    expect(await problems()).toContain(what)
  })

  it.each([
    ['drops that it was reopened', `delete from cases.step where step = 'reopened'`, ['step-missing']],
    ['drops the step that closed it', `delete from cases.step where step = 'confirmed'`, ['step-missing']],
    [
      'lets somebody in again',
      `update cases.access set ended_at = null, ended_by = null where kind = 'relative'`,
      ['access-altered'],
    ],
    ['drops whom it let in', `delete from cases.access`, ['access-altered']],
    ['forgets who is not safe', `delete from cases.unsafe`, ['mark-missing']],
    [
      'writes another office into a step',
      `update cases.step set data = data || '{"to": "bp3mi-aceh"}' where step = 'moved'`,
      ['step-altered'],
    ],
    [
      'turns a case back to where it stood',
      `update cases."case" c set state = 'closed', ground = 'settled', confirmed = true, closed_at = now(), reopened = 0`,
      ['standing-altered'],
    ],
  ])('names what the owner of the database does: %s', async (_, sabotage, what) => {
    // biome-ignore format: a table
    const owner = await db.client('postgres')
    await owner.query('set session_replication_role = replica')
    await owner.query(sabotage)
    await owner.end()
    expect(new Set(await problems())).toEqual(new Set(what))
  })
})
