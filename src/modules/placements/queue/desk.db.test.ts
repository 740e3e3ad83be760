import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId, DecisionId } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { type Actor, theSystem } from '../../../platform/access/actor.ts'
import type { Act } from '../../../platform/access/policy.ts'
import { sweepClocks } from '../../../platform/clocks/sweep.ts'
import { perform } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { openGateways } from '../../../platform/gateways/open.ts'
import { type Simulator, startSimulator } from '../../../platform/gateways/simulator.ts'
import type { JobWorld } from '../../../platform/jobs/jobs.ts'
import { takeLeave } from '../../accounts/leave/act.ts'
import { calendarOf } from '../../offices/index.ts'
import { documentsOf } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import { decisionsOf, replayDecision } from '../decisions.ts'
import { everything } from '../filters/filter.ts'
import { filtersOf, insertFilter } from '../filters/store.ts'
import { holdFile, releaseFile } from '../hold/act.ts'
import { viewOf } from '../journey/view.ts'
import { attend, cancel, makeClass } from '../orient/act.ts'
import { noteReader, otherReaders } from '../readers/store.ts'
import { compareFile, lookAgain } from '../review/compare.job.ts'
import { fileSubject, filesSubject, onceMore } from '../review/entry.ts'
import { loadFile, withRegisters } from '../review/view.ts'
import { takeSeat } from '../seat/take.ts'
import { applicationById, changeApplication, historyOf } from '../store.ts'
import { sendApplication } from '../submit/send.ts'
import { approveFile, approveMany, assignFile, returnFile, undoDecision } from '../verify/act.ts'
import { settle } from '../verify/settle.job.ts'
import { wantedOf } from './asked.ts'
import { deskFacts } from './desk.ts'
import {
  bayu,
  head,
  jatim,
  officerFor,
  openDesk,
  other,
  personNo,
  phoneOf,
  ratna,
  seal,
  sendFile,
  workerNo,
} from './files.examples.ts'
import { findFiles } from './find.ts'
import { endOfTodayAt } from './promise.ts'
import { onApplicationRing, ringJob, whoMustKnow } from './ring.ts'
import { type Asking, countsOf, rowsOf } from './store.ts'

let db: TestDatabase
let simulator: Simulator
let world: JobWorld
const niks = ['3505994105960001', '3505994105960002', '3505994105960003', '3505994105960004'] as const
let [siti, muhammad, dwi, yohanes]: ApplicationId[] = []
const monday = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  db = await testDatabase()
  const ground = { ...db, seal }
  await openDesk(ground)
  const born = day('1996-05-01')
  simulator = await startSimulator({
    civil: async (nik) => ({
      nik,
      name:
        nik === niks[0]
          ? 'SITI NURAENI'
          : nik === niks[1]
            ? 'Muhammad Rizki'
            : nik === niks[2]
              ? 'Dwi Lestari'
              : 'Yohanes Seran',
      birthDate: nik === niks[0] ? day('1995-05-01') : born,
      birthPlace: 'Blitar',
      sex: 'female',
      villageCode: '3505012001',
      motherName: 'x',
    }),
    passport: async (number) => ({
      number,
      name:
        number === 'X1111111'
          ? 'Siti Nuraeni'
          : number === 'X2222222'
            ? 'Muhammad Rizki'
            : number === 'X3333333'
              ? 'Dwi Lestari'
              : 'Yohanes Seran',
      birthDate: born,
      birthPlace: 'Blitar',
      issuedOn: day('2026-11-01'),
      validUntil: day('2030-01-01'),
    }),
  })
  const endpoint = { url: simulator.url, timeoutMs: 2_000, retries: 0 }
  world = {
    tools: {
      seal,
      gateways: openGateways({ dukcapil: endpoint, imigrasi: endpoint }),
      config: { publicUrl: 'http://localhost:8080' },
    } as JobWorld['tools'],
    now: () => instant(monday),
    inTx: async (work) => await db.asSystem(work),
  }
  siti = await sendFile(ground, { number: 1, name: 'Siti Nuraeni', nik: niks[0], passport: 'X1111111' })
  muhammad = await sendFile(ground, { number: 2, name: 'Muhammad Rizki', nik: niks[1], passport: 'X2222222' })
  dwi = await sendFile(ground, { number: 3, name: 'Dwi Lestari', nik: niks[2], passport: 'X3333333' })
  yohanes = await sendFile(ground, { number: 4, name: 'Yohanes Seran', nik: niks[3], passport: 'X4444444' })
}, 120_000)
afterAll(async () => {
  await simulator?.stop()
  await db?.close()
})

