import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { instant, plusMinutes } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import type { Clock } from '../../../platform/clocks/clock.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import { sweepClocks } from '../../../platform/clocks/sweep.ts'
import { perform } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { recentMessages } from '../../../platform/notify/outbox.ts'
import type { Tools } from '../../../platform/tools.ts'
import { calendarOf } from '../../offices/index.ts'
import {
  addOfficer,
  bayu,
  head,
  jateng,
  jatim,
  openDesk,
  other,
  personNo,
  phoneOf,
  ratna,
  seal,
} from '../../placements/queue/files.examples.ts'
import { acts } from '../acts.ts'
import { toldText } from '../alarm/told.part.ts'
import { filed } from '../cases.examples.ts'
import { companyKey } from '../company-key.ts'
import type { Filing } from '../file/act.ts'
import { answerSettled, closeCase, proposeSettled } from '../handle/settle.ts'
import { acceptCase, moveCase, takeCase } from '../handle/sort.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById, casesInWork } from '../store.ts'
import { writeAsOffice, writeAsReporter } from '../thread/write.ts'
import { insertNote, messagesOf, notesOf, stepsOf } from '../thread-store.ts'
import { putTie } from '../ties/store.ts'
import { acceptTransfer, askForTransfer, bounceTransfer, transferRule, withdrawTransfer } from './act.ts'
import { onTransferRing, transferJob } from './ring.ts'
import { stopTransfer } from './stop.ts'
import { reasonsOf, transferById, transfersAt, transfersOf, waitingOf } from './store.ts'

let db: TestDatabase
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const worker: Actor = { ...ratna, role: 'worker', office: null, person: personNo(0x77) }
const theirHead: Actor = { ...head, office: jateng, person: personNo(0xf8) }
const start = instant('2026-11-23T02:00:00Z')
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  await db.asSystem(async (tx) => await addOfficer(tx, seal, { ...theirHead, name: 'Dewi Kepala' }))
}, 120_000)
afterAll(async () => await db.close())
beforeEach(() => db.at(start))

type Outcome = { ok: boolean; refusal?: { code: string } }
const codeOf = async (done: Promise<Outcome>): Promise<string> => (await done).refusal?.code ?? 'ok'
const file = async (change: Partial<Filing> = {}) => (await filed({ world: db.world, seal }, change)).case
const asking = {
  to: jateng,
  why: 'KANARI tinggal di Semarang.',
  consent: 'counter',
  message: null,
  consentWhy: '',
} as const
const ask = async (id: string, change: Partial<Parameters<typeof askForTransfer>[2]> = {}, as: Actor = ratna) => {
  const done = await db.as(as, async (tx) => await askForTransfer(tx, seal, { ...asking, ...change, case: id }))
  if (!done.ok) return done.refusal.code
  return String(done.events[0].data['transfer'])
}
/** Through the shell of every act, so that a refusal leaves nothing. */
const accept = async (transfer: string, as: Actor = other): Promise<Outcome> =>
  await perform(db.world, as, {
    act: acts.answerTransfer,
    subject: async (tx) => {
      const found = await transferById(tx, transfer)
      return found && { office: found.toOffice }
    },
    work: async (tx) => await acceptTransfer(tx, seal, { transfer }),
    entry: ([done]) => ({ act: acts.answerTransfer.name, record: { kind: 'case', id: done.case }, payload: {} }),
  })
const bounce = async (transfer: string, why = 'Bukan wilayah kami.', as: Actor = other): Promise<Outcome> =>
  await db.as(as, async (tx) => await bounceTransfer(tx, seal, { transfer, why }))
const caseOf = async (id: string, as: Actor) => await db.as(as, async (tx) => await caseById(tx, id))
const noted = async (id: string, as: Actor = ratna): Promise<string> => {
  const noteId = `019b0000-0000-7000-8000-${(noteCount += 1).toString(16).padStart(12, '0')}`
  await db.as(
    as,
    async (tx) =>
      await insertNote(tx, {
        id: noteId,
        case: id,
        at: tx.now,
        person: as.person as PersonId,
        body: seal.hide('x', hiddenAt.note(noteId)),
      }),
  )
  return noteId
}
let noteCount = 0

