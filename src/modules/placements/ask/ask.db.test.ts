import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { clocksOf } from '../../../platform/clocks/store.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { parseChanged } from '../../../rules/source/parse.ts'
import { reviewAnswer, sendAnswerBack, signRuling, writeAnswer } from '../../directions/answer/act.ts'
import type { AnswerText } from '../../directions/answer/decide.ts'
import { lapseQuestion, mergeQuestion } from '../../directions/answer/end.ts'
import { withdrawQuestion } from '../../directions/ask/act.ts'
import { questionById, questionsAbout, questionsOf } from '../../directions/ask/store.ts'
import { rulingsFor, unreadRulings } from '../../directions/index.ts'
import { digestOfRuling } from '../../directions/ruling.ts'
import { closeRuling, confirmRuling, exampleFrom, openedToken, withdrawRuling } from '../../directions/rulings/act.ts'
import {
  decisionsUnder,
  insertClosing,
  insertReading,
  insertWithdrawal,
  rulingById,
  rulingByNumber,
  rulingsOf,
  rulingsStanding,
} from '../../directions/rulings/store.ts'
import { similarTo } from '../../directions/similar/find.ts'
import { similarRulings } from '../../directions/similar/rulings.ts'
import { draftById, publish, ruleSetOn } from '../../regulations/index.ts'
import { checkDraft } from '../../regulations/publish/check.ts'
import { publishRaisedAge, raisedRule } from '../../regulations/publish/raised-age.examples.ts'
import { ruleSetByDigest } from '../../regulations/store.ts'
import { decisionsOf, replayDecision } from '../decisions.ts'
import { findingsOf } from '../facts.ts'
import { bayu, head, openDesk, other, personNo, ratna, seal, sendFile, workerNo } from '../queue/files.examples.ts'
import { applicationById, historyOf, moveTo } from '../store.ts'
import { approveFile } from '../verify/act.ts'
import { askAbout } from './act.ts'
import { onQuestionClosed } from './closed.ts'
import { peopleOfFile } from './people.ts'
import { openIn } from './waiting.ts'

let db: TestDatabase
let files: ApplicationId[]
const file = (index: number): ApplicationId => files[index] as ApplicationId
const centre = (number: number): Actor => ({ ...ratna, role: 'centre', office: null, person: personNo(0xc0 + number) })
const [drafter, reviewer, signer] = [centre(1), centre(2), centre(3)]
const sentence = 'Apakah izin keluarga tetap diminta bila suaminya sudah meninggal?'

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  files = []
  for (const number of [1, 2, 3, 4, 5, 6, 7])
    files.push(
      await sendFile(
        { ...db, seal },
        { number, name: `Siti Aminah ${number}`, nik: `350599410501000${number}`, passport: `X000000${number}` },
      ),
    )
}, 120_000)
afterAll(async () => await db.close())

const asking = async (by: Actor, index: number, change: { text?: string; rule?: string } = {}) =>
  await db.as(
    by,
    async (tx) => await askAbout(tx, file(index), { rule: raisedRule, text: sentence, urgent: false, ...change }),
  )
async function asked(by: Actor, index: number): Promise<string> {
  const decision = await asking(by, index)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].question
}
const answer: AnswerText & { version: number } = {
  wording: sentence,
  answer: 'Tidak. Yang diminta surat kematian suami.',
  citation: 'UU 18/2017 Pasal 5 huruf a',
  effect: 'explains',
  validFrom: day('2026-11-23'),
  validUntil: null,
  version: 0,
}
const write = async (by: Actor, id: string, change: Partial<typeof answer> = {}) =>
  await db.as(by, async (tx) => await writeAnswer(tx, id, { ...answer, ...change }))
const review = async (by: Actor, id: string, version: number) =>
  await db.as(by, async (tx) => await reviewAnswer(tx, id, version))
const sign = async (by: Actor, id: string, version: number) =>
  await db.as(by, async (tx) => await signRuling(tx, id, version))