const file = async (id: ApplicationId | undefined, as: Actor = ratna) =>
  await db.as(as, async (tx) => (id === undefined ? undefined : await applicationById(tx, id)))
/** The proof of orientation of whoever sent a file. */
const proofOf = async (id: ApplicationId | undefined) => {
  const worker = (await file(id))?.worker
  if (worker === undefined) throw new Error('no file')
  const papers = await db.as(ratna, async (tx) => await documentsOf(tx, worker))
  return papers.find(({ kind }) => kind === 'orientation-certificate')
}
const known = (id: ApplicationId | undefined): ApplicationId => {
  if (id === undefined) throw new Error('no file')
  return id
}
type Work<T, R extends { readonly code: string }> = Parameters<typeof perform<T, R>>[2]['work']
const act = async <T, R extends { readonly code: string }>(
  as: Actor,
  which: Act,
  id: ApplicationId,
  work: Work<T, R>,
  key?: string,
) =>
  await onceMore(
    async () =>
      await perform<T, R>(db.world, as, {
        act: which,
        subject: fileSubject(id),
        ...(key === undefined ? {} : { key }),
        work,
        entry: () => ({ act: which.name, record: { kind: 'application', id }, payload: {} }),
      }),
  )
const approve = async (as: Actor, id: ApplicationId, reason: string | null = null, key?: string) =>
  await act(as, acts.approve, id, async (tx) => await approveFile(tx, id, { reason }), key)
const asking = async (tx: Tx): Promise<Asking> => ({
  filter: everything,
  office: jatim,
  officer: personNo(0xf1),
  now: tx.now,
  endOfToday: endOfTodayAt(tx.now, await calendarOf(tx, jatim)),
  withoutClass: [],
})
const latest = async (id: ApplicationId): Promise<DecisionId> =>
  await db.asSystem(async (tx) => {
    const [record] = await decisionsOf(tx, id, 1)
    if (!record) throw new Error('no decision')
    return record.id
  })

describe('the queue', () => {
  it('groups by the promise: past, today, later, in the hours of the office', async () => {
    const counts = async (at: string) => {
      db.at(at)
      return await db.as(ratna, async (tx) => await countsOf(tx, await asking(tx)))
    }
    expect(await counts(monday)).toEqual({ past: 0, today: 0, later: 4 })
    expect(await counts('2026-11-24T01:00:00Z')).toEqual({ past: 0, today: 4, later: 0 })
    expect(await counts('2026-11-24T03:00:00Z')).toEqual({ past: 4, today: 0, later: 0 })
    db.at(monday)
  })
  it('pages by the end of the promise and the id, without losing or repeating one', async () => {
    const seen: string[] = []
    for (let after: { at: never; id: string } | null = null; ; ) {
      const [row] = await db.as(ratna, async (tx) => await rowsOf(tx, await asking(tx), { after, limit: 1 }))
      if (!row) break
      seen.push(row.id)
      after = { at: row.dueAt as never, id: row.id }
    }
    expect(seen).toHaveLength(4)
    expect(new Set(seen)).toEqual(new Set([siti, muhammad, dwi, yohanes]))
  })
  it('is narrowed by its filter', async () => {
    const rows = async (filter: Partial<Asking['filter']>) =>
      await db.as(ratna, async (tx) => {
        const whole = await asking(tx)
        return (await rowsOf(tx, { ...whole, filter: { ...everything, ...filter } }, { after: null, limit: 10 })).length
      })
    expect(await rows({ country: 'TW' })).toBe(4)
    expect(await rows({ country: 'JP' })).toBe(0)
    expect(await rows({ officer: 'belum' })).toBe(4)
    expect(await rows({ officer: 'saya' })).toBe(0)
    expect(await rows({ check: 'belum', service: 'verifikasi', standing: 'nanti' })).toBe(4)
    expect(await rows({ list: 'tertahan' })).toBe(0)
  })
  it('of one office is empty for another', async () => {
    expect(await db.as(other, async (tx) => await rowsOf(tx, await asking(tx), { after: null, limit: 10 }))).toEqual([])
  })
})

