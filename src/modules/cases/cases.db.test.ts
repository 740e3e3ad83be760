import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../kernel/ids.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { clocksOf } from '../../platform/clocks/store.ts'
import { perform } from '../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Tools } from '../../platform/tools.ts'
import { head, jatim, openDesk, other, personNo, ratna, seal } from '../placements/queue/files.examples.ts'
import { handCode } from './access/hand.ts'
import { acts } from './acts.ts'
import { watchSilence } from './alarm/watch.job.ts'
import { filed, unpaid } from './cases.examples.ts'
import { renewCode } from './code/act.ts'
import { type Filing, fileCase, filedEntry } from './file/act.ts'
import { clarify, clarifyAgain, noteCommitment, recommendSanction } from './handle/procedure.ts'
import { answerSettled, closeCase, proposeSettled, reopenCase } from './handle/settle.ts'
import { acceptCase, askReporter, moveCase, sortCase, takeCase } from './handle/sort.ts'
import { addressIndex, codeFingerprint, hiddenAt } from './hidden.ts'
import { checkCases } from './receipt/check.ts'
import { standingOf } from './receipt/receipt.ts'
import { caseById, casesFrom, casesInWork, contactOf, secretsOf } from './store.ts'
import { writeAsOffice, writeAsReporter } from './thread/write.ts'
import { messagesOf, stepsOf } from './thread-store.ts'

let db: TestDatabase
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
const auditor: Actor = { ...centre, role: 'auditor', person: personNo(0xf6) }
beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
}, 120_000)
afterAll(async () => await db.close())

const story = 'Gajiku dipotong KANARI tiga bulan, dan pasporku ditahan.'
const filing: Filing = {
  ...unpaid,
  story,
  place: 'Jalan KANARI 7, Taipei',
  contact: { channel: 'whatsapp', address: '+886912345678', name: 'Kanari Siti', hours: 'Minggu' },
}
const file = async (change: Partial<Filing> = {}) => await filed({ world: db.world, seal }, { ...filing, ...change })
const caseOf = async (id: string, as: Actor = ratna) => await db.as(as, async (tx) => await caseById(tx, id))
const doing = async (as: Actor, work: Parameters<typeof db.as>[1]) =>
  (await db.as(as, work)) as { ok: boolean; refusal?: { code: string } }
const codeOf = async (done: Promise<{ ok: boolean; refusal?: { code: string } }>) => (await done).refusal?.code ?? 'ok'
const restart = (): void => db.at('2026-11-23T02:00:00Z')

