import type { CivilRecord, PassportRecord } from '../../platform/gateways/gateways.ts'
import type { SimulatedRecords } from '../../platform/gateways/simulator.ts'
import type { Population } from './population.ts'

/** The registers of the demonstration: they know its people, those who have not registered yet included. */
export type Registers = SimulatedRecords & {
  readonly know: (population: Pick<Population, 'people' | 'files'>) => void
}

/** Empty registers, until they are told whom to know. A passport with a mistake stands in its register with it. */
export function registers(): Registers {
  const civil = new Map<string, CivilRecord>()
  const passports = new Map<string, PassportRecord>()
  return {
    civil: async (nik) => civil.get(nik),
    passport: async (number) => passports.get(number),
    know: ({ people, files }) => {
      const byKey = new Map(people.map((person) => [person.key, person]))
      for (const { nik, name, birthDate, birthPlace, sex, village, family } of people) {
        const motherName = family.find(({ relation, sex }) => relation === 'parent' && sex === 'female')?.name ?? 'SITI'
        civil.set(nik, { nik, name, birthDate, birthPlace, sex, villageCode: village, motherName })
      }
      for (const { person, documents } of files) {
        const holder = byKey.get(person)
        const passport = documents.find(({ kind }) => kind === 'passport')
        if (!holder || !passport?.number || !passport.validUntil) continue
        const { number, issuedOn, validUntil, differs } = passport
        const { name, birthDate, birthPlace } = { ...holder, ...differs }
        passports.set(number, { number, name, birthDate, birthPlace, issuedOn, validUntil })
      }
    },
  }
}