describe('the automatic check', () => {
  it('finds what differs, and what matches in full', async () => {
    for (const id of [siti, muhammad, dwi, yohanes]) await compareFile(known(id), 0, world)
    expect(await file(siti)).toMatchObject({ clean: 'differs', differences: 1 })
    for (const id of [muhammad, dwi, yohanes]) expect(await file(id)).toMatchObject({ clean: 'match', differences: 0 })
  })
  it('says so when a register is away, keeps what an officer found by hand, and asks again later', async () => {
    simulator.mood('dead')
    await db.asSystem(async (tx) => await changeApplication(tx, known(yohanes), { clean: 'match' }))
    await compareFile(known(yohanes), 1, world)
    expect(await file(yohanes)).toMatchObject({ clean: 'match' })
    await compareFile(known(yohanes), 0, world)
    expect(await file(yohanes)).toMatchObject({ clean: 'unclear', differences: 0 })
    expect(db.queued).toContainEqual({ job: 'placements.compare', payload: { application: yohanes, attempt: 1 } })
    simulator.mood('well')
  })
  it('runs again for an officer who opens a file whose registers say otherwise than its list', async () => {
    const seen = { document: 'id-card', register: 'dukcapil', state: 'answered', rows: [] } as const
    const asksFor = (id: ApplicationId) =>
      db.queued.filter(({ payload }) => JSON.stringify(payload) === JSON.stringify({ application: id, attempt: 0 }))
        .length
    const [same, otherwise] = [asksFor(known(muhammad)), asksFor(known(siti))]
    for (const id of [known(muhammad), known(siti)]) {
      const application = await file(id)
      if (!application) throw new Error('the file is gone')
      await db.as(ratna, async (tx) => await lookAgain(tx, application, [seen]))
    }
    expect(asksFor(known(muhammad))).toBe(same)
    expect(asksFor(known(siti))).toBe(otherwise + 1)
  })
  it('drafts reasons from the rule that asks for the paper, with its article', async () => {
    const view = await db.as(
      ratna,
      async (tx) => await loadFile(tx, world.tools, { id: known(siti), officer: officerFor(ratna) }),
    )
    // The circuit of a register that was away stays open for half a minute; a fresh one is asked here.
    const endpoint = { url: simulator.url, timeoutMs: 2_000, retries: 0 }
    const tools = { ...world.tools, gateways: openGateways({ dukcapil: endpoint, imigrasi: endpoint }) }
    world = { ...world, tools }
    const { drafts } = view ? await withRegisters(tools, view) : { drafts: [] }
    const issuer = drafts.find(({ key }) => key === 'id-card.issuer')
    expect(issuer?.citation).toMatch(/^\S+ .*\d+\/\d{4} /)
    expect(issuer?.text).toContain('Tanggal lahir')
    expect(drafts.every(({ citation, text, rule }) => citation !== '' && text !== '' && rule !== '')).toBe(true)
  })
  it('writes every look at a file into the ledger, on the worker whose file it is', async () => {
    const client = await db.client('postgres')
    const { rows } = await client.query(
      "select act from ledger.entry where record_kind = 'worker' and record_id = $1 and person = $2",
      [personNo(1), ratna.person],
    )
    await client.end()
    expect(rows.map(({ act }) => act)).toEqual(expect.arrayContaining(['placements.open-file', 'workers.reveal-nik']))
  })
})

