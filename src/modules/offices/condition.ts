import { z } from 'zod'
import type { LocalDate } from '../../kernel/time.ts'
import { type Confidence, confidence, currencyCode, localDate, type Words, words } from './data-file.ts'
import { type Job, type Sector, sectors } from './job.ts'

/** The least a contract may pay, before any deduction. */
export type Pay = { readonly amount: number; readonly currency: string; readonly per: 'month' | 'hour' | 'day' }

/** Working conditions we know of, for some jobs or sectors of a country, with their source. */
export type Condition = {
  readonly country: string
  readonly jobs: readonly string[]
  readonly sectors: readonly Sector[]
  readonly pay: Pay
  /** The first day the amount applies; `null` when not known. */
  readonly since: LocalDate | null
  readonly contractMonths: number | null
  readonly note: Words
  readonly source: Words
  readonly asOf: LocalDate
  readonly confidence: Confidence
}

/** Illustrative exchange rates of one day. Never used for a charge or a contract. */
export type Rates = {
  readonly asOf: LocalDate
  readonly illustrative: true
  /** Whole rupiah for so many units of a currency. */
  readonly of: Readonly<Record<string, { readonly units: number; readonly rupiah: number }>>
}

const pay = z.strictObject({
  amount: z.int().positive(),
  currency: currencyCode,
  per: z.enum(['month', 'hour', 'day']),
})

/** What `data/conditions.yaml` must hold, given the countries and jobs there are. */
export const conditionsFile = (
  countries: ReadonlySet<string>,
  jobs: ReadonlySet<string>,
): z.ZodType<{ conditions: readonly Condition[]; rates: Rates }> =>
  z.strictObject({
    conditions: z.array(
      z
        .strictObject({
          country: z.string().refine((code) => countries.has(code), 'expected a code of data/destinations.yaml'),
          jobs: z.array(z.string().refine((slug) => jobs.has(slug), 'expected a slug of data/jobs.yaml')).default([]),
          sectors: z.array(z.enum(sectors)).default([]),
          pay,
          since: localDate.nullable(),
          contractMonths: z.int().positive().nullable().default(null),
          note: words,
          source: words,
          asOf: localDate,
          confidence,
        })
        .refine(({ jobs, sectors }) => jobs.length + sectors.length > 0, 'expected jobs or sectors it is about'),
    ),
    rates: z.strictObject({
      asOf: localDate,
      illustrative: z.literal(true),
      of: z.record(currencyCode, z.strictObject({ units: z.int().positive(), rupiah: z.int().positive() })),
    }),
  })

/** What is known for a job in a country: said of the job itself, or else of its sector. */
export const conditionOf = (
  conditions: readonly Condition[],
  country: string,
  { slug, sector }: Pick<Job, 'slug' | 'sector'>,
): Condition | undefined => {
  const here = conditions.filter((condition) => condition.country === country)
  return here.find(({ jobs }) => jobs.includes(slug)) ?? here.find(({ sectors }) => sectors.includes(sector))
}

/**
 * Pay in rupiah at an illustrative rate, rounded to ten thousand so that nobody takes it for a promise.
 * @returns whole rupiah, or `undefined` without a rate of that currency
 */
export function inRupiah({ amount, currency }: Pay, rates: Rates): number | undefined {
  const rate = rates.of[currency]
  return rate && Math.round((amount * rate.rupiah) / rate.units / 10_000) * 10_000
}