/** Drafted, reviewed and signed by three. @returns the ruling */
async function ruled(id: string, change: Partial<typeof answer> = {}): Promise<string> {
  await write(drafter, id, change)
  await review(reviewer, id, 1)
  const signed = await sign(signer, id, 2)
  if (!signed.ok) throw new Error(JSON.stringify(signed.refusal))
  return signed.events[0].ruling
}
const closed = async (id: string, ruling: string | null): Promise<void> =>
  await db.asSystem(async (tx) => {
    const question = await questionById(tx, id)
    if (!question?.asker?.about) throw new Error('about nothing')
    await onQuestionClosed(tx, {
      about: question.asker.about,
      question,
      ruling: ruling === null ? undefined : await rulingById(tx, ruling),
    })
  })
const waitingOn = async (index: number) =>
  await db.asSystem(async (tx) => openIn(await historyOf(tx, file(index), 500)))
const approve = async (by: Actor, index: number) =>
  await db.as(by, async (tx) => await approveFile(tx, file(index), { reason: 'Cocok.' }))

describe('an officer in doubt', () => {
  it('asks the centre about one rule of a file, and nothing of the person goes along', async () => {
    const id = await asked(ratna, 0)
    const question = await db.as(drafter, async (tx) => await questionById(tx, id))
    expect(question).toMatchObject({
      number: 'TNY-26-000001',
      rule: raisedRule,
      step: 'verification',
      state: 'open',
      asker: { office: 'bp3mi-jawa-timur', person: ratna.person, about: file(0) },
    })
    expect(JSON.stringify(question?.facts)).not.toMatch(/1996-05|Aminah|3505/)
    expect(question?.dueAt).not.toBeNull()
    expect(await waitingOn(0)).toMatchObject([{ number: 'TNY-26-000001', dueAt: question?.dueAt }])
  })

  it('is given back what tells who it is about, and nothing is kept', async () => {
    const before = await db.as(drafter, async (tx) => await questionsAbout(tx, file(1)))
    expect(await asking(ratna, 1, { text: 'Bu Aminah, NIK 3505994105010002, HP 0812-3456-7890: bagaimana?' })).toEqual({
      ok: false,
      refusal: {
        code: 'directions.personal',
        kinds: ['nik', 'phone', 'name'],
        masked: 'Bu [nama], NIK [NIK], HP [telepon]: bagaimana?',
      },
    })
    expect(await db.as(drafter, async (tx) => await questionsAbout(tx, file(1)))).toEqual(before)
  })

  it('asks once for a file and a rule, about a rule that weighs, and not about a file that is finished', async () => {
    expect(await asking(bayu, 0)).toMatchObject({ refusal: { code: 'directions.asked-already' } })
    expect(await asking(ratna, 1, { rule: 'no-such-rule' })).toMatchObject({ refusal: { code: 'directions.no-rule' } })
    await db.asSystem(async (tx) => await moveTo(tx, file(6), 'withdrawn'))
    expect(await asking(ratna, 6)).toMatchObject({ refusal: { code: 'placements.wrong-state', state: 'withdrawn' } })
  })

  it('cannot ask about a file of another office, and nobody learns who asked elsewhere', async () => {
    expect((await asking(other, 1)).ok).toBe(false)
    const [question] = await db.as(other, async (tx) => await questionsAbout(tx, file(0)))
    expect(question).toBeUndefined()
    const [mine] = await db.as(ratna, async (tx) => await questionsOf(tx, ratna.office ?? ('' as never)))
    const seen = await db.as(other, async (tx) => await questionById(tx, mine?.id ?? ''))
    expect(seen).toMatchObject({ text: sentence, asker: null })
    expect(await db.as(workerNo(1), async (tx) => await questionById(tx, mine?.id ?? ''))).toBeUndefined()
  })

  it('does not stop the promise to the worker, since no rule lets it stand still for this', async () => {
    const [clock] = await db.asSystem(async (tx) => await clocksOf(tx, file(0), 1))
    expect(clock).toMatchObject({ pausedAt: null, stoppedAt: null })
  })

  it('has an answer sooner when it is urgent, and the worker is told the same', async () => {
    const decision = await db.as(
      ratna,
      async (tx) => await askAbout(tx, file(4), { rule: raisedRule, text: sentence, urgent: true }),
    )
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { question, dueAt } = decision.events[0]
    const calm = (await db.as(ratna, async (tx) => await questionsAbout(tx, file(0))))[0]?.dueAt
    expect(dueAt).not.toBeNull()
    expect(calm && dueAt && dueAt < calm).toBe(true)
    expect(await waitingOn(4)).toMatchObject([{ dueAt }])
    expect((await db.as(other, async (tx) => await questionById(tx, question)))?.dueAt).toBe(dueAt)
    await db.as(ratna, async (tx) => await withdrawQuestion(tx, question))
    await closed(question, null)
  })

  it('takes a question back while nobody has answered', async () => {
    const id = await asked(ratna, 1)
    expect((await db.as(other, async (tx) => await withdrawQuestion(tx, id))).ok).toBe(false)
    expect((await db.as(drafter, async (tx) => await questionById(tx, id)))?.state).toBe('open')
    expect((await db.as(bayu, async (tx) => await withdrawQuestion(tx, id))).ok).toBe(true)
    await closed(id, null)
    expect(await waitingOn(1)).toEqual([])
  })
})