describe('search', () => {
  const find = async (text: string, as: Actor = ratna) =>
    await db.as(as, async (tx) => {
      const { exact, near } = await findFiles(tx, { seal }, wantedOf(text))
      return { exact: exact.map(({ id }) => id), near: near.map(({ id }) => id) }
    })
  it('finds a name as Indonesians spell it', async () => {
    for (const text of ['Moh. Rizky', 'muhammad rizki', 'MOCH RIZKI'])
      expect((await find(text)).exact, text).toContain(muhammad)
    expect((await find('Siti Noeraeni')).exact).toContain(siti)
  })
  it('finds a NIK, a passport and a file number however they are typed', async () => {
    expect((await find('3505 9941 0596 0003')).exact).toEqual([dwi])
    expect((await find('x 4444444')).exact).toEqual([yohanes])
    const number = (await file(siti))?.number ?? ''
    expect((await find(number.toLowerCase())).exact).toEqual([siti])
    expect((await find(number.replace(/-0+/, '-'))).exact).toEqual([siti])
    expect((await find(number.slice(-3))).exact).toEqual([siti])
    expect((await find(number.slice(-6))).exact).toEqual([siti])
  })
  it('shows near names when none is meant, and nothing for two letters', async () => {
    const { exact, near } = await find('Lestiri')
    expect([...exact, ...near]).toContain(dwi)
    expect(await find('ab')).toEqual({ exact: [], near: [] })
  })
  it('finds nothing of another office', async () => {
    for (const text of ['Siti Nuraeni', '3505994105960003', 'X4444444'])
      expect((await find(text, other)).exact).toEqual([])
  })
})