describe('a transfer', () => {
  it('leaves the case where it is: its office answers, the other reads what it is asked and nothing else', async () => {
    const id = await file()
    const transfer = await ask(id)
    expect(await caseOf(id, ratna)).toMatchObject({ office: jatim })
    expect(
      (await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'Kami tetap di sini.' }))).ok,
    ).toBe(true)
    expect(await caseOf(id, other)).toBeUndefined()
    expect(await db.as(other, async (tx) => await messagesOf(tx, id))).toEqual([])
    expect(await db.as(other, async (tx) => await stepsOf(tx, id))).toEqual([])
    const told = await db.as(other, async (tx) => {
      const [found] = await transfersAt(tx, 'toOffice', jateng)
      return found && (await reasonsOf(tx, seal, found))
    })
    expect(told).toMatchObject({
      id: transfer,
      level: 'ordinary',
      whyText: asking.why,
      consent: 'counter',
      answer: null,
    })
    const stranger: Actor = { ...other, office: 'bp3mi-bali' as never, person: personNo(0xe1) }
    for (const nobody of [stranger, worker])
      expect(await db.as(nobody, async (tx) => await transferById(tx, transfer))).toBeUndefined()
  })

  it('is asked for one at a time, by the office that has the case, of one that has people', async () => {
    const id = await file()
    expect(await ask(id, {}, other)).toBe('cases.wrong-state')
    expect(await ask(id, {}, centre)).toBe('cases.wrong-state')
    expect(await ask(id, { to: 'bp3mi-bali' as never })).toBe('cases.transfer-nobody-there')
    await ask(id)
    expect(await ask(id, { to: null })).toBe('cases.transfer-waits')
  })

  it('takes as consent a message of this case’s reporter, and no other', async () => {
    const [id, second] = [await file(), await file()]
    const writes = async (of: string) => {
      const said = { case: of, text: 'Ya, boleh.', channel: 'page', files: [] }
      const done = await db.asSystem(async (tx) => await writeAsReporter(tx, seal, said))
      return done.ok ? done.events[0].message : null
    }
    const [mine, theirs] = [await writes(id), await writes(second)]
    const [first] = await db.as(ratna, async (tx) => await messagesOf(tx, id))
    for (const message of [theirs, first?.id ?? null, null])
      expect(await ask(id, { consent: 'thread', message })).toBe('cases.transfer-message')
    await ask(id, { consent: 'thread', message: mine })
    expect(await db.as(ratna, async (tx) => await waitingOf(tx, id))).toMatchObject({ consentMessage: mine })
  })

  it('keeps its reasons hidden from whoever reads the tables, and says none of them in the ledger', async () => {
    const id = await file()
    await ask(id, { consent: 'danger', consentWhy: 'KANARI membaca teleponnya.' })
    const owner = await db.client('postgres')
    const { rows } = await owner.query(
      `select row_to_json(t)::text as everything from cases.transfer t union all select row_to_json(s)::text from cases.step s
       union all select row_to_json(e)::text from ledger.entry e`,
    )
    await owner.end()
    expect(JSON.stringify(rows)).not.toContain('KANARI')
  })
})

