import { z } from 'zod'
import { isVillage } from '../home/village.ts'
import { educations, maritalStatuses } from '../worker.ts'

const oneOf = <const Values extends readonly string[]>(values: Values, message: string) =>
  z.string({ error: message }).pipe(z.enum(values, { error: message }))

const line = (least: number, most: number, wrong: { readonly short: string; readonly long: string }) =>
  z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => [...text].length >= least, wrong.short)
    .refine((text) => [...text].length <= most, wrong.long)

/** One schema a question; messages are keys of the profile's message file. */
export const answerForms = {
  birthPlace: z.object({ birthPlace: line(2, 80, { short: 'birthPlace.empty', long: 'birthPlace.long' }) }),
  maritalStatus: z.object({ maritalStatus: oneOf(maritalStatuses, 'choose') }),
  education: z.object({ education: oneOf(educations, 'choose') }),
  village: z.object({ village: z.string().default('').refine(isVillage, 'village.choose') }),
  address: z.object({ address: line(3, 200, { short: 'address.empty', long: 'address.long' }) }),
} as const