describe('a decision', () => {
  it('of another office looks like a file that does not exist', async () => {
    expect(await approve(other, known(dwi))).toEqual({ ok: false, refusal: { code: 'edge.not-found' } })
  })
  it('of a file that differs needs a reason', async () => {
    expect(await approve(ratna, known(siti))).toMatchObject({ ok: false, refusal: { code: 'placements.no-reason' } })
    expect(await approve(ratna, known(siti), 'pendek')).toMatchObject({
      ok: false,
      refusal: { code: 'placements.no-reason' },
    })
  })
  it('given twice by a double click is given once', async () => {
    const twice = await Promise.all(
      [1, 2].map(async () => await approve(ratna, known(muhammad), null, 'double-click-key')),
    )
    expect(twice.map(({ ok }) => ok)).toEqual([true, true])
    expect(twice[0]).toEqual(twice[1])
    expect(await db.as(ratna, async (tx) => (await decisionsOf(tx, known(muhammad))).length)).toBe(1)
    expect(await file(muhammad)).toMatchObject({ state: 'verified', dueAt: null })
  })
  it('can be undone within ten seconds by whoever took it, and the clock goes on', async () => {
    expect(await db.as(bayu, async (tx) => await undoDecision(tx, known(muhammad)))).toMatchObject({
      ok: false,
      refusal: { code: 'placements.too-late-to-undo' },
    })
    db.at('2026-11-23T02:00:09Z')
    expect(await db.as(ratna, async (tx) => await undoDecision(tx, known(muhammad)))).toMatchObject({ ok: true })
    const back = await file(muhammad)
    expect(back?.state).toBe('submitted')
    expect(back?.dueAt?.slice(0, 15)).toBe('2026-11-24T02:0')
    const decision = await latest(known(muhammad))
    await settle(known(muhammad), decision, world)
    const client = await db.client('postgres')
    const { rows } = await client.query('select text from outbox.message')
    await client.end()
    expect(rows).toEqual([])
    expect(await db.as(ratna, async (tx) => await undoDecision(tx, known(muhammad)))).toMatchObject({ ok: false })
  })
  it('of two officers at one moment is taken once; the other is told that the file has changed', async () => {
    db.at('2026-11-23T02:01:00Z')
    const both = await Promise.all([approve(ratna, known(muhammad)), approve(bayu, known(muhammad))])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'placements.wrong-state', state: 'verified' } })
  })
  it('leaves after ten seconds: papers verified once for all, the next promise, one message', async () => {
    const decision = await latest(known(muhammad))
    db.at('2026-11-23T02:01:11Z')
    await settle(known(muhammad), decision, world)
    await settle(known(muhammad), decision, world)
    expect(await db.as(ratna, async (tx) => await undoDecision(tx, known(muhammad)))).toMatchObject({
      ok: false,
      refusal: { code: 'placements.too-late-to-undo' },
    })
    const papers = await db.as(ratna, async (tx) => await documentsOf(tx, personNo(2)))
    expect(papers.filter(({ kind }) => kind === 'passport')).toMatchObject([{ state: 'verified' }])
    expect((await file(muhammad))?.dueAt).not.toBeNull()
    const client = await db.client('postgres')
    const { rows } = await client.query('select channel, text from outbox.message')
    await client.end()
    expect(rows).toHaveLength(1)
    expect(rows[0].text).toMatch(/^Bekal: berkas JTM-26-\d{6} disetujui/)
    expect(rows[0].text.length).toBeLessThanOrEqual(160)
  })
  it('to give back names items with their articles, and nothing is stored without', async () => {
    const item = {
      rule: 'r',
      citation: 'UU 18/2017 Pasal 13 huruf e',
      document: 'passport',
      text: 'Foto ulang paspormu.',
    }
    const give = async (items: (typeof item)[]) =>
      await act(ratna, acts.giveBack, known(dwi), async (tx) => await returnFile(tx, known(dwi), items))
    expect(await give([])).toMatchObject({ refusal: { code: 'placements.no-items' } })
    expect(await give([{ ...item, citation: ' ' }])).toMatchObject({ refusal: { code: 'placements.no-citation' } })
    expect(await db.as(ratna, async (tx) => await decisionsOf(tx, known(dwi)))).toEqual([])
    expect(await give([item])).toMatchObject({ ok: true })
    // As long as it can be undone, its worker sees it with the office, and cannot send it again.
    const seen = async () =>
      await db.as(workerNo(3), async (tx) => {
        const application = await applicationById(tx, known(dwi))
        return application && (await viewOf(tx, application)).application.state
      })
    expect(await seen()).toBe('submitted')
    expect(await db.as(workerNo(3), async (tx) => await sendApplication(tx, known(dwi)))).toMatchObject({
      refusal: { code: 'placements.changed-meanwhile' },
    })
    await settle(known(dwi), await latest(known(dwi)), world)
    const papers = await db.as(ratna, async (tx) => await documentsOf(tx, personNo(3)))
    expect(papers.filter(({ state }) => state === 'returned')).toMatchObject([
      { kind: 'passport', reviewReason: 'Foto ulang paspormu.' },
    ])
    expect(await file(dwi)).toMatchObject({ state: 'returned', dueAt: null })
    expect(await seen()).toBe('returned')
    const replayed = await db.as(ratna, async (tx) => {
      const [record] = await decisionsOf(tx, known(dwi))
      return record && (await replayDecision(tx, record))
    })
    expect(replayed).toMatchObject({ same: true, recordIntact: true })
  })
})

