import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import { perform } from '../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Accepted } from '../../platform/files/files.ts'
import { sealOf } from '../../platform/seal/open.ts'
import { loadRegulations, publish } from '../regulations/index.ts'
import { acts } from './acts.ts'
import { put, describe as tell } from './documents/put.ts'
import { documentsOf, reviewDocument } from './documents/store.ts'
import { askFamily, endFamily, permitKind } from './family/ask.ts'
import { changeFamilyMember, familyById, familyOf, waitingInVillage } from './family/store.ts'
import { familyFacts } from './family-facts.ts'
import { noteLook, revealNik } from './hidden.ts'
import { looksAt } from './looks/looks.ts'
import { isTakenMeanwhile, register } from './register/register.ts'
import { changeProfile, serve, workerById } from './store.ts'
import { witnessFamily } from './village/witness.ts'

const seal = sealOf({ master: Buffer.alloc(32, 7), signing: [] })
const village = '3505022005'
const elsewhere = '3505022009'
const jatim = 'bp3mi-jawa-timur' as OfficeId

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await test.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
})
afterAll(async () => await test?.close())

let count = 0
const claimsOf = (serial: number) => ({
  nik: `350599410395${String(serial).padStart(4, '0')}`,
  phone: `+62812${String(serial).padStart(8, '0')}`,
  birthDate: '1995-03-01',
  sex: 'female' as const,
})
const enrol = async (claims: ReturnType<typeof claimsOf>, key?: string) =>
  await perform(test.world, theSystem('web'), {
    act: acts.register,
    ...(key === undefined ? {} : { key }),
    work: async (tx) => await register(tx, seal, { claims, name: 'Siti Aminah', village }),
    entry: ([{ worker }]) => ({ act: acts.register.name, record: { kind: 'worker', id: worker }, payload: {} }),
  })
const newWorker = async (): Promise<PersonId> => {
  const made = await enrol(claimsOf((count += 1)))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.events[0].worker
}
const actor = (changes: Partial<Actor>): Actor => ({ ...thePublic, ...changes })
const asWorker = (person: PersonId) => actor({ role: 'worker', person })
const someone = async () => await test.asSystem(async (tx) => await Promise.resolve(tx.newId<PersonId>()))
const officerOf = async (office: OfficeId) => actor({ role: 'counter-officer', person: await someone(), office })
const villageOfficer = async (of = village) => actor({ role: 'village-officer', person: await someone(), village: of })

const file = (id: string): Accepted => ({
  ok: true,
  id,
  kind: 'image',
  mime: 'image/webp',
  size: 9,
  pages: 1,
  sha256: 'a'.repeat(64),
})
const send = async (person: PersonId, kind: string, id: string, reason: 'renewed' | null = null) =>
  await test.as(asWorker(person), async (tx) => await put(tx, { person, kind, accepted: file(id), reason }))

const ask = async (person: PersonId, name = 'Budi') =>
  await test.as(
    asWorker(person),
    async (tx) =>
      await askFamily(tx, seal, {
        person,
        form: { name, relation: 'spouse', phone: '+6281299990000' },
        text: (secret) => `Bekal ${secret}`,
      }),
  )
const askedMember = async (person: PersonId): Promise<PersonId> => {
  const asked = await ask(person)
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.events[0].member as PersonId
}
const say = async (member: PersonId, answer: 'permits' | 'refuses') =>
  await test.asSystem(async (tx) => await changeFamilyMember(tx, member, { answer, answeredAt: tx.now }))

describe('registering', () => {
  it('twice with one key is once', async () => {
    const claims = claimsOf((count += 1))
    const [first, second] = [await enrol(claims, 'kunci-satu-satu'), await enrol(claims, 'kunci-satu-satu')]
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
  })

  it('of a NIK that has an account is refused, with any key', async () => {
    const claims = claimsOf((count += 1))
    await enrol(claims, 'kunci-dua-duaa')
    expect(await enrol({ ...claims, phone: '+6281311112222' }, 'kunci-tiga-tiga')).toEqual({
      ok: false,
      refusal: { code: 'workers.nik-taken' },
    })
  })

  it('of one NIK by many at one moment makes one account', async () => {
    const claims = claimsOf((count += 1))
    const tries = await Promise.allSettled(Array.from({ length: 5 }, async () => await enrol(claims)))
    const made = tries.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(made).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(isTakenMeanwhile(one.reason)).toBe(true)
  })

  it('keeps NIK and phone hidden, each bound to its own row', async () => {
    const [one, other] = [await newWorker(), await newWorker()]
    const client = await test.client('postgres')
    const { rows } = await client.query('select nik_hidden, phone_hidden from workers.worker where id = $1', [one])
    await client.end()
    expect(seal.reveal(rows[0].nik_hidden, `workers.worker/nik/${one}`)).toMatch(/^350599410395\d{4}$/)
    expect(seal.reveal(rows[0].phone_hidden, `workers.worker/phone/${one}`)).toMatch(/^\+62812/)
    expect(() => seal.reveal(rows[0].nik_hidden, `workers.worker/nik/${other}`)).toThrow()
  })
})

