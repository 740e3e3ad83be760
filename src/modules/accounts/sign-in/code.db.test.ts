import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openSeal } from '../../../platform/seal/open.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { citizenSubject, prove, type Sending, send, takeTryOf } from './code.ts'
import { limits } from './decide.ts'
import { knowAgain, knownFor, knownIn } from './known.ts'

let db: TestDatabase
let seal: Seal
beforeAll(async () => {
  db = await testDatabase()
  seal = await openSeal(mkdtempSync(join(tmpdir(), 'seal-')), '2026-11-23T00:00:00Z')
})
afterAll(async () => await db.close())

const [nik, phone, strangersPhone] = ['3505994105010004', '+6281000000001', '+6281000000002']
let typed = ''
const ask = async (change: Partial<Sending> = {}) =>
  await db.asSystem(
    async (tx) =>
      await send(tx, seal, {
        purpose: 'sign-in',
        subject: citizenSubject(nik, phone),
        known: null,
        account: null,
        phone,
        claims: null,
        text: (code) => (typed = code),
        ...change,
      }),
  )
const askedId = async (change: Partial<Sending> = {}): Promise<string> => {
  const decision = await ask(change)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].id
}
const attemptAt = async (id: string, code: string) => {
  const attempt = await db.asSystem(async (tx) => await takeTryOf(tx, id))
  return await db.asSystem(async (tx) => await prove(tx, seal, { id, typed: code, purpose: 'sign-in', attempt }))
}

describe('a one-time code', () => {
  it('bears five tries, also when fifty come at one moment with the right one among the last', async () => {
    const id = await askedId()
    const right = typed
    const wrong = right === '000000' ? '000001' : '000000'
    const first = await Promise.all(Array.from({ length: 49 }, async () => await attemptAt(id, wrong)))
    expect(first.filter((one) => !one.ok && one.refusal.code === 'accounts.code-wrong')).toHaveLength(
      limits.triesPerCode - 1,
    )
    expect(await attemptAt(id, right)).toEqual({ ok: false, refusal: { code: 'accounts.code-spent' } })
  })

  it('opens with the right one, once', async () => {
    const id = await askedId()
    const right = typed
    const both = await Promise.all([attemptAt(id, right), attemptAt(id, right)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('asking for codes at one moment', () => {
  it('gives no more than one after the other', async () => {
    const to = { subject: 'seseorang', phone: '+6281000000044' }
    const answers = await Promise.all(Array.from({ length: 25 }, async () => await ask(to)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.codesPerWindow)
  })
})

describe('asking for codes in another person’s name', () => {
  it('takes nothing from their own phone', async () => {
    for (let times = 0; times < limits.codesPerWindow; times += 1)
      await askedId({ subject: citizenSubject(nik, strangersPhone), phone: strangersPhone })
    expect(await ask({ subject: citizenSubject(nik, strangersPhone), phone: strangersPhone })).toMatchObject({
      ok: false,
    })
    expect((await ask()).ok).toBe(true)
  })

  it('keeps nobody out of a browser they have signed in with before', async () => {
    const number = { purpose: 'officer', subject: 'BKL-7001', phone: '+6281000000003' } as const
    for (let times = 0; times < limits.codesPerWindow; times += 1) await askedId(number)
    expect(await ask(number)).toMatchObject({ refusal: { code: 'accounts.code-too-soon' } })
    expect((await ask({ ...number, known: 'A'.repeat(26) })).ok).toBe(true)
  })

  it('fills no phone with messages, by however many invented people', async () => {
    const to = '+6281000000009'
    const answers = []
    for (let times = 0; times < 12; times += 1)
      answers.push(await ask({ subject: citizenSubject(`35059941050100${10 + times}`, to), phone: to }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.codesPerPhone)
  })
})

describe('the browser somebody has signed in with', () => {
  const ana = '019a0000-0000-7000-8000-000000000001' as PersonId
  const budi = '019a0000-0000-7000-8000-000000000002' as PersonId
  const headersOf = (cookie: string): Headers => new Headers({ cookie: cookie.split(';')[0] ?? '' })
  const after = (account: PersonId, headers = new Headers()): Headers =>
    headersOf(knowAgain(seal, knownIn(headers, false), { account, secure: false }))

  it('is known for them and for the colleague after them, and for nobody else', () => {
    const first = after(ana)
    const one = knownIn(first, false)
    const both = knownIn(after(budi, first), false)
    expect(knownFor(seal, one, ana)).toBe(one?.browser)
    expect(knownFor(seal, one, budi)).toBeNull()
    expect([ana, budi].map((who) => knownFor(seal, both, who))).toEqual([one?.browser, one?.browser])
  })

  it('is not made up: another name of a browser, or a mark of another, is unknown', () => {
    const known = knownIn(after(ana), false)
    if (!known) throw new Error('no cookie')
    expect(knownFor(seal, { ...known, browser: 'B'.repeat(26) }, ana)).toBeNull()
    expect(knownIn(headersOf('kenal=rubbish'), false)).toBeUndefined()
    expect(knownIn(new Headers(), false)).toBeUndefined()
  })
})