describe('a complaint', () => {
  it('gets a number, goes to the office of the worker’s home, and is promised an answer', async () => {
    restart()
    const { case: id, number } = await file()
    expect(number).toMatch(/^ADU-26-\d{6}$/)
    expect(await caseOf(id)).toMatchObject({
      office: jatim,
      state: 'filed',
      level: 'ordinary',
      unreadSince: '2026-11-23T02:00:00.000Z',
    })
    const clocks = await db.asSystem(async (tx) => await clocksOf(tx, id))
    expect(clocks.map(({ rule }) => rule)).toEqual(['uu-25-2009.jawaban-awal'])
    expect((await caseOf(id))?.dueAt).toBe(clocks[0]?.dueAt)
  })

  it('is written down by an officer for somebody, in their own name', async () => {
    const said = { ...filing, channel: 'phone', enteredBy: ratna.person } as const
    const decision = await perform(db.world, ratna, {
      act: acts.fileFor,
      work: async (tx) => await fileCase(tx, seal, said),
      entry: ([filed]) => filedEntry(filed),
    })
    const id = decision.ok ? decision.events[0].case : ''
    const [filed] = await db.as(ratna, async (tx) => await stepsOf(tx, id))
    expect(filed).toMatchObject({ step: 'filed', person: ratna.person, office: jatim })
    const foreign = { ...said, enteredBy: head.person }
    await expect(db.as(ratna, async (tx) => await fileCase(tx, seal, foreign))).rejects.toThrow(/row-level security/)
  })

  it('is hidden from whoever reads the tables: story, place, name, address and code', async () => {
    const { case: id, code } = await file()
    const plain = seal.reveal(Buffer.from(code, 'base64'), hiddenAt.code(id))
    const client = await db.client('postgres')
    const { rows } = await client.query(
      `select row_to_json(c)::text || coalesce(row_to_json(t)::text, '') || coalesce(row_to_json(m)::text, '') as everything
       from cases."case" c left join cases.contact t on t."case" = c.id left join cases.message m on m."case" = c.id where c.id = $1`,
      [id],
    )
    const { rows: ledger } = await client.query('select row_to_json(e)::text as entry from ledger.entry e')
    await client.end()
    const all = JSON.stringify([rows, ledger])
    for (const secret of ['KANARI', 'Kanari', '912345678', plain]) expect(all).not.toContain(secret)
  })

  it('opens with its own code and with no other’s', async () => {
    const [one, two] = [await file(), await file()]
    const plain = (filed: typeof one): string =>
      seal.reveal(Buffer.from(filed.code, 'base64'), hiddenAt.code(filed.case))
    expect(plain(one)).toHaveLength(16)
    const kept = Buffer.from((await db.asSystem(async (tx) => await secretsOf(tx, one.case)))?.code ?? [])
    const opens = (code: string): boolean => kept.equals(Buffer.from(codeFingerprint(seal, one.case, code)))
    expect(
      opens(
        plain(one)
          .toLowerCase()
          .replace(/(.{4})/g, '$1-'),
      ),
    ).toBe(true)
    expect(opens(plain(two))).toBe(false)
  })

  it('of nobody and nowhere is taken too, by the centre; one about an officer goes to no office', async () => {
    const nobody = { channel: null, address: '', name: '', hours: '' }
    const { case: id } = await file({ origin: null, country: null, place: '', contact: nobody })
    expect(await caseOf(id)).toBeUndefined()
    expect(await caseOf(id, centre)).toMatchObject({ office: null })
    expect(await db.as(centre, async (tx) => await contactOf(tx, id))).toBeUndefined()
    const { case: about } = await file({ category: 'officer-misconduct' })
    expect(await caseOf(about)).toBeUndefined()
    expect(await caseOf(about, centre)).toBeDefined()
  })

  it('is seen by its office, the centre and whose it is, and its words by no auditor', async () => {
    const { case: id } = await file({ worker: personNo(0x77) })
    const sees = async (as: Actor) => (await caseOf(id, as)) !== undefined
    const worker: Actor = { ...ratna, role: 'worker', office: null, person: personNo(0x77) }
    expect([await sees(ratna), await sees(centre), await sees(worker), await sees(auditor)]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([await sees(other), await sees({ ...worker, person: personNo(0x78) })]).toEqual([false, false])
    expect(await db.as(auditor, async (tx) => await messagesOf(tx, id))).toEqual([])
    expect(await db.as(other, async (tx) => await messagesOf(tx, id))).toEqual([])
    expect(await db.as(ratna, async (tx) => await messagesOf(tx, id))).toHaveLength(1)
  })

  it('is found again by the address it came from', async () => {
    const { case: id } = await file({ contact: { ...filing.contact, address: '+886900000001' } })
    const found = await db.asSystem(async (tx) => await casesFrom(tx, addressIndex(seal, '+886900000001')))
    expect(found.map((one) => one.id)).toEqual([id])
  })
})

describe('the conversation', () => {
  it('takes a provider’s message once, and is never closed to replies', async () => {
    const { case: id } = await file()
    const write = async () =>
      await db.asSystem(
        async (tx) =>
          await writeAsReporter(tx, seal, {
            case: id,
            text: 'Tolong',
            channel: 'whatsapp',
            files: [],
            external: 'wamid.1',
          }),
      )
    expect([await write(), await write()].map((one) => one.ok && one.events[0].message !== null)).toEqual([true, false])
    db.at('2027-03-01T02:00:00Z')
    const ground = { ground: 'unreachable', text: 'Kami tidak dapat menghubungimu.', receiver: '' } as const
    expect(await codeOf(doing(ratna, async (tx) => await closeCase(tx, seal, { case: id, ...ground })))).toBe('ok')
    expect(
      await codeOf(
        doing(
          theSystem('web'),
          async (tx) =>
            await writeAsReporter(tx, seal, { case: id, text: 'Masih ada aku', channel: 'page', files: [] }),
        ),
      ),
    ).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ state: 'closed', unreadSince: '2027-03-01T02:00:00.000Z' })
    expect(await codeOf(doing(theSystem('web'), async (tx) => await reopenCase(tx, seal, { case: id })))).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ state: 'open', reopened: 1, ground: null })
    restart()
  })

  it('is in one order, however many write at one moment', async () => {
    const { case: id } = await file()
    const say = async (n: number) =>
      await db.asSystem(
        async (tx) => await writeAsReporter(tx, seal, { case: id, text: `pesan ${n}`, channel: 'page', files: [] }),
      )
    await Promise.all(Array.from({ length: 12 }, async (_, n) => await say(n)))
    const messages = await db.as(ratna, async (tx) => await messagesOf(tx, id))
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
  })

  it('answered by the office is read, keeps the promise of an answer, and tells the reporter nothing that others may not read', async () => {
    const { case: id } = await file()
    await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'Kami sudah membaca.' }))
    expect(await caseOf(id)).toMatchObject({ unreadSince: null, handler: ratna.person, dueAt: null })
    expect(db.queued).toContainEqual({ job: 'cases.tell', payload: { case: id, message: expect.any(String) } })
    await expect(
      db.as(other, async (tx) => await writeAsOffice(tx, seal, { case: id, text: 'x' })),
    ).resolves.toMatchObject({ ok: false })
  })
})

