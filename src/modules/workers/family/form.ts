import { z } from 'zod'
import { phoneOf } from '../../accounts/index.ts'
import { nameForm } from '../register/form.ts'
import { relations } from '../worker.ts'

/** Whom a worker asks. Messages are keys; a name's may carry a sign. */
export const familyForm = nameForm.extend({
  relation: z.string({ error: 'relation.choose' }).pipe(z.enum(relations, { error: 'relation.choose' })),
  phone: z
    .string()
    .default('')
    .transform((text, context) => {
      const phone = phoneOf(text)
      if (phone !== undefined) return phone
      context.addIssue({ code: 'custom', message: 'phone.wrong' })
      return z.NEVER
    }),
})
export type FamilyForm = z.output<typeof familyForm>

/** A code as it is typed: spaces do not count. */
export const codeForm = z.object({
  code: z
    .string()
    .default('')
    .transform((text) => text.replace(/\D/g, ''))
    .refine((code) => code.length === 6 || code.length === 8, 'code.length'),
})

/** Yes, no, or not now. */
export const answerForm = z.object({
  answer: z
    .string({ error: 'answer.choose' })
    .pipe(z.enum(['permits', 'refuses', 'later'], { error: 'answer.choose' })),
})
