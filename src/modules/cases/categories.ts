import { z } from 'zod'
import type { LocalDate } from '../../kernel/time.ts'
import { confidence, eachOnce, localDate, officeId, readData, slug, words } from '../offices/index.ts'
import { levels } from './case.ts'

const category = z.strictObject({
  code: slug,
  name: words,
  statistics: z.string().regex(/^[A-Z_]+$/),
  madad: z.array(z.string().min(1)).min(1),
  asked: z.boolean(),
  goesTo: z.literal('centre').optional(),
})
const level = z.strictObject({
  level: z.enum(levels),
  from: localDate,
  signs: z.array(slug).min(1).optional(),
  categories: z.array(slug).min(1).optional(),
})
const unread = z.strictObject({
  level: z.enum(levels),
  minutes: z.int().positive(),
  counted: z.enum(['always', 'working']),
})

const file = z
  .strictObject({
    confidence,
    categories: z
      .array(category)
      .min(1)
      .superRefine(eachOnce(({ code }) => code)),
    signs: z
      .array(z.strictObject({ code: slug, name: words, words: z.array(z.string().min(3)) }))
      .superRefine(eachOnce(({ code }) => code)),
    levels: z.array(level),
    unread: z.array(unread).superRefine(eachOnce((line) => line.level)),
    firstAnswer: z.array(
      z.strictObject({
        level: z.enum(levels),
        from: localDate,
        hours: z.int().positive(),
        warnMinutes: z.int().positive(),
        otherwise: z.array(slug),
      }),
    ),
    desks: z.strictObject({
      directorate: z.strictObject({ unit: slug, name: words }),
      minister: z.strictObject({ unit: slug, name: words }),
    }),
    /** Days for which a tie to a company counts on after an officer says that it is over. */
    tieDays: z.int().positive(),
    familyAccess: z.strictObject({
      offered: z.array(z.int().positive()).min(1),
      mostPeople: z.int().positive(),
      mission: z.strictObject({ silentDays: z.int().positive(), mostDays: z.int().positive() }),
    }),
    /** How many days somebody stays in a safe house before it is decided anew, by dated lines. */
    stays: z
      .array(z.strictObject({ from: localDate, days: z.int().positive(), warnMinutes: z.int().positive() }))
      .min(1),
    /** Rules that must be met before somebody departs for home, and before they are handed over there. */
    returns: z.strictObject({
      beforeDeparture: z.array(z.string()).min(1),
      beforeHandover: z.array(z.string()).min(1),
    }),
    transfer: z.array(
      z.strictObject({
        level: z.enum(levels),
        from: localDate,
        length: z.int().positive(),
        unit: z.enum(['working-day', 'hour']),
        warnMinutes: z.int().positive(),
      }),
    ),
    inbound: z.strictObject({
      closedDays: z.int().positive(),
      flood: z.strictObject({
        messages: z.int().positive(),
        minutes: z.int().positive(),
        holdMinutes: z.int().positive(),
        joined: z.int().min(2),
      }),
    }),
    followUpDays: z.int().positive(),
    pattern: z.strictObject({ cases: z.int().min(2), days: z.int().positive() }),
    centreCalendar: slug.transform(officeId),
    monthsTold: z.int().positive(),
    feed: z.strictObject({ span: z.int().positive(), most: z.int().positive() }),
  })
  .superRefine(({ categories, signs, levels: lines, unread: limits, transfer }, context) => {
    const known = new Set([...categories, ...signs].map(({ code }) => code))
    lines.forEach((line, index) => {
      for (const code of [...(line.signs ?? []), ...(line.categories ?? [])])
        if (!known.has(code))
          context.addIssue({ code: 'custom', path: ['levels', index], message: `there is no ${code}` })
    })
    for (const one of levels)
      if (!limits.some((limit) => limit.level === one))
        context.addIssue({ code: 'custom', path: ['unread'], message: `expected a line for ${one}` })
    for (const one of levels)
      if (!transfer.some((line) => line.level === one))
        context.addIssue({ code: 'custom', path: ['transfer'], message: `expected a line for ${one}` })
  })

export type CaseStandard = z.output<typeof file>
export type LevelLine = { readonly from: LocalDate } & z.output<typeof level>

let kept: CaseStandard | undefined

/** What people complain of, and how it is sorted. Source: `data/case-categories.yaml`. */
export const caseStandard = (): CaseStandard => (kept ??= readData('case-categories.yaml', file))

/** The name of a category; its code where it is no longer listed. */
export const categoryName = (code: string, lang: 'id' | 'en'): string =>
  caseStandard().categories.find((one) => one.code === code)?.name[lang] ?? code

export const signName = (code: string, lang: 'id' | 'en'): string =>
  caseStandard().signs.find((one) => one.code === code)?.name[lang] ?? code