describe('what the law asks', () => {
  const begun = async () => {
    restart()
    const filed = await file()
    await db.as(ratna, async (tx) => await acceptCase(tx, seal, { case: filed.case }))
    return filed.case
  }
  const asking = async (work: Parameters<typeof db.as>[1]): Promise<string> => await codeOf(doing(ratna, work))

  it('does not count a yes as the reporter’s that an officer may have said: with a code they saw', async () => {
    const byOfficer = async () => {
      restart()
      const { case: id } = await file({ filedBy: 'family' })
      await db.as(ratna, async (tx) => await acceptCase(tx, seal, { case: id }))
      const reach = { channel: null, address: '', name: '', hours: '' } as const
      await db.as(ratna, async (tx) => await handCode(tx, seal, { case: id, reason: 'Datang.', reach }))
      await db.as(ratna, async (tx) => await proposeSettled(tx, seal, { case: id, text: 'Sudah.' }))
      return id
    }
    const say = async (id: string, byAccount = false) => {
      await db.asSystem(async (tx) => await answerSettled(tx, seal, { case: id, yes: true, byAccount }))
      return await caseOf(id)
    }
    expect(await say(await byOfficer())).toMatchObject({ state: 'closed', ground: 'settled', confirmed: false })
    expect(await say(await byOfficer(), true)).toMatchObject({ confirmed: true })
    const own = await byOfficer()
    const renew = async () =>
      await codeOf(doing(theSystem('web'), async (tx) => await renewCode(tx, seal, { case: own })))
    const before = (await db.asSystem(async (tx) => await secretsOf(tx, own)))?.code
    expect(await renew()).toBe('ok')
    expect((await db.asSystem(async (tx) => await secretsOf(tx, own)))?.code).not.toEqual(before)
    expect(await renew()).toBe('cases.wrong-state')
    expect(await say(own)).toMatchObject({ confirmed: true })
  })

  it('lets nobody but the reporter say that it is settled', async () => {
    const id = await begun()
    expect(
      await asking(async (tx) => await closeCase(tx, seal, { case: id, ground: 'settled', text: 'x', receiver: '' })),
    ).toBe('cases.needs-yes')
    expect(
      await asking(async (tx) => await proposeSettled(tx, seal, { case: id, text: 'Gajinya sudah dibayar.' })),
    ).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ state: 'proposed', confirmed: false })
    const say = async (yes: boolean) =>
      await codeOf(doing(theSystem('web'), async (tx) => await answerSettled(tx, seal, { case: id, yes })))
    expect(await say(false)).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ state: 'open' })
    expect(await asking(async (tx) => await proposeSettled(tx, seal, { case: id, text: 'Sekarang sudah.' }))).toBe('ok')
    expect(await say(true)).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ state: 'closed', ground: 'settled', confirmed: true })
    expect(await say(true)).toBe('cases.wrong-state')
  })

  it('closes for missing papers only after its time, counted in days of the place', async () => {
    restart()
    const { case: id } = await file()
    expect(
      await asking(async (tx) => await askReporter(tx, seal, { case: id, kind: 'papers', text: 'Kirim slip gaji.' })),
    ).toBe('ok')
    const close = async (at: string) => {
      db.at(at)
      return await asking(
        async (tx) =>
          await closeCase(tx, seal, { case: id, ground: 'incomplete', text: 'Berkas tidak lengkap.', receiver: '' }),
      )
    }
    expect(await close('2026-12-23T02:00:00Z')).toBe('cases.not-lawful')
    expect(await close('2026-12-24T02:00:00Z')).toBe('ok')
    restart()
  })

  it('closes what is handed over only to somebody named, and keeps watching it', async () => {
    const id = await begun()
    const hand = async (receiver: string) =>
      await asking(
        async (tx) => await closeCase(tx, seal, { case: id, ground: 'handed-over', text: 'Diteruskan.', receiver }),
      )
    expect(await hand(' ')).toBe('cases.not-lawful')
    expect(await hand('Polda Jatim, Ipda Contoh')).toBe('ok')
    expect(await caseOf(id)).toMatchObject({
      ground: 'handed-over',
      watcher: ratna.person,
      receiver: 'Polda Jatim, Ipda Contoh',
    })
  })

  it('holds clarifications to their order, starts the clock of a commitment, and asks for a sanction when it is broken', async () => {
    const id = await begun()
    const again = { case: id, minutes: 'Perusahaan mengaku.', admitted: true, commitment: 'Membayar dalam tujuh hari.' }
    await db.as(
      ratna,
      async (tx) =>
        await sortCase(tx, seal, {
          case: id,
          category: 'unpaid-wage',
          signs: [],
          level: null,
          why: '',
          reported: 'placing-company',
          company: 'PT Contoh',
        }),
    )
    expect(await asking(async (tx) => await clarifyAgain(tx, seal, again))).toBe('cases.not-lawful')
    expect(await asking(async (tx) => await clarify(tx, seal, { case: id, minutes: 'Perusahaan hadir.' }))).toBe('ok')
    expect(await asking(async (tx) => await clarifyAgain(tx, seal, again))).toBe('ok')
    const running = await db.asSystem(async (tx) =>
      (await clocksOf(tx, id)).filter(({ stoppedAt }) => stoppedAt === null).map(({ rule }) => rule),
    )
    expect(running).toContain('permen-p2mi-23-2025.pasal-18.janji')
    expect(await asking(async (tx) => await noteCommitment(tx, seal, { case: id, kept: false }))).toBe('ok')
    const settle = async () =>
      await asking(async (tx) => await proposeSettled(tx, seal, { case: id, text: 'Selesai.' }))
    expect(await settle()).toBe('cases.not-lawful')
    expect(
      await asking(async (tx) => await recommendSanction(tx, seal, { case: id, text: 'Skorsing, janji diingkari.' })),
    ).toBe('ok')
    expect(await settle()).toBe('ok')
    const steps = new Set(await db.as(ratna, async (tx) => (await stepsOf(tx, id)).map(({ step }) => step)))
    expect(steps).toEqual(
      new Set([
        'filed',
        'accepted',
        'sorted',
        'clarified',
        'clarified-again',
        'commitment-broken',
        'sanction-recommended',
        'proposed',
      ]),
    )
  })

  it('wants a reason for another level than the signs give, and for moving a case', async () => {
    const id = await begun()
    const sort = async (why: string) =>
      await asking(
        async (tx) =>
          await sortCase(tx, seal, {
            case: id,
            category: 'unpaid-wage',
            signs: ['locked-in'],
            level: 'ordinary',
            why,
            reported: 'other',
            company: null,
          }),
      )
    expect(await sort(' ')).toBe('cases.no-reason')
    expect(await sort('Pelapor menarik keterangannya.')).toBe('ok')
    expect(await caseOf(id)).toMatchObject({ level: 'ordinary', levelWhy: 'Pelapor menarik keterangannya.' })
    expect(
      await codeOf(doing(centre, async (tx) => await moveCase(tx, seal, { case: id, office: null, why: '' }))),
    ).toBe('cases.no-reason')
    expect(
      await codeOf(
        doing(centre, async (tx) => await moveCase(tx, seal, { case: id, office: null, why: 'Lintas provinsi.' })),
      ),
    ).toBe('ok')
    expect(await caseOf(id)).toBeUndefined()
    expect(await caseOf(id, centre)).toMatchObject({ office: null, handler: null })
  })

  it('is decided on what was seen: a case that changed meanwhile is looked at again', async () => {
    const id = await begun()
    const version = (await caseOf(id))?.version ?? 0
    expect(await asking(async (tx) => await takeCase(tx, seal, { case: id, version }))).toBe('ok')
    expect(await asking(async (tx) => await takeCase(tx, seal, { case: id, version }))).toBe('cases.changed-meanwhile')
  })
})

