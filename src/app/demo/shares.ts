import { z } from 'zod'
import { areaOf, type EmployerKind, readData, reference, type Sector } from '../../modules/offices/index.ts'
import { cleanliness, states } from '../../modules/placements/index.ts'
import { educations, faults, maritalStatuses } from './file.ts'

const share = z.number().min(0)
const shares = z.record(z.string(), share)
const span = z.tuple([z.int(), z.int()]).refine(([from, to]) => from <= to, 'expected the smaller number first')
const area = z.string().refine((code) => areaOf(code) !== undefined, 'expected the code of an area')
const route = z.strictObject({
  country: z.string(),
  job: z.string(),
  scheme: z.string(),
  share,
  female: z.number().min(0).max(1),
  age: span,
  months: z.int().positive(),
  employers: z.array(z.string().includes('Contoh')).optional(),
})
const byState = z.partialRecord(z.enum(states), share)

const file = z
  .strictObject({
    provinces: z.record(area, share),
    pockets: z.record(area, share),
    countries: shares,
    routes: z.array(route),
    education: z.partialRecord(z.enum(educations), share),
    educationBySchool: z.partialRecord(z.enum(educations), z.array(z.string())),
    maritalStatus: z.array(z.strictObject({ upTo: z.int(), shares: z.partialRecord(z.enum(maritalStatuses), share) })),
    active: z.number().min(0).max(1),
    states: z.strictObject({ settled: byState, active: byState }),
    returnedOnce: z.number().min(0).max(1),
    checks: z.partialRecord(z.enum(cleanliness), share),
    months: z.array(share).length(12),
    documents: z.record(z.string(), z.array(z.string())),
    whenMarried: z.array(z.string()),
    ages: z.record(z.string(), z.strictObject({ days: span, months: z.int().positive().nullable() })),
    faults: z.array(z.strictObject({ document: z.string(), fault: z.enum(faults), share })),
    holds: z.array(z.string()).min(1),
    refusals: z.record(
      z.string(),
      z.strictObject({ share: z.number().min(0).max(1), grounds: z.record(z.string(), z.string()) }),
    ),
    servedAtCompany: z.number().min(0).max(1),
    orientation: z.array(z.string()),
  })
  .superRefine(({ routes, countries, documents, whenMarried, ages }, context) => {
    const wrong = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const { jobs, destinations } = reference()
    routes.forEach(({ country, job, scheme }, index) => {
      if (!(country in countries)) wrong(['routes', index, 'country'], `${country} has no weight in countries`)
      if (!jobs.has(job)) wrong(['routes', index, 'job'], `no job has the slug ${job}`)
      if (!documents[scheme]) wrong(['routes', index, 'scheme'], `${scheme} has no list in documents`)
    })
    for (const country of Object.keys(countries))
      if (!destinations.get(country)?.open) wrong(['countries', country], 'expected a destination that is open')
    for (const code of [...Object.values(documents).flat(), ...whenMarried])
      if (!ages[code]) wrong(['ages'], `${code} has no age`)
  })

/** The weights of the demonstration. */
export type Shares = z.infer<typeof file>
/** One way people go: country, job, scheme, and who they are. */
export type Route = z.infer<typeof route> & { readonly sector: Sector; readonly employer: EmployerKind }

/** Reads `data/demo/shares.yaml`. @throws DataProblem when it does not hold what it must */
export const readShares = (): Shares => readData('demo/shares.yaml', file)

/** A route with what the job itself says. */
export function routeOf(route: Shares['routes'][number]): Route {
  const job = reference().jobs.get(route.job)
  if (!job) throw new RangeError(`no job has the slug ${route.job}`)
  return { ...route, sector: job.sector, employer: job.employer }
}
