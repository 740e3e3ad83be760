import { join } from 'node:path'
import { afterAll, assert, beforeAll, describe, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { loadRegulations } from '../load.ts'
import { noticeOf } from '../notices/store.ts'
import { ruleSetOn, rulesFor } from '../store.ts'
import { beginDraft, proposeDraft, sendDraftBack, signDraft, withdrawRuleSet, writeDraft } from './act.ts'
import { draftById, insertWithdrawal, publicationsOf, publish } from './store.ts'
import type { Transition } from './transition.ts'

const centre = (last: number): Actor => ({
  ...thePublic,
  role: 'centre',
  person: `01900000-0000-7000-8000-00000000000${last}` as PersonId,
})
const [ani, budi] = [centre(1), centre(2)]
const older = 'uu-18-2017/pasal-5.a.umur.yaml'
const transition: Transition = {
  keeps: 'sent',
  before: day('2026-12-01'),
  until: day('2027-02-28'),
  reason: { id: 'Berkas yang sudah dikirim tetap memakai aturan lama.', en: 'Files already sent keep the old rules.' },
}

let test: TestDatabase
/** The rule about the minimum age with 20 years from December on; and that seafarers keep the age of their own rules. */
let raised: string
let settled: string

beforeAll(async () => {
  test = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
  if (!ruleSet) throw new Error('the law does not load')
  await test.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'shipped' }))
  const written = JSON.parse(ruleSet.source)[older]
  const [parameter] = Object.values(written.parameters) as { values: unknown[] }[]
  parameter?.values.push({ from: '2026-12-01', value: 20 })
  written.examples.push({
    name: 'genap 20 setelah berubah',
    on: '2026-12-01',
    facts: { worker: { birthDate: '2006-12-01' } },
    finds: 'met',
  })
  written.examples.push({
    name: 'belum 20 setelah berubah',
    on: '2026-12-01',
    facts: { worker: { birthDate: '2006-12-02' } },
    finds: 'unmet',
  })
  raised = JSON.stringify(written)
  settled = JSON.stringify([
    ...JSON.parse(ruleSet.source)['resolutions.yaml'],
    {
      rule: 'pp-22-2022.umur',
      against: 'uu-18-2017.pasal-5.a',
      by: 'special',
      reason: { id: 'Awak kapal punya aturan umur sendiri.', en: 'Seafarers have an age rule of their own.' },
    },
  ])
})
afterAll(async () => await test.close())

const done = <Event>(decision: { ok: true; events: readonly [Event, ...Event[]] } | { ok: false }): Event => {
  if (!decision.ok) throw new Error(JSON.stringify(decision))
  return decision.events[0]
}

/** A draft of the raised age, before the second signature. */
async function proposed(): Promise<{ id: string; version: number }> {
  return await test.as(ani, async (tx) => {
    const { draft: id, version } = done(await beginDraft(tx, 'Umur paling muda 20 tahun'))
    done(
      await writeDraft(tx, id, {
        version,
        summary: 'Mulai 1 Desember, umur paling muda 20 tahun.',
        changes: { [older]: raised, 'resolutions.yaml': settled },
        effectiveFrom: day('2026-12-01'),
        transition,
      }),
    )
    done(await proposeDraft(tx, id))
    const draft = await draftById(tx, id)
    return { id, version: draft?.version ?? 0 }
  })
}