describe('a message nobody reads', () => {
  it('is told to the head of the office, then to the centre, each once; danger also at night', async () => {
    db.at('2026-11-23T13:00:00Z')
    const { case: id } = await file({ signs: ['locked-in'] })
    const { case: calm } = await file()
    const tools = { seal, config: { publicUrl: 'https://bekal.example' } } as unknown as Tools
    const told = async (at: string): Promise<number> => {
      db.at(at)
      await db.asSystem(async (tx) => await watchSilence(tx, tools))
      const client = await db.client('postgres')
      const { rows } = await client.query(
        `select recipient from outbox.message where key like 'case:' || $1 || ':unread:%'`,
        [id],
      )
      await client.end()
      return rows.length
    }
    expect(await told('2026-11-23T13:59:00Z')).toBe(0)
    const first = await told('2026-11-23T14:00:00Z')
    expect(first).toBeGreaterThan(0)
    expect(await told('2026-11-23T14:30:00Z')).toBe(first)
    expect(await told('2026-11-23T15:00:00Z')).toBeGreaterThan(first)
    expect((await caseOf(calm))?.alarmedAt).toBeNull()
    expect(
      (await db.as(ratna, async (tx) => await stepsOf(tx, id))).filter(({ step }) => step === 'unread'),
    ).toHaveLength(2)
    restart()
  })
})

