import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import { dayIn, type Instant, WIB } from '../../kernel/time.ts'
import { inventedCompanies } from '../../modules/companies/index.ts'
import { type Office, officeOf, reference, shippedCalendar } from '../../modules/offices/index.ts'
import type { DemoFile, DemoOfficer, DemoPerson } from './file.ts'
import { fileOf, type Unnumbered } from './files.ts'
import { type Ground, monthsBefore, planOf } from './history.ts'
import { type Names, readNames } from './names.ts'
import { officerNameIn, peopleMaker } from './people.ts'
import { demoPhone } from './phone.ts'
import { type Random, random } from './random.ts'
import { readShares, routeOf } from './shares.ts'

/** Everybody and everything of the demonstration. */
export type Population = {
  readonly people: readonly DemoPerson[]
  /** One file of each person, in the order they were begun. */
  readonly files: readonly DemoFile[]
  /** A head and three counter officers at every BP3MI. */
  readonly officers: readonly DemoOfficer[]
}

/**
 * Makes the population of the demonstration: files of the eighteen months before a moment, by the weights of
 * `data/demo/shares.yaml`, with people whose names sound like home and whose NIK are nobody's.
 * The same seed, moment and count give the same population, always and everywhere.
 *
 * @param moment  the present; nothing happens after it
 * @param count   how many files, 1 or more; 2,000 when absent
 */
export function population({
  seed,
  moment,
  count = 2000,
}: {
  seed: string
  moment: Instant
  count?: number
}): Population {
  const chance = random(seed)
  const [names, shares] = [readNames(), readShares()]
  const officers = officersOf(names, chance.fork('officers'))
  const ground: Ground = {
    ...inventedCompanies(),
    shares,
    moment,
    months: monthsBefore(moment, shares),
    officers: Map.groupBy(officers, ({ office }) => office),
    calendars: calendarsOnce(),
  }
  const makePerson = peopleMaker(names, shares)
  const people: DemoPerson[] = []
  const drawn: Unnumbered[] = []
  for (let index = 0; index < count; index += 1) {
    const own = chance.fork(String(index))
    const plan = planOf(ground, own)
    const country = own.weighted(shares.countries)
    const routes = shares.routes.filter((route) => route.country === country)
    const route = routes[Number(own.weighted(Object.fromEntries(routes.map(({ share }, at) => [at, share]))))]
    if (!route) throw new RangeError(`no route to ${country}`)
    const wanted = {
      index,
      province: own.weighted(shares.provinces),
      sex: own.chance(route.female) ? 'female' : 'male',
      age: Math.round((own.int(...route.age) + own.int(...route.age)) / 2),
      on: dayIn(plan.begins, WIB),
      scheme: route.scheme,
    } as const
    const person = makePerson(wanted, own)
    people.push(person)
    drawn.push(fileOf(person, routeOf(route), plan, { ground, chance: own }))
  }
  return { people, files: numbered(drawn), officers }
}

/** Counts files by office and year, in the order they were begun. */
function numbered(drawn: readonly Unnumbered[]): DemoFile[] {
  const last = new Map<string, number>()
  return drawn
    .toSorted((a, b) =>
      a.steps[0].at < b.steps[0].at ? -1 : a.steps[0].at > b.steps[0].at ? 1 : a.key < b.key ? -1 : 1,
    )
    .map((file) => {
      const office = officeOf(file.office)
      const year = dayIn(file.steps[0].at, office?.zone ?? WIB).slice(2, 4)
      const count = (last.get(`${file.office}/${year}`) ?? 0) + 1
      last.set(`${file.office}/${year}`, count)
      return { ...file, number: `${office?.prefix ?? 'XXX'}-${year}-${String(count).padStart(6, '0')}` }
    })
}

/** Officers' telephones follow those of a million people, four numbers each. */
const officersFrom = 4_000_000

function officersOf(names: Names, chance: Random): DemoOfficer[] {
  const { serviceAreas, offices } = reference()
  const regional = [...offices.values()].filter(({ kind }) => kind === 'bp3mi')
  const homeOf = ({ id }: Office): string =>
    [...serviceAreas.values()].find(({ office, confidence }) => office === id && confidence !== 'to-confirm')
      ?.province ?? '31'
  return regional.flatMap((office, at) =>
    Array.from({ length: 4 }, (_, index): DemoOfficer => {
      const sex = chance.chance(0.5) ? 'female' : 'male'
      return {
        key: `${office.id}/${index}`,
        name: officerNameIn(names, homeOf(office), { sex, chance }),
        role: index === 0 ? 'head-of-office' : 'counter-officer',
        office: office.id,
        phone: demoPhone(officersFrom + at * 4 + index),
      }
    }),
  )
}

function calendarsOnce(): (office: OfficeId) => WorkingCalendar {
  const known = new Map<OfficeId, WorkingCalendar>()
  return (id) => {
    const calendar = known.get(id)
    if (calendar) return calendar
    const office = officeOf(id)
    if (!office) throw new RangeError(`no office has the id ${id}`)
    const made = shippedCalendar(office)
    known.set(id, made)
    return made
  }
}