describe('a hold', () => {
  it('needs a rule that stands in the way: a complete file cannot be held', async () => {
    const held = await act(
      head,
      acts.hold,
      known(yohanes),
      async (tx) => await holdFile(tx, known(yohanes), 'uu-18-2017.pasal-5-huruf-a'),
    )
    expect(held).toMatchObject({ ok: false, refusal: { code: 'placements.no-ground-to-hold' } })
    expect(await file(yohanes)).toMatchObject({ state: 'submitted', heldGround: null })
  })
  it('on such a rule is stored with its article, and released by it', async () => {
    const client = await db.client('postgres')
    await client.query(
      "update workers.document set valid_until = '2026-11-22' where worker = $1 and kind = 'passport'",
      [personNo(4)],
    )
    const view = await db.as(
      ratna,
      async (tx) => await loadFile(tx, world.tools, { id: known(yohanes), officer: officerFor(ratna) }),
    )
    const [ground] = view?.grounds ?? []
    expect(ground?.guards).toContain('verification')
    const held = await act(
      ratna,
      acts.hold,
      known(yohanes),
      async (tx) => await holdFile(tx, known(yohanes), ground?.rule ?? ''),
    )
    expect(held).toMatchObject({ ok: true })
    expect(await file(yohanes)).toMatchObject({ state: 'held', heldGround: ground?.rule })
    expect((await file(yohanes))?.dueAt).not.toBeNull()
    expect(
      await act(ratna, acts.release, known(yohanes), async (tx) => await releaseFile(tx, known(yohanes))),
    ).toMatchObject({ ok: true })
    expect(await file(yohanes)).toMatchObject({ state: 'submitted', heldGround: null })
    await client.query(
      "update workers.document set valid_until = '2030-01-01' where worker = $1 and kind = 'passport'",
      [personNo(4)],
    )
    await client.end()
  })
})

describe('many at once', () => {
  const many = async (ids: readonly ApplicationId[], reason: string) =>
    await perform(db.world, ratna, {
      act: acts.approve,
      subject: filesSubject(ids),
      work: async (tx) => await approveMany(tx, ids, { reason }),
      entry: () => ({ act: acts.approve.name, record: { kind: 'application', id: 'x' }, payload: {} }),
    })
  it('are approved all or none: one that differs keeps the others waiting', async () => {
    await compareFile(known(yohanes), 0, world)
    expect(await file(yohanes)).toMatchObject({ clean: 'match' })
    expect(await many([known(yohanes), known(siti)], 'Semua dokumen cocok.')).toMatchObject({
      refusal: { code: 'placements.not-clean' },
    })
    expect(await many([known(yohanes)], 'ok')).toMatchObject({ refusal: { code: 'placements.no-reason' } })
    await db.asSystem(async (tx) => await changeApplication(tx, known(muhammad), { clean: 'match' }))
    expect(await many([known(yohanes), known(muhammad)], 'Semua dokumen cocok.')).toMatchObject({
      refusal: { code: 'placements.wrong-state' },
    })
    expect(await file(yohanes)).toMatchObject({ state: 'submitted' })
    expect(await many([known(yohanes)], 'Semua dokumen cocok.')).toMatchObject({ ok: true })
    expect(await file(yohanes)).toMatchObject({ state: 'verified' })
  })
  it('of another office are not found', async () => {
    const done = await perform(db.world, other, {
      act: acts.approve,
      subject: filesSubject([known(siti)]),
      work: async (tx) => await approveMany(tx, [known(siti)], { reason: 'Semua dokumen cocok.' }),
      entry: () => ({ act: acts.approve.name, record: { kind: 'application', id: 'x' }, payload: {} }),
    })
    expect(done).toMatchObject({ refusal: { code: 'edge.not-found' } })
  })
})

