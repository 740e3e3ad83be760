import type { CivilRecord, LaporReport, PassportRecord } from '../../platform/gateways/gateways.ts'
import type { SimulatedLapor, SimulatedRecords } from '../../platform/gateways/simulator.ts'
import type { Population } from './population.ts'

/** The registers of the demonstration: they know its people, those who have not registered yet included. */
export type Registers = SimulatedRecords & {
  readonly know: (population: Pick<Population, 'people' | 'files'>) => void
  readonly lapor: SimulatedLapor
  /** Lets somebody report to the simulated SP4N-LAPOR. */
  readonly report: (reports: readonly LaporReport[]) => void
}

/** Empty registers, until they are told whom to know. A passport with a mistake stands in its register with it. */
export function registers(): Registers {
  const civil = new Map<string, CivilRecord>()
  const passports = new Map<string, PassportRecord>()
  const reports = new Map<string, { report: LaporReport; told: Map<string, unknown> }>()
  return {
    lapor: {
      waiting: async () => [...reports.values()].filter(({ told }) => told.size === 0).map(({ report }) => report),
      tell: async (report, key, update) => {
        const found = reports.get(report)
        found?.told.set(key, update)
        return found !== undefined
      },
    },
    report: (all) => {
      for (const report of all) reports.set(String(report['id']), { report, told: new Map() })
    },
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
