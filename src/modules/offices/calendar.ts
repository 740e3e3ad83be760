import { z } from 'zod'
import type { WorkingCalendar } from '../../kernel/deadline.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { type Confidence, confidence, countryCode, eachOnce, localDate, type Words } from './data-file.ts'
import type { Office } from './office.ts'

export const closureKinds = ['holiday', 'collective-leave', 'closure'] as const

/** A day on which offices are closed: a national holiday, collective leave, or a closure of one office. */
export type ClosedDay = { readonly on: LocalDate; readonly kind: (typeof closureKinds)[number]; readonly name: Words }

/** A year of the calendar. Not confirmed: it holds only what is fixed by date. */
export type CalendarYear = {
  readonly year: number
  readonly confirmed: boolean
  readonly confidence: Confidence
  readonly source: string
}

/** The calendar of the country, as the joint decrees of the ministers fix it. */
export type NationalCalendar = { readonly years: readonly CalendarYear[]; readonly days: readonly ClosedDay[] }

const named = z.array(z.strictObject({ on: localDate, id: z.string().min(1), en: z.string().min(1) }))

/** What `data/calendar.yaml` must hold: each day once, and in its own year. */
export const calendarFile: z.ZodType<NationalCalendar> = z
  .strictObject({
    years: z
      .array(
        z.strictObject({
          year: z.int().min(2007).max(2200),
          confirmed: z.boolean(),
          confidence,
          source: z.string().min(10),
          holidays: named,
          leave: named,
        }),
      )
      .superRefine(eachOnce(({ year }) => String(year)))
      .superRefine((years, context) => {
        years.forEach(({ year, holidays, leave }, index) => {
          eachOnce<{ on: string }>(({ on }) => on)([...holidays, ...leave], context)
          for (const [list, days] of Object.entries({ holidays, leave }))
            days.forEach(({ on }, at) => {
              if (!on.startsWith(`${year}-`))
                context.addIssue({
                  code: 'custom',
                  path: [index, list, at, 'on'],
                  message: `expected a day of ${year}`,
                })
            })
        })
      }),
  })
  .transform(({ years }) => ({
    years: years.map(({ holidays: _holidays, leave: _leave, ...year }) => year),
    days: years.flatMap(({ holidays, leave }) => [
      ...holidays.map(({ on, id, en }): ClosedDay => ({ on, kind: 'holiday', name: { id, en } })),
      ...leave.map(({ on, id, en }): ClosedDay => ({ on, kind: 'collective-leave', name: { id, en } })),
    ]),
  }))

/** Public holidays of host countries, by ISO 3166-1 code: days a mission there is closed. */
export type HostHolidays = ReadonlyMap<string, ReadonlySet<LocalDate>>

/** What `data/host-holidays.yaml` must hold: each country once, each of its days once. */
export const hostHolidaysFile: z.ZodType<HostHolidays> = z
  .strictObject({
    confidence,
    countries: z
      .array(
        z.strictObject({
          country: countryCode,
          days: z
            .array(z.strictObject({ on: localDate, name: z.string().min(1) }))
            .min(1)
            .superRefine(eachOnce(({ on }) => on)),
        }),
      )
      .superRefine(eachOnce(({ country }) => country)),
  })
  .transform(
    ({ countries }) => new Map(countries.map(({ country, days }) => [country, new Set(days.map(({ on }) => on))])),
  )

/** Which calendars close an office. */
export type Calendars = { readonly national: NationalCalendar; readonly host: HostHolidays }

/**
 * The working days and counter hours of an office, for counting its promises.
 *
 * An office of Indonesia is closed on national holidays and collective leave; a mission on its host country's holidays.
 * Nobody has confirmed those, so every promise a mission makes is provisional.
 *
 * @param closures  days on which this office alone is closed
 */
export function workingCalendar(
  office: Pick<Office, 'zone' | 'opens' | 'closes' | 'weekdays' | 'observes' | 'country'>,
  { national, host }: Calendars,
  closures: readonly LocalDate[] = [],
): WorkingCalendar {
  const { zone, opens, closes, weekdays, observes, country } = office
  const holidays = {
    national: national.days.map(({ on }) => on),
    host: [...(host.get(country ?? '') ?? [])],
    none: [],
  }[observes]
  const confirmed = observes === 'host' ? [] : national.years.filter((year) => year.confirmed).map(({ year }) => year)
  return {
    zone,
    opens,
    closes,
    weekdays,
    closed: new Set([...holidays, ...closures]),
    confirmedYears: new Set(confirmed),
  }
}