describe('a desk', () => {
  it('takes a free file; a colleague’s is moved by the head of office alone, or taken over', async () => {
    const id = known(siti)
    const give = async (as: Actor, to: Actor) =>
      await act(as, acts.assign, id, async (tx) => await assignFile(tx, id, to.person ?? personNo(0)))
    expect(await give(ratna, ratna)).toMatchObject({ ok: true })
    expect(await give(bayu, head)).toMatchObject({ refusal: { code: 'placements.not-your-role' } })
    expect(await give(bayu, bayu)).toMatchObject({ ok: true })
    expect(await give(head, ratna)).toMatchObject({ ok: true })
    expect(await file(siti)).toMatchObject({ assignedTo: ratna.person })
  })
  it('sees who else has a file open, for ten minutes', async () => {
    const others = async () => await db.as(bayu, async (tx) => await otherReaders(tx, known(siti), officerFor(bayu)))
    await db.as(ratna, async (tx) => await noteReader(tx, known(siti), officerFor(ratna)))
    expect(await others()).toMatchObject([{ name: 'Ratna Dewi' }])
    db.at('2026-11-23T02:30:00Z')
    expect(await others()).toEqual([])
  })
  it('keeps filters: own ones, and those that are shared with the office', async () => {
    await db.as(ratna, async (tx) => {
      for (const [name, shared] of [
        ['Taiwan', true],
        ['Rahasia', false],
      ] as const)
        await insertFilter(tx, {
          id: tx.newId(),
          officer: personNo(0xf1),
          office: jatim,
          name,
          query: 'negara=TW',
          shared,
          at: tx.now,
        })
    })
    const names = async (as: Actor, office = jatim) =>
      (await db.as(as, async (tx) => await filtersOf(tx, as.person ?? personNo(0), office))).map(({ name }) => name)
    expect(await names(ratna)).toEqual(['Rahasia', 'Taiwan'])
    expect(await names(bayu)).toEqual(['Taiwan'])
    expect(await names(other)).toEqual([])
    const facts = await db.as(bayu, async (tx) => await deskFacts(tx, officerFor(bayu)))
    expect(facts.saved).toMatchObject([{ name: 'Taiwan *', href: '/meja?negara=TW' }])
  })
})

describe('a class', () => {
  it('gives seats, notes who came, and owes who did not a new date', async () => {
    db.at('2026-11-23T02:40:00Z')
    await settle(known(yohanes), await latest(known(yohanes)), world)
    const made = await db.as(
      ratna,
      async (tx) =>
        await makeClass(tx, {
          office: jatim,
          place: 'Aula BP3MI',
          startsAt: instant('2026-11-24T01:00:00Z'),
          endsAt: instant('2026-11-24T08:00:00Z'),
          capacity: 2,
        }),
    )
    if (!made.ok) throw new Error(made.refusal.code)
    const { orientation } = made.events[0]
    for (const id of [muhammad, yohanes])
      expect(await db.as(ratna, async (tx) => await takeSeat(tx, known(id), orientation))).toMatchObject({ ok: true })
    expect(
      await db.as(ratna, async (tx) => await attend(tx, known(muhammad), { orientation, came: true })),
    ).toMatchObject({ ok: false })
    db.at('2026-11-24T07:59:00Z')
    expect(
      await db.as(ratna, async (tx) => await attend(tx, known(muhammad), { orientation, came: true })),
    ).toMatchObject({ refusal: { code: 'placements.session-runs' } })
    db.at('2026-11-24T08:00:00Z')
    expect(
      await db.as(other, async (tx) => await attend(tx, known(muhammad), { orientation, came: true })),
    ).toMatchObject({ ok: false })
    expect(
      await db.as(ratna, async (tx) => await attend(tx, known(muhammad), { orientation, came: true })),
    ).toMatchObject({ ok: true })
    expect(
      await db.as(ratna, async (tx) => await attend(tx, known(yohanes), { orientation, came: false })),
    ).toMatchObject({ ok: true })
    expect(await file(muhammad)).toMatchObject({ state: 'oriented', dueAt: null })
    expect(await proofOf(muhammad)).toMatchObject({ state: 'verified', source: 'issued', file: null })
    expect(await proofOf(yohanes)).toBeUndefined()
    expect(await file(yohanes)).toMatchObject({ state: 'verified' })
    expect((await file(yohanes))?.dueAt).not.toBeNull()
  })
  it('of a few minutes is none', async () => {
    const made = {
      office: jatim,
      place: 'Di parkiran',
      startsAt: instant('2026-11-26T01:00:00Z'),
      endsAt: instant('2026-11-26T01:59:00Z'),
      capacity: 2,
    }
    expect(await db.as(ratna, async (tx) => await makeClass(tx, made))).toMatchObject({
      refusal: { code: 'placements.session-over' },
    })
  })
  it('that is cancelled gives every seat back and tells everybody', async () => {
    const made = await db.as(
      ratna,
      async (tx) =>
        await makeClass(tx, {
          office: jatim,
          place: 'Aula BP3MI',
          startsAt: instant('2026-11-26T01:00:00Z'),
          endsAt: instant('2026-11-26T08:00:00Z'),
          capacity: 2,
        }),
    )
    if (!made.ok) throw new Error(made.refusal.code)
    const { orientation } = made.events[0]
    await db.as(ratna, async (tx) => await takeSeat(tx, known(yohanes), orientation))
    expect(await db.as(ratna, async (tx) => await cancel(tx, orientation))).toMatchObject({
      ok: true,
      events: [{ freed: [yohanes] }],
    })
    expect(await file(yohanes)).toMatchObject({ state: 'verified' })
    expect(db.queued).toContainEqual({
      job: 'placements.tell-cancelled',
      payload: { application: yohanes, orientation },
    })
  })
})

