import { z } from 'zod'
import type { LocalDate } from '../../kernel/time.ts'
import {
  areaOf,
  countryCode,
  type EmployerKind,
  eachOnce,
  employerKinds,
  localDate,
  slug,
  type Words,
  words,
} from '../offices/index.ts'

export const companyStatuses = ['licensed', 'suspended', 'revoked'] as const
export type CompanyStatus = (typeof companyStatuses)[number]

/** A placement company (P3MI) and its licence (SIP3MI). */
export type Company = {
  /** A stable slug. */
  readonly id: string
  readonly name: string
  readonly licence: string
  readonly licensedFrom: LocalDate
  /** Last day of the licence. */
  readonly licensedUntil: LocalDate
  readonly city: string
  /** Four-digit code of the regency or city of its seat. */
  readonly regency: string
  readonly status: CompanyStatus
  readonly statusSince: LocalDate
  /** Why it is suspended or revoked; `null` while licensed. */
  readonly statusGround: Words | null
}

/** A recruitment permit (SIP2MI): so many workers, for one job in one country. */
export type Permit = {
  readonly number: string
  readonly company: string
  readonly country: string
  readonly job: string
  /** How many workers in all, 1 or more. */
  readonly quota: number
  readonly employerKind: EmployerKind
  /** The employer; for a household, the partner agency. */
  readonly employerName: string
  readonly from: LocalDate
  /** Last day. */
  readonly until: LocalDate
}

/** Where a company stands on a day: a licence whose last day has passed is `expired`. */
export type Standing = CompanyStatus | 'expired'

/** Whether a company may place workers on this day, or what keeps it from doing so. */
export function standingOn(
  { status, licensedUntil }: Pick<Company, 'status' | 'licensedUntil'>,
  on: LocalDate,
): Standing {
  return status === 'licensed' && licensedUntil < on ? 'expired' : status
}

/** Whether a permit may be used on this day. How many places are left is counted where agreements are kept. */
export const isOpen = ({ from, until }: Pick<Permit, 'from' | 'until'>, on: LocalDate): boolean =>
  from <= on && on <= until

const permit = z.strictObject({
  number: z.string().min(8),
  country: countryCode,
  job: slug,
  quota: z.int().positive(),
  employer: z.strictObject({ kind: z.enum(employerKinds), name: z.string().min(3) }),
  from: localDate,
  until: localDate,
})
const company = z.strictObject({
  slug,
  name: z.string().regex(/^PT \S/, 'expected a name that begins with PT'),
  licence: z.strictObject({ number: z.string().min(8), from: localDate, until: localDate }),
  city: z.string().min(3),
  regency: z.string().refine((code) => areaOf(code)?.level === 'regency', 'expected the code of a regency or city'),
  status: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('licensed'), since: localDate }),
    z.strictObject({ is: z.enum(['suspended', 'revoked']), since: localDate, ground: words }),
  ]),
  permits: z.array(permit),
})
type Entry = z.infer<typeof company>

/** What `data/companies.yaml` must hold, given the countries and jobs there are. */
export const companiesFile = (
  countries: ReadonlySet<string>,
  jobs: ReadonlySet<string>,
): z.ZodType<{ companies: readonly Company[]; permits: readonly Permit[] }> =>
  z
    .strictObject({ companies: z.array(company).superRefine(eachOnce(({ slug }) => slug)) })
    .superRefine(({ companies }, context) => {
      eachOnce<Entry>(({ licence }) => licence.number)(companies, context)
      const numbers = new Set<string>()
      companies.forEach(({ permits }, at) => {
        permits.forEach(({ number, country, job, from, until }, index) => {
          const wrong = (member: string, message: string): void =>
            context.addIssue({ code: 'custom', path: ['companies', at, 'permits', index, member], message })
          if (!countries.has(country)) wrong('country', `no destination has the code ${country}`)
          if (!jobs.has(job)) wrong('job', `no job has the slug ${job}`)
          if (until < from) wrong('until', 'expected a day not before `from`')
          if (numbers.has(number)) wrong('number', `${number} stands here twice`)
          numbers.add(number)
        })
      })
    })
    .transform(({ companies }) => ({
      companies: companies.map(companyOf),
      permits: companies.flatMap(({ slug, permits }) =>
        permits.map(
          ({ employer, ...own }): Permit => ({
            ...own,
            company: slug,
            employerKind: employer.kind,
            employerName: employer.name,
          }),
        ),
      ),
    }))

function companyOf({ slug, name, licence, city, regency, status }: Entry): Company {
  return {
    id: slug,
    name,
    licence: licence.number,
    licensedFrom: licence.from,
    licensedUntil: licence.until,
    city,
    regency,
    status: status.is,
    statusSince: status.since,
    statusGround: status.is === 'licensed' ? null : status.ground,
  }
}