describe('a change of the rules', () => {
  it('that does not hold together is not proposed, and what was written stays', async () => {
    const said = await test.as(ani, async (tx) => {
      const { draft: id } = done(await beginDraft(tx, 'Salah tulis'))
      done(await writeDraft(tx, id, { version: 1, summary: 'Salah.', changes: { [older]: 'id: [' } }))
      const refused = await proposeDraft(tx, id)
      return [refused, (await draftById(tx, id))?.changes] as const
    })
    assert.deepInclude(said[0], { ok: false })
    assert.deepEqual(said[1], { [older]: 'id: [' })
  })

  it('that leaves two norms at odds is not proposed until somebody says how they go together', async () => {
    const [open, closed] = await test.as(ani, async (tx) => {
      const { draft: id } = done(await beginDraft(tx, 'Umur paling muda 20 tahun'))
      const text = { summary: 'Umur paling muda 20 tahun.', effectiveFrom: day('2026-12-01'), transition } as const
      done(await writeDraft(tx, id, { version: 1, ...text, changes: { [older]: raised } }))
      const open = await proposeDraft(tx, id)
      done(await writeDraft(tx, id, { version: 2, changes: { [older]: raised, 'resolutions.yaml': settled } }))
      return [open, await proposeDraft(tx, id)] as const
    })
    assert.deepEqual(open, { ok: false, refusal: { code: 'regulations.has-conflicts', count: 1 } })
    assert.isTrue(closed.ok)
  })

  it('is not written over by somebody who read an older version', async () => {
    const refused = await test.as(ani, async (tx) => {
      const { draft: id } = done(await beginDraft(tx, 'Dua orang'))
      done(await writeDraft(tx, id, { version: 1, summary: 'Satu.' }))
      return await writeDraft(tx, id, { version: 1, summary: 'Dua.' })
    })
    assert.deepEqual(refused, { ok: false, refusal: { code: 'regulations.changed-meanwhile' } })
  })

  it('is published by a second person only, from its first day on, and spares files that were sent before', async () => {
    const { id, version } = await proposed()
    const alone = await test.as(ani, async (tx) => await signDraft(tx, id, version))
    assert.deepEqual(alone, { ok: false, refusal: { code: 'regulations.same-person' } })
    const { digest } = done(await test.as(budi, async (tx) => await signDraft(tx, id, version)))
    assert.deepInclude(test.queued, { job: 'regulations.tell-subscribers', payload: { digest } })

    const notice = await test.as({ ...ani, role: 'public', person: null }, async (tx) => await noticeOf(tx, digest))
    assert.deepInclude(notice, {
      summary: 'Mulai 1 Desember, umur paling muda 20 tahun.',
      rules: ['uu-18-2017.pasal-5.a'],
      withdrawn: false,
    })

    const sent = (on: string) => async () => ({ begun: day(on), sent: day(on), verified: null })
    await test.asSystem(async (tx) => {
      assert.notEqual((await ruleSetOn(tx, day('2026-11-30'))).digest, digest)
      assert.equal((await ruleSetOn(tx, day('2026-12-01'))).digest, digest)
      const early = await rulesFor(tx, day('2027-02-28'), sent('2026-11-30'))
      assert.equal(early.spared?.digest, digest)
      assert.deepEqual(early.spared?.transition, transition)
      assert.equal((await rulesFor(tx, day('2027-03-01'), sent('2026-11-30'))).ruleSet.digest, digest)
      assert.equal((await rulesFor(tx, day('2026-12-01'), sent('2026-12-01'))).ruleSet.digest, digest)
    })

    const withdrawing = async (by: Actor) =>
      await test.as(by, async (tx) => await withdrawRuleSet(tx, digest, 'Angkanya salah.'))
    assert.isTrue((await withdrawing(budi)).ok)
    assert.deepEqual(await withdrawing(budi), { ok: false, refusal: { code: 'regulations.same-person' } })
    const byOne = test.as(
      budi,
      async (tx) => await insertWithdrawal(tx, { digest, by: budi.person ?? '', reason: 'x' }),
    )
    await byOne.then(
      () => assert.fail('one person withdrew a rule set'),
      (problem: Error) => assert.match(problem.message, /row-level security/),
    )
    await test.asSystem(async (tx) => assert.equal((await ruleSetOn(tx, day('2026-12-15'))).digest, digest))
    assert.isTrue((await withdrawing(ani)).ok)
    await test.asSystem(async (tx) => {
      assert.notEqual((await ruleSetOn(tx, day('2026-12-15'))).digest, digest)
      assert.lengthOf(await publicationsOf(tx), 1)
    })
  })

  it('that was sent back is open again, without what it would have been', async () => {
    const draft = await test.as(ani, async (tx) => {
      const { draft: id } = done(await beginDraft(tx, 'Dikembalikan'))
      const other = raised.replaceAll('2026-12-01', '2026-12-03').replaceAll('2006-12-02', '2006-12-04')
      done(
        await writeDraft(tx, id, {
          version: 1,
          summary: 'Mulai 3 Desember.',
          changes: { [older]: other, 'resolutions.yaml': settled },
          effectiveFrom: day('2026-12-03'),
          transition: 'all',
        }),
      )
      const decision = await proposeDraft(tx, id)
      assert.isTrue(decision.ok, JSON.stringify(decision))
      done(await sendDraftBack(tx, id, 'Terlalu dekat.'))
      return await draftById(tx, id)
    })
    assert.deepInclude(draft, { state: 'open', digest: null, sentBack: 'Terlalu dekat.', transition: 'all' })
  })
})