describe('a promise that rings', () => {
  it('warns the officer who has the file, then climbs to the head of office, then to the centre', async () => {
    const told = async () => {
      for (const { payload } of db.queued.filter(({ job }) => job === 'placements.ring').splice(0))
        await ringJob.run(payload, world)
      const client = await db.client('postgres')
      const { rows } = await client.query(
        "select recipient from outbox.message where key like 'ring:' || $1 || ':%' order by at, id",
        [siti],
      )
      await client.end()
      return rows.map(({ recipient }) => String(recipient))
    }
    const sweep = async () =>
      await db.as(
        theSystem('cli'),
        async (tx) =>
          await sweepClocks(tx, { handlers: { application: onApplicationRing }, calendarOf, climbs: () => 2 }),
      )
    db.at('2026-11-24T01:59:00Z')
    await sweep()
    expect(await told()).toEqual([phoneOf(ratna.person)])
    db.at('2026-11-24T02:01:00Z')
    await sweep()
    expect(await told()).toEqual([ratna.person, head.person].map(phoneOf))
    db.at('2026-11-25T02:05:00Z')
    await sweep()
    expect(await told()).toEqual([ratna.person, head.person, personNo(0xf5)].map(phoneOf))
    const types = (await db.as(ratna, async (tx) => await historyOf(tx, known(siti)))).map(({ type }) => type)
    expect(types.filter((type) => type === 'placements.overdue')).toHaveLength(2)
  })

  it('passes by who is on leave: for their substitute, else for the floor above', async () => {
    db.at('2026-11-26T02:00:00Z')
    const away = async (who: Actor, substitute: Actor | null) => {
      const { person } = who
      if (person === null) throw new Error('nobody')
      const on = day('2026-11-26')
      const leave = { account: person, from: on, until: on, substitute: substitute?.person ?? null }
      await db.as(who, async (tx) => await takeLeave(tx, leave))
    }
    const told = async (ring: 'warning' | 'overdue') =>
      await db.asSystem(async (tx) => {
        const file = { office: jatim, assignedTo: ratna.person, village: '3505012001' }
        return (await whoMustKnow(tx, file, { ring, climbed: 0 })).map(({ id }) => id)
      })
    expect([await told('warning'), await told('overdue')]).toEqual([[ratna.person], [head.person]])
    await away(ratna, bayu)
    await away(head, null)
    expect([await told('warning'), await told('overdue')]).toEqual([[bayu.person], [personNo(0xf5)]])
  })
})