describe('an accepted transfer', () => {
  it('brings the whole file at once; the promises go on as they were promised', async () => {
    const id = await file()
    await db.as(ratna, async (tx) => await acceptCase(tx, seal, { case: id }))
    await noted(id)
    const before = await db.asSystem(async (tx) => ({ clocks: await clocksOf(tx, id), one: await caseById(tx, id) }))
    const transfer = await ask(id)
    db.at(plusMinutes(start, 60))
    expect(await codeOf(accept(transfer))).toBe('ok')
    expect(await caseOf(id, other)).toMatchObject({ office: jateng, handler: other.person, dueAt: before.one?.dueAt })
    const theirs = await db.as(other, async (tx) => ({
      messages: (await messagesOf(tx, id)).length,
      notes: (await notesOf(tx, id)).length,
      steps: (await stepsOf(tx, id)).map(({ step }) => step),
      clocks: await clocksOf(tx, id),
    }))
    expect(theirs).toMatchObject({ messages: 1, notes: 1 })
    expect(theirs.steps.toSorted()).toEqual(['accepted', 'filed', 'transfer-accepted', 'transfer-asked'])
    const ends = (clocks: readonly Clock[]) => clocks.map(({ rule, dueAt, stoppedAt }) => [rule, dueAt, stoppedAt])
    expect(ends(theirs.clocks)).toEqual(ends(before.clocks))
    const running = theirs.clocks.filter(({ stoppedAt }) => stoppedAt === null)
    expect(running.length).toBeGreaterThan(0)
    expect(new Set(running.map(({ office }) => office))).toEqual(new Set([jateng]))
    expect((await db.as(other, async (tx) => await casesInWork(tx, jateng))).map((one) => one.id)).toContain(id)
    const [asked] = await db.asSystem(async (tx) => await clocksOf(tx, transfer))
    expect(asked?.stoppedAt).not.toBeNull()
  })

  it('leaves nothing to the old office: it reads and writes nothing, whatever it sends the database', async () => {
    const id = await file()
    const transfer = await ask(id)
    const [message] = await db.as(ratna, async (tx) => await messagesOf(tx, id))
    await accept(transfer)
    for (const who of [ratna, head]) {
      expect(await caseOf(id, who)).toBeUndefined()
      expect(await db.as(who, async (tx) => await notesOf(tx, id))).toEqual([])
      expect(await db.as(who, async (tx) => await messagesOf(tx, id))).toEqual([])
      expect(await codeOf(db.as(who, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'x' })))).toBe(
        'cases.wrong-state',
      )
      expect(await codeOf(db.as(who, async (tx) => await takeCase(tx, seal, { case: id })))).toBe('cases.wrong-state')
    }
    await expect(noted(id)).rejects.toThrow('row-level security')
    const inserts = [
      `insert into cases.step (id, "case", at, step, person, office) values (gen_random_uuid(), '${id}', now(), 'closed', '${ratna.person}', '${jatim}')`,
      `insert into cases.step (id, "case", at, step, person, office) values (gen_random_uuid(), '${id}', now(), 'transfer-bounced', '${ratna.person}', '${jatim}')`,
      `insert into cases.message (id, "case", seq, at, side, channel, person, body, digest) values (gen_random_uuid(), '${id}', 2, now(), 'office', 'page', '${ratna.person}', '', '${message?.digest}')`,
      `insert into cases.contact ("case") values ('${id}')`,
      `insert into cases.transfer (id, "case", number, category, level, from_office, to_office, asked_at, asked_by, why, consent, due_at)
       values (gen_random_uuid(), '${id}', 'x', 'x', 'danger', '${jatim}', null, now(), '${ratna.person}', '', 'counter', now())`,
    ]
    for (const insert of inserts) await expect(asRatna(insert)).rejects.toThrow('row-level security')
    expect(await asRatna(`update cases."case" set state = 'open' where id = '${id}'`)).toBe(0)
    expect(
      await asRatna(
        `update cases.transfer set answer = 'withdrawn', answered_at = now(), answered_by = '${ratna.person}' where id = '${transfer}'`,
      ),
    ).toBe(0)
    await expect(asRatna(`select cases.hand_over('${id}', '${jatim}')`)).rejects.toThrow('not yours to move')
  })

  it('is taken once, when two take it at the same moment', async () => {
    const id = await file()
    const transfer = await ask(id)
    const outcomes = await Promise.all(
      [other, theirHead, other, theirHead].map(async (who) => await codeOf(accept(transfer, who))),
    )
    expect(outcomes.toSorted()).toEqual(['cases.transfer-over', 'cases.transfer-over', 'cases.transfer-over', 'ok'])
    const steps = await db.asSystem(async (tx) => await stepsOf(tx, id))
    expect(steps.filter(({ step }) => step === 'transfer-accepted')).toHaveLength(1)
  })

  it('is either taken or taken back, when both happen at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await file()
      const transfer = await ask(id)
      const taken = codeOf(accept(transfer))
      const back = perform(db.world, ratna, {
        act: acts.withdrawTransfer,
        work: async (tx) => await withdrawTransfer(tx, seal, { case: id }),
        entry: () => ({ act: acts.withdrawTransfer.name, record: { kind: 'case', id }, payload: {} }),
      })
      const both = [await taken, await codeOf(back)]
      expect(both.filter((code) => code === 'ok')).toHaveLength(1)
      const office = both[0] === 'ok' ? jateng : jatim
      expect(await caseOf(id, centre)).toMatchObject({ office })
    }
  })

  it('goes on to a third office, which reads where it has been', async () => {
    const id = await file()
    await accept(await ask(id))
    const on = await ask(id, { to: jatim }, other)
    expect(await codeOf(accept(on, bayu))).toBe('ok')
    expect(await caseOf(id, bayu)).toMatchObject({ office: jatim, handler: bayu.person })
    const past = await db.as(ratna, async (tx) => await transfersOf(tx, id))
    expect(past.map(({ answer }) => answer)).toEqual(['accepted', 'accepted'])
  })

  it('is refused to whoever is tied to the company, and to whoever was not asked; nothing is left of it', async () => {
    const id = await file()
    const key = companyKey('PT Erat') ?? ''
    await db.asSystem(
      async (tx) =>
        await tx
          .db<{ 'cases.case': { id: string; companyKey: string } }>()
          .updateTable('cases.case')
          .set({ companyKey: key })
          .where('id', '=', id)
          .execute(),
    )
    await db.as(
      other,
      async (tx) => await putTie(tx, { person: other.person as PersonId, company: 'PT Erat', companyKey: key }),
    )
    const transfer = await ask(id)
    expect(await codeOf(accept(transfer))).toBe('cases.tied')
    expect(await codeOf(accept(transfer, ratna))).toBe('access.out-of-scope')
    expect(await codeOf(accept(transfer, centre))).toBe('cases.transfer-over')
    expect(await caseOf(id, ratna)).toMatchObject({ office: jatim })
    expect(await codeOf(accept(transfer, theirHead))).toBe('ok')
  })
})

