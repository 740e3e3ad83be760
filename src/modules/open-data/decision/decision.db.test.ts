import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationId, type DecisionId, uuidV7 } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { verifierKey } from '../../../platform/ledger/note.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import { decisionsOf } from '../../placements/decisions.ts'
import { openDesk, ratna, sendFile, workerNo } from '../../placements/queue/files.examples.ts'
import { codesOf, giveCode, opensWith, secretOf, withdrawCode } from '../../placements/record/codes.ts'
import { approveFile } from '../../placements/verify/act.ts'
import { ruleSetByDigest } from '../../regulations/store.ts'
import { fileOf } from './bundle.ts'
import { checkDecisionFile, holds } from './check.ts'
import { decisionVerify } from './command.ts'
import { type DecisionFile, readDecisionFile } from './file.ts'

const now = '2026-11-23T02:00:00.000Z'
const origin = 'bekal.test/log'
const seal = sealOf({
  master: new Uint8Array(32),
  signing: [newSigningKey('ledger', now), newSigningKey('card', now)],
})
const keys = { origin, keys: seal.publicKeys('ledger') }

let db: TestDatabase
let folder: string
let decision: DecisionId
let file: DecisionFile

beforeAll(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'decision-'))
  const ground = { ...db, seal }
  await openDesk(ground)
  const sample = { number: 1, name: 'Siti', nik: '3505994105960001', passport: 'X0000001' }
  const application: ApplicationId = await sendFile(ground, sample)
  const approved = await db.as(ratna, async (tx) => await approveFile(tx, application, { reason: 'Cocok.' }))
  if (!approved.ok) throw new Error(approved.refusal.code)
  const [made] = await db.as(ratna, async (tx) => await decisionsOf(tx, application))
  if (!made) throw new Error('no decision')
  decision = made.id
  expect(await db.as(workerNo(1), async (tx) => await fileOf(tx, made))).toBe('waits')
  await sequence(db.database.sealer, seal, { origin, now: instant(now) })
  const found = await db.as(workerNo(1), async (tx) => await fileOf(tx, made))
  if (found === 'waits') throw new Error('still waits')
  file = through(found)
}, 120_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await db.close()
})

/** As it is after it was downloaded. */
function through(one: DecisionFile): DecisionFile {
  const read = readDecisionFile(JSON.stringify(one))
  if (!read) throw new Error('not readable')
  return read
}

async function verified(text: string, keysText = keys.keys.map((key) => verifierKey(origin, key)).join('\n')) {
  const [path, keysPath] = [join(folder, 'putusan.json'), join(folder, 'kunci')]
  await Promise.all([writeFile(path, text), writeFile(keysPath, `${keysText}\n`)])
  let said = ''
  const io = { out: (one: string) => void (said += one), err: (one: string) => void (said += one) }
  return { code: await runCommand([decisionVerify()], ['decision', 'verify', path, '--keys', keysPath], io), said }
}

describe('a downloaded decision', () => {
  it('is checked and run again from the file and the keys of the log alone', async () => {
    expect(checkDecisionFile(file, keys)).toMatchObject({ entered: true, lawIsThat: true, differences: [] })
    const { code, said } = await verified(JSON.stringify(file))
    expect([code, said]).toEqual([0, expect.stringContaining('It holds.')])
    expect(said).toMatch(/run again: \d{2,} rules find the same/)
  })

  it.each<[string, (one: DecisionFile) => DecisionFile, Partial<ReturnType<typeof checkDecisionFile>>]>([
    [
      'its outcome',
      (one) => ({ ...one, decision: { ...one.decision, outcome: 'refused' } }),
      { entered: false, differences: [] },
    ],
    [
      'a finding',
      (one) => ({
        ...one,
        decision: {
          ...one.decision,
          findings: one.decision.findings.map((each, index) =>
            index === 0 ? { ...(each as object), outcome: 'unknown', needs: ['x'] } : each,
          ),
        },
      }),
      { entered: false },
    ],
    [
      'its facts',
      (one) => ({
        ...one,
        decision: { ...one.decision, facts: { ...(one.decision.facts as object), documents: {} } },
      }),
      { entered: false },
    ],
    [
      'its entry',
      (one) => ({ ...one, receipt: { ...one.receipt, entry: { ...one.receipt.entry, office: 'x' } } }),
      { entered: false },
    ],
    [
      'the entry it shows',
      (one) => ({ ...one, receipt: { ...one.receipt, position: (one.receipt.position + 1) % one.receipt.size } }),
      { entered: false },
    ],
    ['its law', (one) => ({ ...one, law: one.law.replace('"value":18', '"value":17') }), { lawIsThat: false }],
    ['its law, beyond reading', (one) => ({ ...one, law: '{' }), { lawIsThat: false, differences: null }],
  ])('does not hold once somebody has changed %s', async (_, change, found) => {
    const changed = change(file)
    expect(changed).not.toEqual(file)
    const checked = checkDecisionFile(changed, keys)
    expect(checked).toMatchObject(found)
    expect(holds(checked)).toBe(false)
    expect((await verified(JSON.stringify(changed))).code).toBe(2)
  })

  it('does not hold by the keys of another log', async () => {
    const foreign = newSigningKey('ledger', now)
    const others = sealOf({ master: new Uint8Array(32), signing: [foreign] }).publicKeys('ledger')
    expect(checkDecisionFile(file, { origin, keys: others }).entered).toBe(false)
    expect(checkDecisionFile(file, { ...keys, origin: 'other.test/log' }).entered).toBe(false)
  })

  it('that is none, and keys that are none, are said to be so', async () => {
    for (const text of ['', '{}', 'null', JSON.stringify({ ...file, format: 'other' })])
      expect((await verified(text)).code).toBe(3)
    expect(await verified(JSON.stringify(file), 'no key')).toMatchObject({ code: 3 })
  })
})

