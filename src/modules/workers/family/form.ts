import { z } from 'zod'
import { codeField, phoneField } from '../../accounts/index.ts'
import { nameForm } from '../register/form.ts'
import { relations } from '../worker.ts'

/** Whom a worker asks. Messages are keys; a name's may carry a sign. */
export const familyForm = nameForm.extend({
  relation: z.string({ error: 'relation.choose' }).pipe(z.enum(relations, { error: 'relation.choose' })),
  phone: phoneField,
})
export type FamilyForm = z.output<typeof familyForm>

/** The code that came to the relative's phone. */
export const codeForm = z.object({ code: codeField })

/** Yes, no, or not now. */
export const answerForm = z.object({
  answer: z
    .string({ error: 'answer.choose' })
    .pipe(z.enum(['permits', 'refuses', 'later'], { error: 'answer.choose' })),
})
