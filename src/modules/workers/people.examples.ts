import { join } from 'node:path'
import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import { perform } from '../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing/database.ts'
import type { Accepted } from '../../platform/files/files.ts'
import { sealOf } from '../../platform/seal/open.ts'
import { loadRegulations, publish } from '../regulations/index.ts'
import { acts } from './acts.ts'
import { put } from './documents/put.ts'
import { askFamily } from './family/ask.ts'
import { changeFamilyMember } from './family/store.ts'
import { register } from './register/register.ts'

/** Named people and what they do, against a database of the test file alone. */

export const seal = sealOf({ master: Buffer.alloc(32, 7), signing: [] })
export const village = '3505022005'
export const elsewhere = '3505022009'
export const jatim = 'bp3mi-jawa-timur' as OfficeId

/** A database with the law in it. */
export async function databaseWithLaw(): Promise<TestDatabase> {
  const test = await testDatabase()
  const { ruleSet } = await loadRegulations(join(import.meta.dirname, '../../../regulations'))
  if (!ruleSet) throw new Error('the rules do not load')
  await test.asSystem(async (tx) => await publish(tx, ruleSet, { from: day('2017-11-22'), by: 'test' }))
  return test
}

const actor = (changes: Partial<Actor>): Actor => ({ ...thePublic, ...changes })
export const asWorker = (person: PersonId): Actor => actor({ role: 'worker', person })
export const asFamily = (person: PersonId): Actor => actor({ role: 'family', person })

const file = (id: string): Accepted => ({
  ok: true,
  id,
  kind: 'image',
  mime: 'image/webp',
  size: 9,
  pages: 1,
  sha256: 'a'.repeat(64),
})

export type Claimed = {
  readonly nik: string
  readonly phone: string
  readonly birthDate: string
  readonly sex: 'female'
}

/** What people do in tests, as themselves. */
export function peopleOf(test: TestDatabase) {
  let count = 0
  const claims = (): Claimed => {
    count += 1
    const serial = String(count)
    return {
      nik: `350599410395${serial.padStart(4, '0')}`,
      phone: `+62812${serial.padStart(8, '0')}`,
      birthDate: '1995-03-01',
      sex: 'female',
    }
  }
  const enrol = async (claimed: Claimed, key?: string) =>
    await perform(test.world, theSystem('web'), {
      act: acts.register,
      ...(key === undefined ? {} : { key }),
      work: async (tx) => await register(tx, seal, { claims: claimed, name: 'Siti Aminah', village }),
      entry: ([{ worker }]) => ({ act: acts.register.name, record: { kind: 'worker', id: worker }, payload: {} }),
    })
  const newWorker = async (): Promise<PersonId> => {
    const made = await enrol(claims())
    if (!made.ok) throw new Error(made.refusal.code)
    return made.events[0].worker
  }
  const someone = async (): Promise<PersonId> =>
    await test.asSystem(async (tx) => await Promise.resolve(tx.newId<PersonId>()))
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
  return {
    claims,
    enrol,
    newWorker,
    ask,
    officerOf: async (office: OfficeId, role: Actor['role'] = 'counter-officer'): Promise<Actor> =>
      actor({ role, person: await someone(), office }),
    villageOfficer: async (of = village): Promise<Actor & { readonly person: PersonId }> => ({
      ...actor({ role: 'village-officer', village: of }),
      person: await someone(),
    }),
    send: async (person: PersonId, kind: string, id: string, reason: 'renewed' | null = null) =>
      await test.as(asWorker(person), async (tx) => await put(tx, { person, kind, accepted: file(id), reason })),
    askedMember: async (person: PersonId): Promise<PersonId> => {
      const asked = await ask(person)
      if (!asked.ok) throw new Error(asked.refusal.code)
      return asked.events[0].member as PersonId
    },
    say: async (member: PersonId, answer: 'permits' | 'refuses') =>
      await test.asSystem(async (tx) => await changeFamilyMember(tx, member, { answer, answeredAt: tx.now })),
  }
}