describe('the record', () => {
  it('is whole; a case or a message that is dropped or altered in the database is named', async () => {
    const [kept, altered, dropped] = [await file(), await file(), await file()]
    await db.as(ratna, async (tx) => await writeAsOffice(tx, seal, { case: altered.case, text: 'Jawaban.' }))
    const check = async () => await db.asSystem(async (tx) => await checkCases(tx, seal))
    expect((await check()).problems).toEqual([])
    const standing = async ({ number, filing: digest }: typeof kept) =>
      await db.asSystem(async (tx) => await standingOf(tx, seal, { number, filing: digest }))
    expect(await standing(kept)).toBe('same')

    const owner = await db.client('postgres')
    await owner.query('set session_replication_role = replica')
    const [first] = await db.asSystem(async (tx) => await messagesOf(tx, altered.case))
    await owner.query('update cases.message set body = $1 where id = $2', [
      seal.hide('Tidak ada masalah.', hiddenAt.body(first?.id ?? '')),
      first?.id,
    ])
    await owner.query(`delete from cases.message where "case" = $1`, [dropped.case])
    await owner.query(`delete from cases."case" where id = $1`, [dropped.case])
    await owner.end()

    expect([await standing(kept), await standing(altered), await standing(dropped)]).toEqual([
      'same',
      'altered',
      'missing',
    ])
    const { problems } = await check()
    expect(problems).toEqual(
      expect.arrayContaining([
        { case: altered.number, what: 'filing-altered' },
        { case: altered.number, what: 'message-altered' },
        { case: dropped.case, what: 'case-missing' },
        expect.objectContaining({ what: 'message-missing' }),
      ]),
    )
    expect(problems.some((problem) => problem.case === kept.number)).toBe(false)
  })

  it('cannot be changed by the application: messages, notes and steps', async () => {
    const app = await db.client('bekal_app')
    for (const table of ['message', 'note', 'step'])
      for (const sql of [`update cases.${table} set at = now()`, `delete from cases.${table}`])
        await expect(app.query(sql)).rejects.toThrow('permission denied')
    await expect(app.query(`delete from cases."case"`)).rejects.toThrow('permission denied')
    await app.end()
  })

  it('shows an office its own cases, and nobody writes a note in another’s name', async () => {
    const mine = await db.as(ratna, async (tx) => await casesInWork(tx, jatim))
    expect(mine.length).toBeGreaterThan(0)
    expect(new Set(mine.map(({ office }) => office))).toEqual(new Set([jatim]))
    const [one] = mine
    await expect(
      db.as(ratna, async (tx) => {
        const { insertNote } = await import('./thread-store.ts')
        await insertNote(tx, {
          id: tx.newId(),
          case: one?.id ?? '',
          at: tx.now,
          person: personNo(0xf2) as PersonId,
          body: seal.hide('x', 'y'),
        })
      }),
    ).rejects.toThrow('row-level security')
  })
})
