import { afterAll, assert, beforeAll, describe, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { perform } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { enter, previewOf, sendBack, takeIn, textActs } from './act.ts'
import { standingOn } from './expression.ts'
import { expressionsOf, insertExpressions, sourceById, sourcesOf } from './store.ts'
import { amendingText, ownText } from './text.examples.ts'

const ani: Actor = { ...thePublic, role: 'centre', person: '01900000-0000-7000-8000-000000000001' as PersonId }
const budi: Actor = { ...ani, person: '01900000-0000-7000-8000-000000000002' as PersonId }
let test: TestDatabase
beforeAll(async () => void (test = await testDatabase()))
afterAll(async () => await test.close())

async function brought(
  text: string,
  { from, ...of }: { instrument: string; amends: string | null; from: string },
): Promise<string> {
  return await test.as(ani, async (tx) => {
    const taken = await takeIn(tx, { ...of, effectiveFrom: day(from), origin: 'salinan contoh', text })
    assert(taken.ok)
    return taken.events[0].source
  })
}
const entered = async (id: string, by = budi) =>
  await test.as(by, async (tx) => await enter(tx, id, (await previewOf(tx, id))?.digest ?? ''))

describe('a text that was brought', () => {
  it('counts once it is entered, and an article is read as it stood on a day', async () => {
    const first = await brought(ownText, { instrument: 'contoh', amends: null, from: '2020-01-01' })
    assert.lengthOf(await test.asSystem(async (tx) => await expressionsOf(tx, 'contoh')), 0)
    assert.isTrue((await entered(first)).ok)
    const second = await brought(amendingText, { instrument: 'contoh-2', amends: 'contoh', from: '2026-03-01' })
    assert.isTrue((await entered(second)).ok)
    const versions = await test.as(thePublic, async (tx) => await expressionsOf(tx, 'contoh', 'pasal-7'))
    assert.equal(standingOn(versions, day('2026-02-28'))?.state, 'text')
    assert.deepInclude(standingOn(versions, day('2026-03-01')), { state: 'removed', madeBy: 'contoh-2' })
    assert.deepEqual(await entered(second), { ok: false, refusal: { code: 'texts.entered-before' } })
  })

  it('is entered only as it was seen', async () => {
    const id = await brought(ownText, { instrument: 'lain', amends: null, from: '2020-01-01' })
    const decision = await test.as(budi, async (tx) => await enter(tx, id, '0'.repeat(64)))
    assert.deepEqual(decision, { ok: false, refusal: { code: 'texts.changed-meanwhile' } })
  })

  it('is entered by another than whoever brought it, by SQL either', async () => {
    const id = await brought(ownText, { instrument: 'sendiri', amends: null, from: '2020-01-01' })
    assert.deepEqual(await entered(id, ani), { ok: false, refusal: { code: 'texts.same-person' } })
    const { plan, source } = (await test.as(ani, async (tx) => await previewOf(tx, id))) ?? assert.fail()
    const person = ani.person ?? assert.fail()
    const alone = test.as(
      ani,
      async (tx) => await insertExpressions(tx, source, { changes: plan.changes, known: [], by: person }),
    )
    await alone.then(
      () => assert.fail('one person brought and entered a text'),
      (problem: Error) => assert.match(problem.message, /row-level security/),
    )
  })

  it('is sent back with a reason, once, and is never entered then, by SQL either', async () => {
    const id = await brought(ownText, { instrument: 'kembali', amends: null, from: '2020-01-01' })
    const back = async (reason: string) => await test.as(budi, async (tx) => await sendBack(tx, id, reason))
    assert.deepEqual(await back('  '), { ok: false, refusal: { code: 'texts.no-reason' } })
    assert.isTrue((await back('Pasal 6 salah ketik.')).ok)
    assert.deepEqual(await back('Sekali lagi.'), { ok: false, refusal: { code: 'texts.sent-back' } })
    assert.deepEqual(await entered(id), { ok: false, refusal: { code: 'texts.sent-back' } })
    const source = (await test.as(ani, async (tx) => await sourceById(tx, id))) ?? assert.fail()
    assert.deepInclude(source.returned, { reason: 'Pasal 6 salah ketik.', returnedBy: budi.person ?? assert.fail() })
    const kept = await test.as(ani, async (tx) => await sourcesOf(tx))
    assert.deepEqual(
      kept.filter(({ isReturned }) => isReturned).map((one) => one.id),
      [id],
    )
    const person = budi.person ?? assert.fail()
    const past = test.as(budi, async (tx) => {
      const { plan } = (await previewOf(tx, id)) ?? assert.fail()
      await insertExpressions(tx, source, { changes: plan.changes, known: [], by: person })
    })
    await past.then(
      () => assert.fail('a text that was sent back was entered'),
      (problem: Error) => assert.match(problem.message, /row-level security/),
    )
  })

  it('is not sent back after it was entered, nor both at one moment', async () => {
    const id = await brought(ownText, { instrument: 'bersamaan', amends: null, from: '2020-01-01' })
    const [one, other] = await Promise.all([entered(id), test.as(ani, async (tx) => await sendBack(tx, id, 'Salah.'))])
    assert.notEqual(one.ok, other.ok)
    const { made, returned } = (await test.as(ani, async (tx) => await sourceById(tx, id))) ?? assert.fail()
    assert.notEqual(made > 0, returned !== null)
  })

  it('tells every reader where its words were taken from', async () => {
    await entered(await brought(ownText, { instrument: 'asal', amends: null, from: '2020-01-01' }))
    const [first] = await test.as(thePublic, async (tx) => await expressionsOf(tx, 'asal', 'pasal-5'))
    assert.equal(first?.origin, 'salinan contoh')
  })

  it('is corrected by a further revision of the same day', async () => {
    const of = { instrument: 'ralat', amends: null, from: '2020-01-01' }
    await entered(await brought(ownText, of))
    await entered(await brought(ownText.replace('boleh minum', 'boleh makan'), of))
    const versions = await test.asSystem(async (tx) => await expressionsOf(tx, 'ralat', 'pasal-6'))
    assert.deepEqual(
      versions.map(({ revision }) => revision),
      [1, 2],
    )
    assert.equal(standingOn(versions, day('2021-01-01'))?.body?.text, 'Pembaca boleh makan.')
  })
})

it('the database changes no text, for nobody, and lets only the centre bring one', async () => {
  const app = await test.client('bekal_app')
  const owner = await test.client('bekal_owner')
  for (const table of ['text_source', 'expression', 'text_return'])
    for (const sql of [
      `update regulations.${table} set ${table === 'text_return' ? 'reason' : 'instrument'} = 'x'`,
      `delete from regulations.${table}`,
    ]) {
      await app.query(sql).then(
        () => assert.fail(sql),
        (problem: Error) => assert.match(problem.message, /permission denied/),
      )
      await owner.query(sql).then(
        () => assert.fail(sql),
        (problem: Error) => assert.match(problem.message, /cannot be changed/),
      )
    }
  await Promise.all([app.end(), owner.end()])
  const worker: Actor = { ...ani, role: 'worker' }
  const tried = test.as(
    worker,
    async (tx) =>
      await takeIn(tx, { instrument: 'x', amends: null, effectiveFrom: day('2020-01-01'), origin: 'x', text: 'x' }),
  )
  await tried.then(
    () => assert.fail('a worker brought a text'),
    (problem: Error) => assert.match(problem.message, /row-level security/),
  )
})

it('only the centre enters a text, and the ledger says so', async () => {
  const id = await brought(ownText, { instrument: 'buku', amends: null, from: '2020-01-01' })
  const seen = await test.as(ani, async (tx) => (await previewOf(tx, id))?.digest ?? '')
  const entering = async (actor: Actor) =>
    await perform(test.world, actor, {
      act: textActs.enter,
      work: async (tx) => await enter(tx, id, seen),
      entry: ([event]) => ({ act: textActs.enter.name, record: { kind: 'text', id }, payload: { ...event } }),
    })
  const entries = async (): Promise<string> => {
    const owner = await test.client('postgres')
    const { rows } = await owner.query(`select count(*) from ledger.entry where act = '${textActs.enter.name}'`)
    await owner.end()
    return String(rows[0].count)
  }
  assert.deepInclude(await entering({ ...ani, role: 'auditor' }), { ok: false })
  assert.equal(await entries(), '0')
  assert.isTrue((await entering(budi)).ok)
  assert.equal(await entries(), '1')
})
