import { z } from 'zod'
import { eachOnce, slug, type Words, words } from './data-file.ts'

export const sectors = [
  'household',
  'health',
  'manufacturing',
  'construction',
  'agriculture',
  'plantation',
  'fishing',
  'maritime',
  'hospitality',
  'services',
] as const
export type Sector = (typeof sectors)[number]

export const employerKinds = ['legal-entity', 'household'] as const
export type EmployerKind = (typeof employerKinds)[number]

/** A job people go abroad for. */
export type Job = {
  readonly slug: string
  /** Unit group of ISCO-08, four digits. */
  readonly isco: string
  readonly name: Words
  readonly about: Words
  readonly sector: Sector
  /** Who usually employs. */
  readonly employer: EmployerKind
  /** A picture of the Lucide set. */
  readonly icon: string
}

/** What `data/jobs.yaml` must hold. */
export const jobsFile: z.ZodType<{ jobs: readonly Job[] }> = z.strictObject({
  jobs: z
    .array(
      z
        .strictObject({
          slug,
          isco: z.string().regex(/^[1-9]\d{3}$/, 'expected an ISCO-08 unit group of four digits'),
          id: z.string().min(1),
          en: z.string().min(1),
          about: words,
          sector: z.enum(sectors),
          employer: z.enum(employerKinds),
          icon: slug,
        })
        .transform(({ id, en, ...own }): Job => ({ ...own, name: { id, en } })),
    )
    .superRefine(eachOnce(({ slug }) => slug)),
})