describe('an answer of the centre', () => {
  it('is drafted, reviewed and signed by three, as it was seen, and holds no personal data', async () => {
    const id = await asked(ratna, 1)
    expect(await write(drafter, id, { answer: 'Telepon saja 0812-3456-7890.' })).toMatchObject({
      refusal: { code: 'directions.personal' },
    })
    const people = await db.as(drafter, async (tx) => await peopleOfFile(tx, file(1)))
    const named = {
      ...answer,
      wording: 'Apakah Bu Aminah harus datang?',
      answer: 'Siti Aminah dari Desa Sukamaju: tidak.',
    }
    expect(await db.as(drafter, async (tx) => await writeAnswer(tx, id, named, people))).toEqual({
      ok: false,
      refusal: {
        code: 'directions.personal',
        kinds: ['name', 'place'],
        masked: '[nama] [nama] dari [tempat]: tidak.',
        wording: 'Apakah Bu [nama] harus datang?',
      },
    })
    expect(await write(drafter, id, { citation: 'UU 18/2017 Pasal 5 huruf a (NIK 3520994106990001)' })).toMatchObject({
      refusal: { code: 'directions.no-citation' },
    })
    expect((await write(drafter, id)).ok).toBe(true)
    expect(
      await db.as(reviewer, async (tx) => await reviewAnswer(tx, id, 1, { names: [], places: ['surat kematian'] })),
    ).toMatchObject({ refusal: { code: 'directions.personal-left', kinds: ['place'] } })
    expect(await review(drafter, id, 1)).toMatchObject({ refusal: { code: 'directions.same-person' } })
    expect(await sign(signer, id, 1)).toMatchObject({ refusal: { code: 'directions.not-reviewed' } })
    await db.as(reviewer, async (tx) => await sendAnswerBack(tx, id, 'Sebut suratnya.'))
    expect(await write(drafter, id)).toMatchObject({ refusal: { code: 'directions.changed-meanwhile' } })
    expect((await write(drafter, id, { version: 2 })).ok).toBe(true)
    expect((await review(reviewer, id, 3)).ok).toBe(true)
    for (const by of [drafter, reviewer])
      expect(await sign(by, id, 4)).toMatchObject({ refusal: { code: 'directions.same-person' } })
    // What is written anew nobody has reviewed, and who reviewed the old text has not signed the new one.
    expect((await write(centre(4), id, { version: 4, answer: 'Tidak. Cukup surat kematian.' })).ok).toBe(true)
    // Whoever wrote an earlier version is no stranger to this one.
    expect(await review(drafter, id, 5)).toMatchObject({ refusal: { code: 'directions.same-person' } })
    expect(await sign(signer, id, 5)).toMatchObject({ refusal: { code: 'directions.not-reviewed' } })
    expect((await review(reviewer, id, 5)).ok).toBe(true)
    expect((await sign(signer, id, 6)).ok).toBe(true)
    expect(await sign(signer, id, 6)).toMatchObject({ refusal: { code: 'directions.wrong-state' } })
    expect(await db.as(drafter, async (tx) => await questionById(tx, id))).toMatchObject({ state: 'answered' })
  })

  it('is read by every office before the next decision under its rule, and the decision holds it', async () => {
    const [unread] = await db.as(ratna, async (tx) => await unreadRulings(tx, ratna.person ?? personNo(0)))
    const ruling = unread?.ruling
    if (!ruling) throw new Error('no ruling')
    const title = `${ruling.number}: ${ruling.question}`
    expect(await approve(ratna, 2)).toEqual({ ok: false, refusal: { code: 'placements.must-read', titles: [title] } })
    const unseen = { token: openedToken(ruling, 'another session'), session: 's' }
    expect(await db.as(ratna, async (tx) => await confirmRuling(tx, ruling.id, unseen))).toMatchObject({
      refusal: { code: 'directions.open-first' },
    })
    await expect(
      db.as(bayu, async (tx) => await insertReading(tx, ruling.id, ratna.person ?? personNo(0))),
    ).rejects.toThrow('row-level security')
    await db.as(
      ratna,
      async (tx) => await confirmRuling(tx, ruling.id, { token: openedToken(ruling, 's'), session: 's' }),
    )
    expect((await approve(ratna, 2)).ok).toBe(true)
    const [made] = await db.as(ratna, async (tx) => await decisionsOf(tx, file(2)))
    if (!made) throw new Error('no decision')
    expect(made.rulings).toEqual([{ ruling: ruling.id, at: expect.any(String) as string }])
    expect((await db.asSystem(async (tx) => await replayDecision(tx, made))).same).toBe(true)
    const forged = { ...made, rulings: [] }
    expect((await db.asSystem(async (tx) => await replayDecision(tx, forged))).recordIntact).toBe(false)
    expect(await db.asSystem(async (tx) => await decisionsUnder(tx, ruling.id))).toBe(1)
    expect(await approve(head, 3)).toMatchObject({ refusal: { code: 'placements.must-read' } })
  })

  it('changes nothing of a file that was decided before it', async () => {
    const id = await asked(ratna, 2)
    const before = await db.asSystem(async (tx) => await applicationById(tx, file(2)))
    const ruling = await ruled(id)
    await closed(id, ruling)
    expect(await waitingOn(2)).toEqual([])
    expect(await db.asSystem(async (tx) => await applicationById(tx, file(2)))).toEqual(before)
  })

  it('cannot go against what the rule says for certain', async () => {
    const id = await asked(ratna, 3)
    await write(drafter, id, { effect: 'unmet' })
    expect(await review(reviewer, id, 1)).toMatchObject({
      refusal: { code: 'directions.contradicts', citation: 'UU 18/2017 Pasal 5 huruf a' },
    })
    await write(drafter, id, { effect: 'met', version: 1 })
    expect((await review(reviewer, id, 2)).ok).toBe(true)
    const signed = await sign(signer, id, 3)
    expect(signed.ok).toBe(true)
    if (!signed.ok) return
    // One click makes it an example, which the machine then holds every change against.
    const drafted = await db.as(drafter, async (tx) => await exampleFrom(tx, signed.events[0].ruling))
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    const { check } = await db.as(drafter, async (tx) => {
      const draft = await draftById(tx, drafted.events[0].draft)
      if (!draft) throw new Error('no draft')
      return { check: checkDraft(await ruleSetByDigest(tx, draft.base), draft.changes) }
    })
    expect(check.errors).toBe(0)
    const rule = check.ruleSet?.rules.find((one) => one.id === raisedRule)
    expect(rule?.examples.at(-1)).toMatchObject({ name: `arahan ${signed.events[0].number}`, finds: 'met' })
  })

  it('can say that a paper does not do, since a paper in doubt is not verified', async () => {
    const decision = await asking(ratna, 0, { rule: 'uu-18-2017.pasal-13.e' })
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { question } = decision.events[0]
    await write(drafter, question, { effect: 'unmet', citation: 'UU 18/2017 Pasal 13 huruf e' })
    expect((await review(reviewer, question, 1)).ok).toBe(true)
  })

  it('answers every question that asks the same', async () => {
    const [one, same] = [await asked(ratna, 4), await asked(ratna, 5)]
    const number = (await db.as(drafter, async (tx) => await questionById(tx, one)))?.number ?? ''
    expect(await db.as(drafter, async (tx) => await mergeQuestion(tx, same, 'TNY-99-000000'))).toMatchObject({
      refusal: { code: 'directions.no-such-question' },
    })
    expect((await db.as(drafter, async (tx) => await mergeQuestion(tx, same, number.toLowerCase()))).ok).toBe(true)
    expect(await db.as(ratna, async (tx) => await withdrawQuestion(tx, one))).toMatchObject({
      refusal: { code: 'directions.others-wait' },
    })
    const ruling = await ruled(one)
    for (const id of [one, same]) await closed(id, ruling)
    expect([await waitingOn(4), await waitingOn(5)]).toEqual([[], []])
  })
})