describe('a file is seen', () => {
  it('by its own worker and by nobody who merely knows the id', async () => {
    const [one, other] = [await newWorker(), await newWorker()]
    const see = async (who: Actor) => (await test.as(who, async (tx) => await workerById(tx, one)))?.id
    expect(await see(asWorker(one))).toBe(one)
    expect(await see(asWorker(other))).toBeUndefined()
    expect(await see(thePublic)).toBeUndefined()
    expect(await see(await officerOf(jatim))).toBeUndefined()
    expect(await see(await villageOfficer())).toBeUndefined()
    expect(await see(actor({ role: 'airport-desk', person: await someone(), office: jatim }))).toBeUndefined()
  })

  it('by an officer of the office that serves, with its documents, and of no other', async () => {
    const person = await newWorker()
    await send(person, 'passport', '1'.repeat(32))
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    const documents = async (who: Actor) => await test.as(who, async (tx) => await documentsOf(tx, person))
    expect(await documents(await officerOf(jatim))).toHaveLength(1)
    expect(await documents(await officerOf('bp3mi-bali' as OfficeId))).toHaveLength(0)
  })

  it('by the relative and the village without any document', async () => {
    const person = await newWorker()
    await send(person, 'passport', '2'.repeat(32))
    const member = await askedMember(person)
    await say(member, 'permits')
    for (const who of [actor({ role: 'family', person: member }), await villageOfficer()]) {
      expect((await test.as(who, async (tx) => await workerById(tx, person)))?.id).toBe(person)
      expect(await test.as(who, async (tx) => await documentsOf(tx, person))).toEqual([])
    }
    expect(await test.as(await villageOfficer(elsewhere), async (tx) => await workerById(tx, person))).toBeUndefined()
  })

  it('and changed only by those whose work it is', async () => {
    const person = await newWorker()
    await send(person, 'passport', '3'.repeat(32))
    const member = await askedMember(person)
    await say(member, 'permits')
    const rename = async (who: Actor) =>
      await test.as(who, async (tx) => await changeProfile(tx, person, { name: 'Orang Lain' }))
    for (const who of [actor({ role: 'family', person: member }), await villageOfficer(), asWorker(await newWorker())])
      await rename(who)
    await rename(actor({ role: 'auditor', person: await someone() }))
    expect((await test.asSystem(async (tx) => await workerById(tx, person)))?.name).toBe('Siti Aminah')
    const forged = test.as(
      await villageOfficer(),
      async (tx) => await put(tx, { person, kind: 'visa', accepted: file('4'.repeat(32)), reason: null }),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

describe('a document', () => {
  it('that is sent again replaces the one before, which stays as history', async () => {
    const person = await newWorker()
    await send(person, 'passport', '5'.repeat(32))
    await send(person, 'passport', '6'.repeat(32))
    const now = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    expect(now.map((one) => one.file)).toEqual(['6'.repeat(32)])
    const client = await test.client('postgres')
    const { rows } = await client.query('select state from workers.document where worker = $1', [person])
    await client.end()
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['replaced', 'uploaded']))
  })

  it('that was verified and counts is not taken again without a reason', async () => {
    const person = await newWorker()
    await send(person, 'passport', '7'.repeat(32))
    const officer = await someone()
    await test.asSystem(async (tx) => {
      const [passport] = await documentsOf(tx, person)
      if (passport) await reviewDocument(tx, passport.id, { state: 'verified', reason: null, by: officer })
    })
    expect(await send(person, 'passport', '8'.repeat(32))).toMatchObject({ refusal: { code: 'workers.still-valid' } })
    const details = { number: 'PALSU1', issuedOn: null, validUntil: null }
    expect(
      await test.as(asWorker(person), async (tx) => await tell(tx, seal, { person, kind: 'passport', details })),
    ).toMatchObject({ refusal: { code: 'workers.still-valid' } })
    expect((await send(person, 'passport', '9'.repeat(32), 'renewed')).ok).toBe(true)
  })

  it('of the kind on the card becomes the photo of the profile', async () => {
    const person = await newWorker()
    const sent = await send(person, 'photo', 'a'.repeat(32))
    const worker = await test.as(asWorker(person), async (tx) => await workerById(tx, person))
    expect(sent.ok && worker?.photo === sent.events[0].document).toBe(true)
  })

  it('is found by its number, which is kept hidden', async () => {
    const person = await newWorker()
    await send(person, 'passport', 'b'.repeat(32))
    const details = { number: 'X1234567', issuedOn: null, validUntil: day('2031-03-01') }
    await test.as(asWorker(person), async (tx) => await tell(tx, seal, { person, kind: 'passport', details }))
    const [passport] = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    expect(passport).toMatchObject({ numberLast4: '4567', validUntil: '2031-03-01' })
  })
})

describe('the permission of the family', () => {
  it('goes from a secret link to a document that the rules ask for', async () => {
    const person = await newWorker()
    const facts = async () => await test.as(asWorker(person), async (tx) => await familyFacts(tx, person))
    expect(await facts()).toEqual({ permitSigner: null, villageAware: null })
    const member = await askedMember(person)
    expect(await facts()).toEqual({ permitSigner: null, villageAware: null })
    await say(member, 'permits')
    expect(await facts()).toEqual({ permitSigner: 'spouse', villageAware: null })
    const officer = await villageOfficer()
    const done = await test.as(officer, async (tx) => await witnessFamily(tx, member, officer.person ?? member))
    expect(done.ok).toBe(true)
    expect(await facts()).toEqual({ permitSigner: 'spouse', villageAware: true })
    const [permit] = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    const kind = await test.asSystem(permitKind)
    expect(permit).toMatchObject({ kind, source: 'family', state: 'verified', file: null })
  })

  it('keeps only the fingerprint of the link, and sends the link itself', async () => {
    const person = await newWorker()
    const member = await askedMember(person)
    const client = await test.client('postgres')
    const { rows } = await client.query(
      `select m.text, encode(f.link, 'hex') as link from outbox.message m, workers.family_member f where m.key = $1 and f.id = $2`,
      [`family-link:${member}`, member],
    )
    await client.end()
    const secret = rows[0].text.replace('Bekal ', '')
    expect(secret).toHaveLength(26)
    expect(rows[0].link).toBe(Buffer.from(seal.fingerprint(secret, 'family link')).toString('hex'))
  })

  it('that was refused is seen by neither village nor office, and can be asked of another', async () => {
    const person = await newWorker()
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    const member = await askedMember(person)
    await say(member, 'refuses')
    for (const who of [await villageOfficer(), await officerOf(jatim)])
      expect(await test.as(who, async (tx) => await familyById(tx, member))).toBeUndefined()
    test.at('2026-11-23T03:00:00Z')
    expect((await ask(person, 'Ibu Sri')).ok).toBe(true)
    const family = await test.as(asWorker(person), async (tx) => await familyOf(tx, person))
    expect(family.map(({ endedAt }) => endedAt === null)).toEqual([true, false])
  })

  it('waits only in its own village, and only once it was given', async () => {
    const person = await newWorker()
    const member = await askedMember(person)
    const waits = async (who: Actor, where = village) =>
      (await test.as(who, async (tx) => await waitingInVillage(tx, where))).some(({ id }) => id === member)
    expect(await waits(await villageOfficer())).toBe(false)
    await say(member, 'permits')
    expect(await waits(await villageOfficer())).toBe(true)
    expect(await waits(await villageOfficer(elsewhere))).toBe(false)
  })

  it('that is taken back is no permission any more, and its document is history', async () => {
    const person = await newWorker()
    const member = await askedMember(person)
    await say(member, 'permits')
    const officer = await villageOfficer()
    await test.as(officer, async (tx) => await witnessFamily(tx, member, officer.person ?? member))
    const end = async (who: PersonId) => await test.as(asWorker(who), async (tx) => await endFamily(tx, who, member))
    expect((await end(await newWorker())).ok).toBe(false)
    expect((await end(person)).ok).toBe(true)
    expect((await end(person)).ok).toBe(false)
    expect(await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))).toEqual([])
    expect(await test.as(officer, async (tx) => await workerById(tx, person))).toBeUndefined()
    const again = await askedMember(person)
    await say(again, 'permits')
    expect((await test.as(officer, async (tx) => await witnessFamily(tx, again, officer.person ?? again))).ok).toBe(
      true,
    )
  })
})

describe('who looked', () => {
  it('is told to the worker: each look of an officer, none of the own', async () => {
    const person = await newWorker()
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    await test.as(
      asWorker(person),
      async (tx) => await noteLook(tx, person, { act: 'workers.read-own-file', reason: 'own' }),
    )
    const officer = await officerOf(jatim)
    const nik = await test.as(officer, async (tx) => await revealNik(tx, seal, person, 'verification'))
    expect(nik).toMatch(/^350599410395\d{4}$/)
    const looks = await test.as(asWorker(person), async (tx) => await looksAt(tx, person))
    expect(looks).toMatchObject([{ role: 'counter-officer', office: jatim, act: 'workers.reveal-nik' }])
  })

  it('is not asked of somebody who may not see the file: they get no NIK', async () => {
    const person = await newWorker()
    const stranger = await officerOf('bp3mi-bali' as OfficeId)
    expect(await test.as(stranger, async (tx) => await revealNik(tx, seal, person, 'verification'))).toBeUndefined()
  })
})
