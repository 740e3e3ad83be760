import { type Sex, writeNik } from '../../kernel/nik.ts'
import { type LocalDate, plusDays, plusMonths } from '../../kernel/time.ts'
import { areaOf, areasIn } from '../../modules/offices/index.ts'
import type { DemoPerson, DemoRelative, educations, maritalStatuses } from './file.ts'
import { familyNameIn, type Names, type Naming, nameOf } from './names.ts'
import { demoPhone } from './phone.ts'
import type { Random } from './random.ts'
import type { Shares } from './shares.ts'

/** The district number that no regency has: a NIK with it is nobody's. */
export const nobodysDistrict = '99'

/** What is given of a person before they are made. */
export type Wanted = {
  readonly index: number
  readonly province: string
  readonly sex: Sex
  /** Full years on `on`. */
  readonly age: number
  readonly on: LocalDate
  readonly scheme: string
}

/** Makes people one after another; it remembers the numbers it has given, so that no two are the same. */
export function peopleMaker(names: Names, shares: Shares): (wanted: Wanted, chance: Random) => DemoPerson {
  const numbers = numberMaker()
  return (wanted, chance) => {
    const { index, province, sex, age, on, scheme } = wanted
    const naming = names.peoples[chance.weighted(names.provinces[province] ?? {})]
    if (!naming) throw new RangeError(`no names for province ${province}`)
    const village = villageIn(province, shares, chance)
    const regency = village.slice(0, 4)
    const birthDate = birthAt(age, on, chance)
    const name = nameOf(naming, sex, { chance })
    const maritalStatus = maritalStatusAt(age, shares, chance)
    const relative = relativeMaker({ naming, regency, numbers, chance, index })
    const person = { name, sex, birthDate, familyName: familyNameIn(naming, name) }
    return {
      key: `orang-${String(index + 1).padStart(5, '0')}`,
      name,
      sex,
      nik: numbers.nik(regency, birthDate, sex),
      familyCard: numbers.familyCard(regency, plusDays(on, -chance.int(60, 2500))),
      birthDate,
      birthPlace: birthPlaceIn(regency, chance),
      village,
      street: `RT ${String(chance.int(1, 12)).padStart(3, '0')} RW ${String(chance.int(1, 8)).padStart(3, '0')}`,
      phone: demoPhone(index * 4),
      education: educationFor(scheme, shares, chance),
      maritalStatus,
      family: familyOf(person, maritalStatus, { age, on, chance, relative }),
    }
  }
}

/** A name and a telephone number for an officer, of the people that live in a province. */
export function officerNameIn(names: Names, province: string, { sex, chance }: { sex: Sex; chance: Random }): string {
  const naming = names.peoples[chance.weighted(names.provinces[province] ?? {})]
  if (!naming) throw new RangeError(`no names for province ${province}`)
  return nameOf(naming, sex, { chance })
}

type Numbers = ReturnType<typeof numberMaker>

function numberMaker() {
  const given = new Set<string>()
  const next = (make: (serial: number) => string): string => {
    for (let serial = 1; ; serial += 1) {
      const number = make(serial)
      if (given.has(number)) continue
      given.add(number)
      return number
    }
  }
  return {
    nik: (regency: string, date: LocalDate, sex: Sex): string =>
      next((serial) => writeNik(`${regency}${nobodysDistrict}`, { date, sex }, serial)),
    familyCard: (regency: string, date: LocalDate): string =>
      next((serial) => writeNik(`${regency}${nobodysDistrict}`, { date, sex: 'male' }, serial)),
  }
}

/** A village of the province; regencies many people leave from come more often. */
function villageIn(province: string, { pockets }: Shares, chance: Random): string {
  const regencies = Object.fromEntries(areasIn(province).map(({ code }) => [code, pockets[code] ?? 1]))
  const districts = areasIn(chance.weighted(regencies)).filter(({ code }) => areasIn(code).length > 0)
  return chance.pick(areasIn(chance.pick(districts).code)).code
}

