import { z } from 'zod'
import { caseStandard } from '../cases/index.ts'
import { confidence, eachOnce, localDate, readData, reference, slug, words } from '../offices/index.ts'

const kind = z.strictObject({
  code: slug,
  name: words,
  case: z.strictObject({ category: slug, signs: z.array(slug) }),
})

const replyWords = z.array(z.string().regex(/^\p{Ll}+$/u)).min(1)

const file = z
  .strictObject({
    confidence,
    from: localDate,
    kinds: z
      .array(kind)
      .min(1)
      .superRefine(eachOnce(({ code }) => code)),
    reminders: z.array(z.int().positive()),
    call: z.int().positive(),
    channels: z.array(z.enum(['sms', 'whatsapp'])).min(1),
    replies: z.strictObject({ safe: replyWords, help: replyWords, not: replyWords }),
    languages: z
      .array(z.strictObject({ code: z.string().regex(/^[a-z]{2,3}$/), name: z.string().min(1) }))
      .superRefine(eachOnce(({ code }) => code)),
  })
  .superRefine(({ kinds }, context) => {
    const { categories, signs } = caseStandard()
    const known = new Set([...categories, ...signs].map(({ code }) => code))
    kinds.forEach((one, index) => {
      for (const code of [one.case.category, ...one.case.signs])
        if (!known.has(code))
          context.addIssue({ code: 'custom', path: ['kinds', index], message: `there is no ${code}` })
    })
  })

export type CrisisStandard = z.output<typeof file>

let kept: CrisisStandard | undefined

/** What kinds of events there are, and how people are asked. Source: `data/crisis.yaml`. */
export const crisisStandard = (): CrisisStandard => (kept ??= readData('crisis.yaml', file))

/** The name of a kind; its code where it is no longer listed. */
export const kindName = (code: string, lang: 'id' | 'en'): string =>
  crisisStandard().kinds.find((one) => one.code === code)?.name[lang] ?? code

/** The name of a country people go to work in; its code where it is not listed. */
export const countryName = (code: string, lang: 'id' | 'en'): string =>
  reference().destinations.get(code)?.name[lang] ?? code
