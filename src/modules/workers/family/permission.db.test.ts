import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import type { TestDatabase } from '../../../platform/db/testing/database.ts'
import { documentsOf } from '../documents/store.ts'
import { familyFacts } from '../family-facts.ts'
import { asWorker, databaseWithLaw, elsewhere, jatim, peopleOf, seal, village } from '../people.examples.ts'
import { serve, workerById } from '../store.ts'
import { witnessFamily } from '../village/witness.ts'
import { endFamily, permitKind } from './ask.ts'
import { familyById, familyOf, waitingInVillage } from './store.ts'

let test: TestDatabase
let people: ReturnType<typeof peopleOf>
beforeAll(async () => {
  test = await databaseWithLaw()
  people = peopleOf(test)
})
afterAll(async () => await test?.close())

describe('the permission of the family', () => {
  it('goes from a secret link to a document that the rules ask for', async () => {
    const person = await people.newWorker()
    const facts = async () => await test.as(asWorker(person), async (tx) => await familyFacts(tx, person))
    expect(await facts()).toEqual({ permitSigner: null, villageAware: null })
    const member = await people.askedMember(person)
    expect(await facts()).toEqual({ permitSigner: null, villageAware: null })
    await people.say(member, 'permits')
    expect(await facts()).toEqual({ permitSigner: 'spouse', villageAware: null })
    const officer = await people.villageOfficer()
    const done = await test.as(officer, async (tx) => await witnessFamily(tx, member, officer.person))
    expect(done.ok).toBe(true)
    expect(await facts()).toEqual({ permitSigner: 'spouse', villageAware: true })
    const [permit] = await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))
    const kind = await test.asSystem(permitKind)
    expect(permit).toMatchObject({ kind, source: 'family', state: 'verified', file: null })
  })

  it('keeps only the fingerprint of the link, and sends the link itself', async () => {
    const person = await people.newWorker()
    const member = await people.askedMember(person)
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
    const person = await people.newWorker()
    await test.as(asWorker(person), async (tx) => await serve(tx, person, jatim))
    const member = await people.askedMember(person)
    await people.say(member, 'refuses')
    for (const who of [await people.villageOfficer(), await people.officerOf(jatim)])
      expect(await test.as(who, async (tx) => await familyById(tx, member))).toBeUndefined()
    test.at('2026-11-23T03:00:00Z')
    expect((await people.ask(person, 'Ibu Sri')).ok).toBe(true)
    const family = await test.as(asWorker(person), async (tx) => await familyOf(tx, person))
    expect(family.map(({ endedAt }) => endedAt === null)).toEqual([true, false])
  })

  it('waits only in its own village, and only once it was given', async () => {
    const person = await people.newWorker()
    const member = await people.askedMember(person)
    const waits = async (who: Actor, where = village) =>
      (await test.as(who, async (tx) => await waitingInVillage(tx, where))).some(({ id }) => id === member)
    expect(await waits(await people.villageOfficer())).toBe(false)
    await people.say(member, 'permits')
    expect(await waits(await people.villageOfficer())).toBe(true)
    expect(await waits(await people.villageOfficer(elsewhere))).toBe(false)
  })

  it('that is taken back is no permission any more, and its document is history', async () => {
    const person = await people.newWorker()
    const member = await people.askedMember(person)
    await people.say(member, 'permits')
    const officer = await people.villageOfficer()
    await test.as(officer, async (tx) => await witnessFamily(tx, member, officer.person))
    const end = async (who: PersonId) => await test.as(asWorker(who), async (tx) => await endFamily(tx, who, member))
    expect((await end(await people.newWorker())).ok).toBe(false)
    expect((await end(person)).ok).toBe(true)
    expect((await end(person)).ok).toBe(false)
    expect(await test.as(asWorker(person), async (tx) => await documentsOf(tx, person))).toEqual([])
    expect(await test.as(officer, async (tx) => await workerById(tx, person))).toBeUndefined()
    const again = await people.askedMember(person)
    await people.say(again, 'permits')
    expect((await test.as(officer, async (tx) => await witnessFamily(tx, again, officer.person))).ok).toBe(true)
  })
})
