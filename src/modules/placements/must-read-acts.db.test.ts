import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../kernel/decision.ts'
import type { ApplicationId, RuleSetDigest } from '../../kernel/ids.ts'
import { day, type LocalDate } from '../../kernel/time.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import { insertReading } from '../regulations/notices/store.ts'
import { publishRaisedAge, publishReworded, raisedRule } from '../regulations/publish/raised-age.examples.ts'
import { documentsOf, putConfirmed, reviewDocuments } from '../workers/index.ts'
import { storeDecision } from './decisions.ts'
import { findingsOf } from './facts.ts'
import { issueFor } from './issue/issue.ts'
import { head, openDesk, personNo, ratna, seal, sendFile } from './queue/files.examples.ts'
import type { Refusal } from './refusal.ts'
import { revokeFor } from './revoke/revoke.ts'
import { applicationById, changeApplication, moveTo } from './store.ts'
import { approveFile, approveMany } from './verify/act.ts'

let db: TestDatabase
let files: ApplicationId[]
const published: RuleSetDigest[] = []

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  files = []
  for (const number of [1, 2, 3, 4])
    files.push(await sendFile({ ...db, seal }, { number, name: `Pekerja ${number}`, nik: `350599410501000${number}` }))
  await db.asSystem(async (tx) => {
    for (const id of files) await changeApplication(tx, id, { clean: 'match' })
    await changeApplication(tx, file(1), { country: 'HK' })
  })
}, 120_000)
afterAll(async () => await db.close())

const file = (index: number): ApplicationId => files[index] as ApplicationId
const read = async (by: Actor, ...notices: readonly RuleSetDigest[]): Promise<void> =>
  await db.as(by, async (tx) => {
    for (const notice of notices) await insertReading(tx, notice, by.person ?? personNo(0))
  })
const raise = async (from: LocalDate, years: number): Promise<RuleSetDigest> => {
  const raised = await db.asSystem(async (tx) => await publishRaisedAge(tx, { from, years }))
  published.push(raised)
  return raised
}
const mustRead = (...titles: readonly string[]) => ({ ok: false, refusal: { code: 'placements.must-read', titles } })

const titlesOf = (decision: Decision<unknown, Refusal>): readonly string[] =>
  !decision.ok && decision.refusal.code === 'placements.must-read' ? decision.refusal.titles.toSorted() : []

/** Brings a file to where its card can be made: oriented, with every paper looked at. */
const readyForCard = async (id: ApplicationId): Promise<void> =>
  await db.asSystem(async (tx) => {
    const application = await applicationById(tx, id)
    if (!application) throw new Error('no application')
    const { worker, scheme } = application
    const { ruleSet } = await findingsOf(tx, application, 'shown')
    const by = ratna.person ?? personNo(0)
    for (const { documents } of ruleSet.schemes.get(scheme)?.steps ?? [])
      for (const kind of documents)
        if (ruleSet.documents.get(kind)?.comes === 'issued-here')
          await putConfirmed(tx, { worker, kind, source: 'issued', by })
    const papers = (await documentsOf(tx, worker)).filter(({ state }) => state === 'uploaded').map(({ id }) => id)
    await reviewDocuments(tx, papers, { state: 'verified', reason: null, by })
    await moveTo(tx, id, 'oriented')
  })

describe('what changed', () => {
  it('is not asked about before its first day, and is on that day', async () => {
    const approve = async (index: number) =>
      await db.as(ratna, async (tx) => await approveFile(tx, file(index), { reason: 'Cocok.' }))
    const raised = await raise(day('2026-11-25'), 19)
    db.at('2026-11-24T16:59:00Z')
    expect(await approve(2)).toMatchObject({ ok: true })
    db.at('2026-11-24T17:00:00Z')
    expect(await approve(3)).toEqual(mustRead('Umur paling muda 19 tahun'))
    await read(ratna, raised)
  })

  it('of several files decided together is named all at once, each once', async () => {
    const reword = async (title: string, from: LocalDate): Promise<RuleSetDigest> => {
      const changed = { file: `ketentuan-${title}/umur.rumah-tangga.yaml`, from, title }
      return await db.asSystem(async (tx) => await publishReworded(tx, changed))
    }
    published.push(await reword('taiwan', day('2026-11-23')), await reword('hong-kong', day('2026-11-24')))
    const together = async () =>
      await db.as(ratna, async (tx) => await approveMany(tx, [file(0), file(1), file(3)], { reason: 'Cocok semua.' }))
    const named = await together()
    expect(titlesOf(named)).toEqual(['hong-kong', 'taiwan'])
    await read(ratna, ...published)
    expect(await together()).toMatchObject({ ok: true })
  })

  it('is read before a card is made, and before one is taken back', async () => {
    await readyForCard(file(0))
    const raised = await raise(day('2026-11-26'), 20)
    db.at('2026-11-26T02:00:00Z')
    const issue = async () => await db.as(ratna, async (tx) => await issueFor(tx, seal, file(0)))
    expect(await issue()).toEqual(mustRead('Umur paling muda 20 tahun'))
    await read(ratna, raised)
    expect(await issue()).toMatchObject({ ok: true })

    await raise(day('2026-11-27'), 90)
    db.at('2026-11-27T02:00:00Z')
    const [rule, reason] = [raisedRule, 'Umur di paspor bukan umurnya.']
    const revoke = async () => await db.as(head, async (tx) => await revokeFor(tx, file(0), { rule, reason }))
    expect(titlesOf(await revoke())).toContain('Umur paling muda 90 tahun')
    await read(head, ...published)
    expect(await revoke()).toMatchObject({ ok: true })
  })

  it('and is unread keeps a decision out by SQL too, as the role of the application', async () => {
    const raised = await raise(day('2026-11-28'), 91)
    db.at('2026-11-28T02:00:00Z')
    const store = async (by: Actor) =>
      await db.as(by, async (tx) => {
        const application = await applicationById(tx, file(1))
        if (!application) throw new Error('no application')
        const found = await findingsOf(tx, application, 'shown')
        const read = { notices: [], rulings: [] }
        const decided = { kind: 'verification', outcome: 'returned', citations: ['UU 18/2017 Pasal 5'] } as const
        return await storeDecision(tx, { ...found, ...decided, application, read })
      })
    await expect(store(ratna)).rejects.toThrow('has not read what changed')
    await read(head, raised)
    await expect(store(ratna)).rejects.toThrow('has not read what changed')
    await read(ratna, ...published)
    await store(ratna)
  })
})