const assertRejects = async (promise: Promise<unknown>): Promise<void> => {
  const why = await promise.then(
    () => 'was written',
    (problem: unknown) => String(problem),
  )
  assert.include(why, 'row-level security')
}

describe('the database', () => {
  it('lets nobody but the centre and Bekal itself put rules into force or take them out', async () => {
    const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../../regulations'))
    if (!ruleSet) throw new Error('the law does not load')
    const other = { ...ruleSet, digest: 'e'.repeat(64) as typeof ruleSet.digest }
    for (const role of ['public', 'worker', 'counter-officer', 'head-of-office', 'auditor'] as const) {
      const actor: Actor = { ...ani, role }
      for (const work of [
        async (tx: Tx) => void (await publish(tx, other, { from: day('2026-12-01'), by: 'nobody' })),
        async (tx: Tx) => void (await insertWithdrawal(tx, { digest: ruleSet.digest, by: 'nobody', reason: 'x' })),
      ])
        await assertRejects(test.as(actor, work))
    }
  })

  const asApp = async (sql: string, role = 'centre'): Promise<string> => {
    const client = await test.client('bekal_app')
    try {
      await client.query(`select set_config('bekal.role', '${role}', false)`)
      const { rowCount } = await client.query(sql)
      return `${rowCount} rows`
    } catch (problem) {
      return problem instanceof Error ? problem.message : String(problem)
    } finally {
      await client.end()
    }
  }

  it('changes no published rule set and no withdrawal', async () => {
    for (const sql of [
      `update regulations.rule_set set effective_from = '2020-01-01'`,
      'delete from regulations.rule_set',
      `update regulations.withdrawal set reason = 'lain'`,
      'delete from regulations.withdrawal',
    ])
      assert.match(await asApp(sql), /permission denied/)
    const owner = await test.client('bekal_owner')
    for (const sql of [`update regulations.rule_set set source = '{}'`, `delete from regulations.withdrawal`])
      await owner.query(sql).then(
        () => assert.fail(sql),
        (problem: Error) => assert.match(problem.message, /cannot be changed/),
      )
    await owner.end()
  })

  it('takes no second signature of the same person, and no change of what was signed', async () => {
    const { id } = await proposed()
    assert.match(
      await asApp(`update regulations.draft set state = 'published', signed_by = author where id = '${id}'`),
      /violates check constraint/,
    )
    assert.equal(await asApp(`update regulations.draft set title = 'Lain' where state = 'published'`), '0 rows')
  })

  it('shows drafts to the centre and the auditor, and lets only the centre write them', async () => {
    assert.equal(await asApp('select from regulations.draft', 'worker'), '0 rows')
    assert.notEqual(await asApp('select from regulations.draft', 'auditor'), '0 rows')
    assert.equal(await asApp(`update regulations.draft set title = 'Lain'`, 'auditor'), '0 rows')
  })
})
