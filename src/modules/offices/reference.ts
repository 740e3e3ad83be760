import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import { type TimeZone, WIB } from '../../kernel/time.ts'
import { areaOf, areasOf } from './areas.ts'
import {
  calendarFile,
  type HostHolidays,
  hostHolidaysFile,
  type NationalCalendar,
  workingCalendar,
} from './calendar.ts'
import { type Condition, conditionOf, conditionsFile, type Rates } from './condition.ts'
import { readData } from './data-file.ts'
import { type Destination, destinationsFile } from './destination.ts'
import { formerProvincesFile } from './former-province.ts'
import { type Job, jobsFile } from './job.ts'
import { type Office, officesFile, type ServiceArea } from './office.ts'

/** The reference data of `data/`, read and checked. */
export type Reference = {
  readonly offices: ReadonlyMap<OfficeId, Office>
  /** By province code. */
  readonly serviceAreas: ReadonlyMap<string, ServiceArea>
  readonly destinations: ReadonlyMap<string, Destination>
  readonly jobs: ReadonlyMap<string, Job>
  readonly conditions: readonly Condition[]
  readonly rates: Rates
  readonly calendar: NationalCalendar
  readonly hostHolidays: HostHolidays
  /** Codes of provinces that are no more. */
  readonly formerProvinces: readonly string[]
}

let read: Reference | undefined

/**
 * The reference data, read from disk when first asked for.
 * @throws DataProblem naming file, line and what was expected
 */
export function reference(): Reference {
  read ??= readReference()
  return read
}

function readReference(): Reference {
  const { offices, serviceAreas } = readData('offices.yaml', officesFile)
  const missions = new Set(offices.filter(({ kind }) => kind === 'mission').map(({ id }) => id))
  const { destinations } = readData('destinations.yaml', destinationsFile(missions))
  const { jobs } = readData('jobs.yaml', jobsFile)
  const countries = new Set(destinations.map(({ code }) => code))
  const { conditions, rates } = readData(
    'conditions.yaml',
    conditionsFile(countries, new Set(jobs.map(({ slug }) => slug))),
  )
  return {
    offices: new Map(offices.map((office) => [office.id, office])),
    serviceAreas: new Map(serviceAreas.map((area) => [area.province, area])),
    destinations: new Map(destinations.map((destination) => [destination.code, destination])),
    jobs: new Map(jobs.map((job) => [job.slug, job])),
    conditions,
    rates,
    calendar: readData('calendar.yaml', calendarFile),
    hostHolidays: readData('host-holidays.yaml', hostHolidaysFile),
    formerProvinces: readData('former-provinces.yaml', formerProvincesFile),
  }
}

/** The codes of all provinces that are or were: what a NIK may begin with. Its other digits may be of any old register. */
export const provincesOfNik = (): ReadonlySet<string> =>
  new Set([...areasOf('province').keys(), ...reference().formerProvinces])

/** The office with this id. */
export const officeOf = (id: string): Office | undefined => reference().offices.get(id as OfficeId)

/** The BP3MI that answers for a province, regency, district or village, by its code; `undefined` for an unknown code. */
export function officeServing(area: string): Office | undefined {
  const { serviceAreas, offices } = reference()
  const served = areaOf(area) && serviceAreas.get(area.slice(0, 2))
  return served && offices.get(served.office)
}

/** Codes of the provinces that an office answers for. */
export const provincesServedBy = (office: OfficeId): ReadonlySet<string> =>
  new Set([...reference().serviceAreas.values()].flatMap((area) => (area.office === office ? [area.province] : [])))

/** The counters a person of an area can go to: the posts near their regency, then the BP3MI that answers for it. */
export function countersNear(area: string): readonly Office[] {
  const regional = officeServing(area)
  if (!regional) return []
  const posts = [...reference().offices.values()].filter(({ regencies }) => regencies.includes(area.slice(0, 4)))
  return [...posts, regional]
}

/** The time zone people live in, by the code of their area; WIB when the code is unknown. */
export const zoneOfArea = (area: string): TimeZone => reference().serviceAreas.get(area.slice(0, 2))?.zone ?? WIB

/** What is known of working conditions for a job in a country; `undefined`: we have no data. */
export function conditionFor(country: string, job: string): Condition | undefined {
  const { jobs, conditions } = reference()
  const found = jobs.get(job)
  return found && conditionOf(conditions, country, found)
}

/** The working calendar of an office as shipped; the database's also knows the office's own closures. */
export const shippedCalendar = (office: Office): WorkingCalendar =>
  workingCalendar(office, { national: reference().calendar, host: reference().hostHolidays })
