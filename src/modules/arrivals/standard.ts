import { z } from 'zod'
import { caseStandard } from '../cases/index.ts'
import { confidence, eachOnce, localDate, readData, reference, slug, words } from '../offices/index.ts'

const named = { code: slug, name: words }

const file = z
  .strictObject({
    confidence,
    from: localDate,
    carriers: z
      .array(z.strictObject(named))
      .min(1)
      .superRefine(eachOnce(({ code }) => code)),
    needs: z
      .array(z.strictObject({ ...named, category: slug.optional() }))
      .min(1)
      .superRefine(eachOnce(({ code }) => code)),
    otherwise: slug,
    toldAfterDays: z.int().nonnegative(),
    wayDays: z.int().nonnegative(),
    longestWayDays: z.int().nonnegative(),
    aheadDays: z.int().nonnegative(),
  })
  .superRefine(({ needs, otherwise }, context) => {
    const known = new Set(caseStandard().categories.map(({ code }) => code))
    for (const code of [otherwise, ...needs.flatMap(({ category }) => category ?? [])])
      if (!known.has(code)) context.addIssue({ code: 'custom', path: ['needs'], message: `there is no ${code}` })
  })

export type ArrivalStandard = z.output<typeof file>

let kept: ArrivalStandard | undefined

/** How people come, and what they may need at once. Source: `data/arrivals.yaml`. */
export const arrivalStandard = (): ArrivalStandard => (kept ??= readData('arrivals.yaml', file))

/** The name of a need; its code where it is no longer listed. */
export const needName = (code: string, lang: 'id' | 'en'): string =>
  arrivalStandard().needs.find((one) => one.code === code)?.name[lang] ?? code

/** The name of a way to come; its code where it is no longer listed. */
export const carrierName = (code: string, lang: 'id' | 'en'): string =>
  arrivalStandard().carriers.find((one) => one.code === code)?.name[lang] ?? code

/** What a complaint of somebody with these needs is about, unless they say otherwise. */
export const categoryFor = (needs: readonly string[]): string =>
  arrivalStandard().needs.find(({ code, category }) => category !== undefined && needs.includes(code))?.category ??
  arrivalStandard().otherwise

/** The name of a country people go to work in; its code where it is not listed. */
export const countryName = (code: string, lang: 'id' | 'en'): string =>
  reference().destinations.get(code)?.name[lang] ?? code