/** What the database itself says to a counter officer of the old office; how many rows were touched. */
async function asRatna(query: string): Promise<number | null> {
  const client = await db.client('bekal_app')
  try {
    await client.query('begin')
    await client.query(
      `select set_config('bekal.role', 'counter-officer', true), set_config('bekal.person', '${ratna.person}', true), set_config('bekal.office', '${jatim}', true)`,
    )
    return (await client.query(query)).rowCount
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

describe('a transfer that does not happen', () => {
  it('is sent back with a reason, stays with its office, and is not taken afterwards', async () => {
    const id = await file()
    const transfer = await ask(id)
    expect(await codeOf(bounce(transfer, ' '))).toBe('cases.no-reason')
    expect(await codeOf(bounce(transfer))).toBe('ok')
    expect(await codeOf(accept(transfer))).toBe('cases.transfer-over')
    expect(await codeOf(bounce(transfer))).toBe('cases.transfer-over')
    expect(await caseOf(id, ratna)).toMatchObject({ office: jatim })
    const [told] = await db.as(ratna, async (tx) => {
      const list = await transfersOf(tx, id)
      return await Promise.all(list.map(async (one) => await reasonsOf(tx, seal, one)))
    })
    expect(told).toMatchObject({ answer: 'bounced', answerText: 'Bukan wilayah kami.' })
    const steps = await db.as(ratna, async (tx) => await stepsOf(tx, id))
    expect(steps.find(({ step }) => step === 'transfer-bounced')).toMatchObject({
      person: other.person,
      office: jateng,
    })
    expect(await ask(id, { to: null })).toMatch(/^0/)
  })

  it('is withdrawn by its office, and by nobody else’s', async () => {
    const id = await file()
    await ask(id)
    const back = async (as: Actor) =>
      await codeOf(db.as(as, async (tx) => await withdrawTransfer(tx, seal, { case: id })))
    expect(await back(other)).toBe('cases.wrong-state')
    expect(await back(bayu)).toBe('ok')
    expect(await back(ratna)).toBe('cases.transfer-over')
  })

  it('ends when the case is closed, settled or moved by the centre; its clock does not ring any more', async () => {
    const [closed, settled, moved] = [await file(), await file(), await file()]
    const transfers = [await ask(closed), await ask(settled), await ask(moved)]
    await db.as(ratna, async (tx) => {
      const done = { case: closed, ground: 'handed-over', text: 'Diteruskan.', receiver: 'Kemlu' } as const
      expect((await closeCase(tx, seal, done)).ok).toBe(true)
      await acceptCase(tx, seal, { case: settled })
      expect((await proposeSettled(tx, seal, { case: settled, text: 'Sudah.' })).ok).toBe(true)
    })
    expect((await db.asSystem(async (tx) => await answerSettled(tx, seal, { case: settled, yes: true }))).ok).toBe(true)
    expect(
      (await db.as(centre, async (tx) => await moveCase(tx, seal, { case: moved, office: null, why: 'Lintas.' }))).ok,
    ).toBe(true)
    for (const transfer of transfers) {
      expect(await db.asSystem(async (tx) => await transferById(tx, transfer))).toMatchObject({ answer: 'withdrawn' })
      expect(await codeOf(accept(transfer))).toBe('cases.transfer-over')
      const [clock] = await db.asSystem(async (tx) => await clocksOf(tx, transfer))
      expect(clock?.stoppedAt).not.toBeNull()
    }
  })
})

describe('a transfer the person does not want', () => {
  it('is stopped by them, once; the office reads it, and the other can take it no more', async () => {
    const id = await file()
    const transfer = await ask(id)
    await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'Kami minta kantor lain.' }))
    expect((await caseOf(id, ratna))?.unreadSince).toBeNull()
    const stop = async () => await codeOf(db.asSystem(async (tx) => await stopTransfer(tx, seal, { case: id })))
    expect(await stop()).toBe('ok')
    expect(await stop()).toBe('cases.transfer-over')
    expect((await caseOf(id, ratna))?.unreadSince).not.toBeNull()
    expect(await codeOf(accept(transfer))).toBe('cases.transfer-over')
    const clocks = await db.asSystem(async (tx) => await clocksOf(tx, transfer))
    expect(clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
    const names = (await db.asSystem(async (tx) => await stepsOf(tx, id))).map(({ step }) => step)
    expect(names).toContain('transfer-withdrawn')
    expect(await ask(id)).not.toBe('cases.transfer-waits')
  })
})

