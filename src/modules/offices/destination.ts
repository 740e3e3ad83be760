import { z } from 'zod'
import type { OfficeId } from '../../kernel/ids.ts'
import type { TimeZone } from '../../kernel/time.ts'
import {
  type Confidence,
  confidence,
  countryCode,
  currencyCode,
  eachOnce,
  slug,
  type Words,
  zoneName,
} from './data-file.ts'
import { type Sector, sectors } from './job.ts'
import { officeId } from './office.ts'

/** A country people go to work in. */
export type Destination = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: Words
  /** ISO 4217. */
  readonly currency: string
  readonly zone: TimeZone
  /** The mission that answers first for people there; `null` when none is registered here. */
  readonly mission: OfficeId | null
  /** Whether Bekal serves applications for it today. Not a word about the law. */
  readonly open: boolean
  /** Usual routes by sector, likeliest first; `other` for sectors not named. Codes of `regulations/schemes`. */
  readonly schemes: Readonly<Partial<Record<Sector | 'other', readonly string[]>>>
  /** What UU 18/2017 asks of a destination; `null` where we do not know. */
  readonly protection: {
    readonly law: boolean | null
    readonly agreement: boolean | null
    readonly socialSecurity: boolean | null
  }
  readonly confidence: Confidence
}

const known = z.boolean().nullable()
const nothingKnown = { law: null, agreement: null, socialSecurity: null }
const routes = z.array(slug).min(1)
const schemes = z.partialRecord(z.enum([...sectors, 'other']), routes)

/** What `data/destinations.yaml` must hold, given the missions there are. */
export const destinationsFile = (
  missions: ReadonlySet<OfficeId>,
): z.ZodType<{ destinations: readonly Destination[] }> =>
  z.strictObject({
    destinations: z
      .array(
        z
          .strictObject({
            code: countryCode,
            id: z.string().min(1),
            en: z.string().min(1),
            currency: currencyCode,
            zone: zoneName,
            mission: slug
              .transform(officeId)
              .refine((mission) => missions.has(mission), {
                error: ({ input }) => `no mission has the id ${String(input)}`,
              })
              .nullable(),
            open: z.boolean(),
            schemes,
            protection: z.strictObject({ law: known, agreement: known, socialSecurity: known }).default(nothingKnown),
            confidence,
          })
          .transform(({ id, en, ...own }): Destination => ({ ...own, name: { id, en } })),
      )
      .superRefine(eachOnce(({ code }) => code)),
  })

/** The usual routes to a destination for a sector, likeliest first; none when we know none. */
export const likelySchemes = ({ schemes }: Destination, sector: Sector): readonly string[] =>
  schemes[sector] ?? schemes.other ?? []
