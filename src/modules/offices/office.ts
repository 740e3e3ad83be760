import { z } from 'zod'
import type { OfficeId } from '../../kernel/ids.ts'
import { type TimeZone, WIB, WIT, WITA } from '../../kernel/time.ts'
import { areaOf, areasOf } from './areas.ts'
import {
  type Confidence,
  clockTime,
  confidence,
  countryCode,
  eachOnce,
  slug,
  type Words,
  zoneName,
} from './data-file.ts'

export const officeKinds = ['bp3mi', 'p4mi', 'mission', 'airport-desk'] as const
export type OfficeKind = (typeof officeKinds)[number]
/** Whose holidays close an office: Indonesia's, its host country's, or none. */
export const observances = ['national', 'host', 'none'] as const
export type Observance = (typeof observances)[number]

/** An office that serves migrant workers. */
export type Office = {
  /** A stable slug, e.g. `bp3mi-jawa-timur`. */
  readonly id: OfficeId
  readonly kind: OfficeKind
  readonly name: Words
  readonly city: string
  readonly address: string | null
  readonly zone: TimeZone
  /** Three capital letters that begin its file numbers; BP3MI only. */
  readonly prefix: string | null
  /** The BP3MI a post or desk belongs to. */
  readonly parent: OfficeId | null
  /** ISO 3166-1 code of the host country of a mission. */
  readonly country: string | null
  /** IATA code of the airport of a desk. */
  readonly point: string | null
  /** Regencies whose people a P4MI is near to. */
  readonly regencies: readonly string[]
  readonly opens: string
  readonly closes: string
  /** ISO weekdays, 1 (Monday) … 7 (Sunday). */
  readonly weekdays: readonly number[]
  readonly observes: Observance
  readonly confidence: Confidence
}

/** Which BP3MI answers for a province, and the province's own time zone. */
export type ServiceArea = {
  readonly province: string
  readonly office: OfficeId
  readonly zone: TimeZone
  readonly confidence: Confidence
}

/** The id of an office, from its slug. */
export const officeId = (text: string): OfficeId => text as OfficeId

const id = slug.transform(officeId)
const zone = z.enum(['WIB', 'WITA', 'WIT']).transform((name) => ({ WIB, WITA, WIT })[name])
const weekdays = z.array(z.int().min(1).max(7)).min(1)
const hours = z.strictObject({
  opens: clockTime,
  closes: clockTime,
  weekdays,
  observes: z.enum(observances),
  confidence,
})
const office = z.strictObject({ id, address: z.string().min(1).nullable().default(null), confidence })
const province = z.string().refine((code) => areaOf(code)?.level === 'province', 'expected the code of a province')
const regency = z.string().refine((code) => areaOf(code)?.level === 'regency', 'expected the code of a regency or city')
const prefix = z.string().regex(/^[A-Z]{3}$/, 'expected three capital letters')
const missionNames = {
  KBRI: 'Embassy of Indonesia',
  KJRI: 'Consulate General of Indonesia',
  KDEI: 'Indonesian Economic and Trade Office',
}

const file = z.strictObject({
  hours: z.strictObject({ counter: hours, mission: hours, airport: hours }),
  regional: z
    .array(office.extend({ place: z.string(), city: z.string(), zone, prefix }))
    .superRefine(eachOnce(({ prefix }) => prefix)),
  serviceAreas: z
    .array(z.strictObject({ province, office: id, zone, confidence }))
    .superRefine(eachOnce(({ province }) => province)),
  posts: z.array(office.extend({ place: z.string(), parent: id, regencies: z.array(regency).min(1) })),
  missions: z.array(
    office.extend({
      kind: z.enum(['KBRI', 'KJRI', 'KDEI']),
      city: z.string(),
      country: countryCode,
      zone: zoneName,
      weekdays: weekdays.optional(),
    }),
  ),
  desks: z.array(
    office.extend({
      place: z.string(),
      city: z.string(),
      parent: id,
      zone,
      point: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable(),
    }),
  ),
})
type File = z.infer<typeof file>

/** What `data/offices.yaml` must hold: every province served once, by a BP3MI that exists; no id twice. */
export const officesFile = file
  .superRefine((read, context) => {
    const regional = new Set(read.regional.map((each) => each.id))
    const known = (office: OfficeId, path: (string | number)[]): void => {
      if (!regional.has(office)) context.addIssue({ code: 'custom', path, message: `no BP3MI has the id ${office}` })
    }
    read.serviceAreas.forEach(({ office }, index) => known(office, ['serviceAreas', index, 'office']))
    read.posts.forEach(({ parent }, index) => known(parent, ['posts', index, 'parent']))
    read.desks.forEach(({ parent }, index) => known(parent, ['desks', index, 'parent']))
    for (const { code, name } of areasOf('province').values())
      if (!read.serviceAreas.some((area) => area.province === code))
        context.addIssue({ code: 'custom', path: ['serviceAreas'], message: `no office serves ${name} (${code})` })
  })
  .transform((read) => ({ offices: officesOf(read), serviceAreas: read.serviceAreas satisfies ServiceArea[] }))
  .refine(
    ({ offices }) => new Set(offices.map(({ id }) => id)).size === offices.length,
    'an office id stands here twice',
  )

function officesOf({ hours, regional, posts, missions, desks }: File): readonly Office[] {
  const { confidence: _counter, ...counter } = hours.counter
  const { confidence: _mission, ...mission } = hours.mission
  const { confidence: _airport, ...airport } = hours.airport
  const bare = { address: null, prefix: null, parent: null, country: null, point: null, regencies: [] }
  const zones = new Map(regional.map(({ id, zone }) => [id, zone]))
  return [
    ...regional.map(
      ({ place, ...own }): Office => ({ ...bare, ...counter, ...own, kind: 'bp3mi', name: same(`BP3MI ${place}`) }),
    ),
    ...posts.map(
      ({ place, ...own }): Office => ({
        ...bare,
        ...counter,
        ...own,
        kind: 'p4mi',
        name: same(`P4MI ${place}`),
        city: place,
        zone: zones.get(own.parent) ?? WIB,
      }),
    ),
    ...missions.map(
      ({ kind, weekdays, ...own }): Office => ({
        ...bare,
        ...mission,
        ...own,
        weekdays: weekdays ?? mission.weekdays,
        kind: 'mission',
        name: { id: `${kind} ${own.city}`, en: `${missionNames[kind]}, ${own.city}` },
      }),
    ),
    ...desks.map(
      ({ place, ...own }): Office => ({
        ...bare,
        ...airport,
        ...own,
        kind: 'airport-desk',
        name: { id: `Meja PMI ${place}`, en: `Migrant worker desk, ${place}` },
      }),
    ),
  ]
}

const same = (name: string): Words => ({ id: name, en: name })