describe('a transfer nobody answers', () => {
  it('is told to both heads of office and the centre, by name and each once, and stays with its office', async () => {
    const id = await file({ category: 'trafficking' })
    const transfer = await ask(id)
    const [clock] = await db.asSystem(async (tx) => await clocksOf(tx, transfer))
    expect(clock).toMatchObject({ rule: transferRule, unit: 'hour', length: 2, office: jateng })
    const rings: string[] = []
    const sweep = async (minutes: number) => {
      db.at(plusMinutes(start, minutes))
      await db.asSystem(
        async (tx) =>
          await sweepClocks(tx, {
            handlers: {
              'case-transfer': async (inner, of, ring) => {
                if (of.subjectId === transfer) rings.push(ring)
                await onTransferRing(inner, of, ring)
              },
            },
            calendarOf,
            climbs: () => 1,
          }),
      )
    }
    await sweep(59)
    await sweep(61)
    await sweep(121)
    await sweep(600)
    expect(rings).toEqual(['warning', 'overdue'])
    const steps = await db.asSystem(async (tx) => await stepsOf(tx, id))
    const late = steps.filter(({ step }) => step === 'transfer-overdue')
    expect(late).toHaveLength(1)
    expect(String(late[0]?.data['names']).split(', ').toSorted()).toEqual([
      'Dewi Kepala',
      'Sri Pusat',
      'Wayan Sudiarta',
    ])
    expect(late.map((one) => toldText('id', one))[0]).toMatch(/^Diberi tahu: .*Sri Pusat/)
    expect(await caseOf(id, ratna)).toMatchObject({ office: jatim })
    const tools = { seal, config: { publicUrl: 'https://bekal.contoh.id' } } as unknown as Tools
    const inTx = async <T>(work: Parameters<typeof db.asSystem<T>>[0]) => await db.asSystem(work)
    for (const _ of [1, 2]) await transferJob.run({ transfer, told: 'overdue', at: 'x' }, { tools, inTx } as never)
    const sent = (await db.asSystem(async (tx) => await recentMessages(tx.db()))).filter(({ text }) =>
      text.includes('lewat batas'),
    )
    expect(sent.map(({ to }) => to).toSorted()).toEqual(
      [theirHead, head, centre].map(({ person }) => phoneOf(person)).toSorted(),
    )
    expect(await codeOf(accept(transfer))).toBe('ok')
  })
})
