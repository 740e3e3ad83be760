import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import type { TestDatabase } from '../../platform/db/testing/database.ts'
import { put, describe as tell } from './documents/put.ts'
import { documentsOf, reviewDocument } from './documents/store.ts'
import { noteLook, revealNik } from './hidden.ts'
import { looksAt } from './looks/looks.ts'
import { asFamily, asWorker, databaseWithLaw, elsewhere, jatim, peopleOf, seal } from './people.examples.ts'
import { isTakenMeanwhile } from './register/register.ts'
import { changeProfile, serve, workerById } from './store.ts'

let test: TestDatabase
let people: ReturnType<typeof peopleOf>
beforeAll(async () => {
  test = await databaseWithLaw()
  people = peopleOf(test)
})
afterAll(async () => await test?.close())

describe('registering', () => {
  it('twice with one key is once', async () => {
    const claims = people.claims()
    const [first, second] = [
      await people.enrol(claims, 'kunci-satu-satu'),
      await people.enrol(claims, 'kunci-satu-satu'),
    ]
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
  })

  it('of a NIK that has an account is refused, with any key', async () => {
    const claims = people.claims()
    await people.enrol(claims, 'kunci-dua-duaa')
    expect(await people.enrol({ ...claims, phone: '+6281311112222' }, 'kunci-tiga-tiga')).toEqual({
      ok: false,
      refusal: { code: 'workers.nik-taken' },
    })
  })

  it('of one NIK by many at one moment makes one account', async () => {
    const claims = people.claims()
    const tries = await Promise.allSettled(Array.from({ length: 5 }, async () => await people.enrol(claims)))
    const made = tries.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(made).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(isTakenMeanwhile(one.reason)).toBe(true)
  })

  it('keeps NIK and phone hidden, each bound to its own row', async () => {
    const [one, other] = [await people.newWorker(), await people.newWorker()]
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
    const [one, other] = [await people.newWorker(), await people.newWorker()]
    const see = async (who: Actor) => (await test.as(who, async (tx) => await workerById(tx, one)))?.id
    expect(await see(asWorker(one))).toBe(one)
    expect(await see(asWorker(other))).toBeUndefined()
    expect(await see(thePublic)).toBeUndefined()
    expect(await see(await people.officerOf(jatim))).toBeUndefined()
    expect(await see(await people.villageOfficer())).toBeUndefined()
    expect(await see(await people.officerOf(jatim, 'airport-desk'))).toBeUndefined()
  })

  it('by an officer of the office that serves, with its documents, and of no other', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', '1'.repeat(32))
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    const documents = async (who: Actor) => await test.as(who, async (tx) => await documentsOf(tx, person))
    expect(await documents(await people.officerOf(jatim))).toHaveLength(1)
    expect(await documents(await people.officerOf('bp3mi-bali' as OfficeId))).toHaveLength(0)
  })

  it('by the relative and the village without any document', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', '2'.repeat(32))
    const member = await people.askedMember(person)
    await people.say(member, 'permits')
    for (const who of [asFamily(member), await people.villageOfficer()]) {
      expect((await test.as(who, async (tx) => await workerById(tx, person)))?.id).toBe(person)
      expect(await test.as(who, async (tx) => await documentsOf(tx, person))).toEqual([])
    }
    expect(
      await test.as(await people.villageOfficer(elsewhere), async (tx) => await workerById(tx, person)),
    ).toBeUndefined()
  })

  it('and changed only by those whose work it is', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', '3'.repeat(32))
    const member = await people.askedMember(person)
    await people.say(member, 'permits')
    const rename = async (who: Actor) =>
      await test.as(who, async (tx) => await changeProfile(tx, person, { name: 'Orang Lain' }))
    for (const who of [asFamily(member), await people.villageOfficer(), asWorker(await people.newWorker())])
      await rename(who)
    await rename(await people.officerOf(jatim, 'auditor'))
    expect((await test.asSystem(async (tx) => await workerById(tx, person)))?.name).toBe('Siti Aminah')
    const forged = test.as(
      await people.villageOfficer(),
      async (tx) =>
        await put(tx, {
          person,
          kind: 'visa',
          accepted: {
            ok: true,
            id: '4'.repeat(32),
            kind: 'image',
            mime: 'image/webp',
            size: 9,
            pages: 1,
            sha256: 'a'.repeat(64),
          },
          reason: null,
        }),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})

describe('a document', () => {
  it('that is sent again replaces the one before, which stays as history', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', '5'.repeat(32))
    await people.send(person, 'passport', '6'.repeat(32))
    const now = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    expect(now.map((one) => one.file)).toEqual(['6'.repeat(32)])
    const client = await test.client('postgres')
    const { rows } = await client.query('select state from workers.document where worker = $1', [person])
    await client.end()
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['replaced', 'uploaded']))
  })

  it('that was verified and counts is not taken again without a reason', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', '7'.repeat(32))
    const officer = await people.newWorker()
    await test.asSystem(async (tx) => {
      const [passport] = await documentsOf(tx, person)
      if (passport) await reviewDocument(tx, passport.id, { state: 'verified', reason: null, by: officer })
    })
    expect(await people.send(person, 'passport', '8'.repeat(32))).toMatchObject({
      refusal: { code: 'workers.still-valid' },
    })
    const details = { number: 'PALSU1', issuedOn: null, validUntil: null }
    expect(
      await test.as(asWorker(person), async (tx) => await tell(tx, seal, { person, kind: 'passport', details })),
    ).toMatchObject({ refusal: { code: 'workers.still-valid' } })
    expect((await people.send(person, 'passport', '9'.repeat(32), 'renewed')).ok).toBe(true)
  })

  it('of the kind on the card becomes the photo of the profile', async () => {
    const person = await people.newWorker()
    const sent = await people.send(person, 'photo', 'a'.repeat(32))
    const worker = await test.as(asWorker(person), async (tx) => await workerById(tx, person))
    expect(sent.ok && worker?.photo === sent.events[0].document).toBe(true)
  })

  it('is found by its number, which is kept hidden', async () => {
    const person = await people.newWorker()
    await people.send(person, 'passport', 'b'.repeat(32))
    const details = { number: 'X1234567', issuedOn: null, validUntil: day('2031-03-01') }
    await test.as(asWorker(person), async (tx) => await tell(tx, seal, { person, kind: 'passport', details }))
    const [passport] = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    expect(passport).toMatchObject({ numberLast4: '4567', validUntil: '2031-03-01' })
  })
})

describe('who looked', () => {
  it('is told to the worker: each look of an officer, none of the own', async () => {
    const person = await people.newWorker()
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    await test.as(
      asWorker(person),
      async (tx) => await noteLook(tx, person, { act: 'workers.read-own-file', reason: 'own' }),
    )
    const officer = await people.officerOf(jatim)
    const nik = await test.as(officer, async (tx) => await revealNik(tx, seal, person, 'verification'))
    expect(nik).toMatch(/^350599410395\d{4}$/)
    const looks = await test.as(asWorker(person), async (tx) => await looksAt(tx, person))
    expect(looks).toMatchObject([{ role: 'counter-officer', office: jatim, act: 'workers.reveal-nik' }])
  })

  it('is not asked of somebody who may not see the file: they get no NIK', async () => {
    const person = await people.newWorker()
    const stranger = await people.officerOf('bp3mi-bali' as OfficeId)
    expect(await test.as(stranger, async (tx) => await revealNik(tx, seal, person, 'verification'))).toBeUndefined()
  })
})