describe('a ruling that holds personal data after all', () => {
  it('is closed by two, and its words, its question and the reason are read by nobody', async () => {
    const id = await asked(ratna, 5)
    const said = 'zamrud berlian'
    const ruling = await ruled(id, { wording: `Bagaimana ${said} ini?`, answer: `Ikuti saja ${said}.` })
    const before = await db.asSystem(async (tx) => await rulingById(tx, ruling))
    const taking = async (by: Actor) => await db.as(by, async (tx) => await withdrawRuling(tx, ruling, `Ada ${said}.`))
    expect(await db.as(drafter, async (tx) => await withdrawRuling(tx, ruling, 'NIK 3505994105010002'))).toMatchObject({
      refusal: { code: 'directions.personal', masked: 'NIK [NIK]' },
    })
    for (const by of [drafter, reviewer]) expect((await taking(by)).ok).toBe(true)
    const everything = async (by: Actor) =>
      JSON.stringify(
        await db.as(by, async (tx) => [
          await rulingsOf(tx),
          await rulingById(tx, ruling),
          await rulingByNumber(tx, before?.number ?? ''),
          await rulingsStanding(tx, day('2026-11-24')),
          await unreadRulings(tx, by.person ?? personNo(0)),
          await questionsAbout(tx, file(5)),
          await questionById(tx, id),
          await similarTo(tx, { rule: raisedRule, text: said }),
          similarRulings(await rulingsOf(tx), said),
        ]),
      )
    expect(await everything(ratna)).toContain(said)
    const close = async (by: Actor) => await db.as(by, async (tx) => await closeRuling(tx, ruling))
    expect((await close(drafter)).ok).toBe(true)
    expect(await everything(ratna)).toContain(said)
    const done = await close(reviewer)
    if (!before || !done.ok) throw new Error('not closed')
    for (const by of [ratna, head, other, drafter]) expect(await everything(by)).not.toContain('zamrud')
    // The log keeps the digest of what was signed, and whoever kept the text can show it was this and no other.
    expect(done.events[0]).toMatchObject({ digest: digestOfRuling(before) })
    expect((await db.asSystem(async (tx) => await rulingById(tx, ruling)))?.digest).toBe(digestOfRuling(before))
    expect(digestOfRuling({ ...before, answer: `${before.answer} ` })).not.toBe(digestOfRuling(before))
    const seen = { token: openedToken(before, 's'), session: 's' }
    expect(await db.as(ratna, async (tx) => await confirmRuling(tx, ruling, seen))).toMatchObject({
      refusal: { code: 'directions.wrong-state' },
    })
  })
})