const open = async (code: string): Promise<boolean> =>
  await db.asSystem(async (tx) => await opensWith(tx, { seal, decision, code }))
const codes = async () => await db.as(workerNo(1), async (tx) => await codesOf(tx, decision))

describe('a code of a decision', () => {
  it('is given by the worker it is about, opens that decision and counts who looked, until it is taken back', async () => {
    await db.as(workerNo(1), async (tx) => await giveCode(tx, decision))
    const [given] = await codes()
    if (!given) throw new Error('no code')
    const secret = secretOf(seal, given)
    expect(secret).toMatch(/^[\w-]{22}$/)
    expect([await open(secret), await open(secret)]).toEqual([true, true])
    expect(await codes()).toMatchObject([{ looks: 2, lookedAt: instant(now) }])
    expect(await open(`${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`)).toBe(false)
    expect(await open('')).toBe(false)
    const elsewhere = uuidV7(Date.parse(now), new Uint8Array(10)) as DecisionId
    expect(await db.asSystem(async (tx) => await opensWith(tx, { seal, decision: elsewhere, code: secret }))).toBe(
      false,
    )
    await db.as(workerNo(1), async (tx) => await withdrawCode(tx, { decision, code: given.id }))
    expect([await open(secret), await codes()]).toEqual([false, []])
  })

  it('stops opening after its days', async () => {
    await db.as(workerNo(1), async (tx) => await giveCode(tx, decision))
    const [given] = await codes()
    if (!given) throw new Error('no code')
    const late = async (at: string) =>
      await db.asSystem(
        async (tx) => await opensWith({ ...tx, now: instant(at) }, { seal, decision, code: secretOf(seal, given) }),
      )
    expect([await late('2026-12-23T01:59:59Z'), await late('2026-12-23T02:00:00Z')]).toEqual([true, false])
    await db.as(workerNo(1), async (tx) => await withdrawCode(tx, { decision, code: given.id }))
  })

  it('is one of five at most', async () => {
    const give = async () => await db.as(workerNo(1), async (tx) => await giveCode(tx, decision))
    for (let n = 0; n < 5; n += 1) expect((await give()).ok).toBe(true)
    expect(await give()).toMatchObject({ ok: false, refusal: { code: 'placements.codes-enough', most: 5 } })
  })

  it('is nobody else’s to read, to give or to take back, by SQL either', async () => {
    const before = await codes()
    const ofOthers = [workerNo(2), ratna, { ...ratna, role: 'centre', office: null } as const]
    for (const actor of ofOthers) {
      expect(await db.as(actor, async (tx) => await codesOf(tx, decision))).toEqual([])
      await expect(db.as(actor, async (tx) => await giveCode(tx, decision))).rejects.toThrow('row-level security')
      await db.as(actor, async (tx) => await withdrawCode(tx, { decision, code: before[0]?.id ?? '' }))
    }
    expect(await codes()).toEqual(before)
  })
})

it('the law of a file is the version that is published', async () => {
  const { source } = await db.asSystem(async (tx) => await ruleSetByDigest(tx, file.decision.ruleSet))
  expect(file.law).toBe(source)
})