const birthAt = (age: number, on: LocalDate, chance: Random): LocalDate =>
  plusDays(plusMonths(on, -12 * age), -chance.int(1, 360))

/** Where people say they were born: the regency without its kind; now and then another of the province. */
function birthPlaceIn(regency: string, chance: Random): string {
  const code = chance.chance(0.85) ? regency : chance.pick(areasIn(regency.slice(0, 2))).code
  return (areaOf(code)?.name ?? '').replace(/^(Kabupaten|Kota) /, '')
}

function maritalStatusAt(age: number, { maritalStatus }: Shares, chance: Random): (typeof maritalStatuses)[number] {
  const group = maritalStatus.find(({ upTo }) => age <= upTo) ?? maritalStatus.at(-1)
  return chance.weighted(group?.shares ?? { single: 1 })
}

/** Schooling as people have it; where the route asks for a school, at least that one. */
function educationFor(scheme: string, { education, educationBySchool }: Shares, chance: Random) {
  const levels = Object.keys(education) as (typeof educations)[number][]
  const least = levels.find((level) => educationBySchool[level]?.includes(scheme))
  const open = levels.slice(least ? levels.indexOf(least) : 0)
  return chance.weighted(
    Object.fromEntries(open.map((level) => [level, education[level] ?? 0])),
  ) as (typeof open)[number]
}

type RelativeOf = (wanted: {
  relation: DemoRelative['relation']
  sex: Sex
  birthDate: LocalDate
  familyName?: string | undefined
  line: number | null
}) => DemoRelative

function relativeMaker(given: {
  naming: Naming
  regency: string
  numbers: Numbers
  chance: Random
  index: number
}): RelativeOf {
  const { naming, regency, numbers, chance, index } = given
  return ({ relation, sex, birthDate, familyName, line }) => ({
    name: nameOf(naming, sex, { chance, ...(familyName === undefined ? {} : { family: familyName }) }),
    relation,
    sex,
    birthDate,
    nik: numbers.nik(regency, birthDate, sex),
    phone: line === null ? null : demoPhone(index * 4 + line),
  })
}

/** A father or a mother, a spouse where there is one, and the children people have. */
function familyOf(
  { sex, birthDate, familyName }: { sex: Sex; birthDate: LocalDate; familyName: string | undefined },
  status: DemoPerson['maritalStatus'],
  { age, on, chance, relative }: { age: number; on: LocalDate; chance: Random; relative: RelativeOf },
): DemoRelative[] {
  const parentSex = chance.chance(0.55) ? 'female' : 'male'
  const older = (years: number): LocalDate => plusDays(plusMonths(birthDate, -12 * years), -chance.int(0, 364))
  const parent = relative({
    relation: 'parent',
    sex: parentSex,
    birthDate: older(chance.int(18, 34)),
    familyName: parentSex === 'male' ? familyName : undefined,
    line: 1,
  })
  const family = [parent]
  const fatherName = sex === 'male' ? familyName : undefined
  if (status === 'married')
    family.push(
      relative({
        relation: 'spouse',
        sex: sex === 'female' ? 'male' : 'female',
        birthDate:
          sex === 'female'
            ? older(chance.int(0, 6))
            : plusDays(birthDate, chance.int(0, Math.min(1500, Math.max(0, (age - 19) * 365)))),
        line: 2,
      }),
    )
  const most = status === 'single' ? 0 : Math.min(3, Math.floor((age - 19) / 4))
  for (let left = most > 0 ? chance.int(0, most) : 0; left > 0; left -= 1) {
    const birth = plusDays(on, -chance.int(90, Math.max(91, (age - 19) * 365)))
    const childSex = chance.chance(0.5) ? 'female' : 'male'
    family.push(relative({ relation: 'child', sex: childSex, birthDate: birth, familyName: fatherName, line: null }))
  }
  return family
}