describe('a ruling', () => {
  it('is withdrawn visibly, never changed or deleted, by SQL either', async () => {
    const id = await db.as(drafter, async (tx) => (await unreadRulings(tx, personNo(1)))[0]?.ruling.id ?? '')
    expect(await db.as(drafter, async (tx) => await withdrawRuling(tx, id, ' '))).toMatchObject({
      refusal: { code: 'directions.no-reason' },
    })
    const withdrawing = async (by: Actor) => await db.as(by, async (tx) => await withdrawRuling(tx, id, 'Salah baca.'))
    expect((await withdrawing(drafter)).ok).toBe(true)
    expect(await withdrawing(drafter)).toMatchObject({ refusal: { code: 'directions.same-person' } })
    await expect(
      db.as(drafter, async (tx) => await insertWithdrawal(tx, { ruling: id, by: personNo(0xc1), reason: 'x' })),
    ).rejects.toThrow('row-level security')
    expect((await db.asSystem(async (tx) => await rulingById(tx, id)))?.withdrawn).toBeNull()
    expect((await withdrawing(reviewer)).ok).toBe(true)
    expect(await db.as(drafter, async (tx) => await withdrawRuling(tx, id, 'Lagi.'))).toMatchObject({
      refusal: { code: 'directions.withdrawn-before' },
    })
    expect((await db.asSystem(async (tx) => await rulingById(tx, id)))?.withdrawn?.reason).toBe('Salah baca.')

    const closing = async (by: Actor) => await db.as(by, async (tx) => await closeRuling(tx, id))
    expect((await closing(drafter)).ok).toBe(true)
    expect(await closing(drafter)).toMatchObject({ refusal: { code: 'directions.same-person' } })
    await expect(db.as(drafter, async (tx) => await insertClosing(tx, id, personNo(0xc1)))).rejects.toThrow(
      'row-level security',
    )
    const words = (await db.asSystem(async (tx) => await rulingById(tx, id)))?.answer ?? ''
    expect(words).not.toBe('')
    const foundBy = async () =>
      (await db.asSystem(async (tx) => similarRulings(await rulingsOf(tx), words))).map((one) => one.id)
    expect(await foundBy()).toContain(id)
    expect((await closing(reviewer)).ok).toBe(true)
    expect(await closing(signer)).toMatchObject({ refusal: { code: 'directions.wrong-state' } })
    const closed = await db.asSystem(async (tx) => await rulingById(tx, id))
    expect(closed).toMatchObject({ question: closed?.number, answer: '', facts: {} })
    expect(JSON.stringify(await db.asSystem(async (tx) => await rulingsOf(tx)))).not.toContain(words)
    expect(await foundBy()).not.toContain(id)
    const owner = await db.client('bekal_owner')
    for (const table of ['directions.ruling', 'directions.withdrawal', 'directions.reading', 'directions.closing'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow('cannot be changed')
    await owner.end()
  })

  it('no longer counts when its rule changes, and a question asked before is answered by the new rule', async () => {
    const id = await asked(ratna, 4)
    await write(drafter, id)
    await review(reviewer, id, 1)
    await db.asSystem(async (tx) => await publishRaisedAge(tx, { from: day('2026-11-01'), years: 19 }))
    const application = await db.asSystem(async (tx) => await applicationById(tx, file(5)))
    if (!application) throw new Error('no file')
    const counting = await db.asSystem(async (tx) => {
      const found = await findingsOf(tx, application, 'shown')
      return await rulingsFor(tx, { ...found, rules: new Set(found.findings.map(({ rule }) => rule)) })
    })
    expect(counting).toEqual([])
    expect(await sign(signer, id, 2)).toMatchObject({ refusal: { code: 'directions.rule-changed' } })
    expect((await write(drafter, id, { version: 2 })).ok).toBe(true)
    expect((await review(reviewer, id, 3)).ok).toBe(true)
    expect((await sign(signer, id, 4)).ok).toBe(true)
  })

  it('is not needed where the rule still stands', async () => {
    const id = await asked(ratna, 5)
    expect(await db.as(drafter, async (tx) => await lapseQuestion(tx, id, 'Tidak perlu.'))).toMatchObject({
      refusal: { code: 'directions.rule-stands' },
    })
  })
})

describe('the promise of a file', () => {
  it('stands still while the centre is asked, when its own rule says so, and goes on with the answer', async () => {
    const [clock] = await db.asSystem(async (tx) => await clocksOf(tx, file(0), 1))
    const rule = clock?.rule ?? ''
    await db.asSystem(async (tx) => {
      const before = await ruleSetOn(tx, day('2026-11-23'))
      const path = before.rules.find(({ id }) => id === rule)?.file ?? ''
      const says = JSON.parse(before.source)[path]
      says.clock.pauses.push('waiting-for-direction')
      const { ruleSet: after } = parseChanged(before.source, { [path]: JSON.stringify(says) })
      if (!after) throw new Error('does not load')
      await publish(tx, after, { from: day('2026-11-23'), by: 'test' })
    })
    const sample = { number: 8, name: 'Budi Santoso', nik: '3505990101900008', passport: 'X0000008' }
    files.push(await sendFile({ ...db, seal }, sample))
    const at = files.length - 1
    const clockNow = async () => (await db.asSystem(async (tx) => await clocksOf(tx, file(at), 1)))[0]
    const id = await asked(ratna, at)
    expect(await clockNow()).toMatchObject({ rule, pauseGround: 'waiting-for-direction' })
    expect((await db.asSystem(async (tx) => await applicationById(tx, file(at))))?.dueAt).toBeNull()
    await db.as(ratna, async (tx) => await withdrawQuestion(tx, id))
    await closed(id, null)
    expect(await clockNow()).toMatchObject({ rule, pausedAt: null, pauseGround: null })
    expect((await db.asSystem(async (tx) => await applicationById(tx, file(at))))?.dueAt).not.toBeNull()
  })
})
